"""Feeds and web archives: whose words an entry is, and what is said beside them."""

from flows.reading.documents import Document, Limits
from flows.reading.reader import read_document
from flows.reading.rules import ReadingRules
from tests.reading.hostile import warc

WORDS = "The mayor of Quell said on Monday that 12 people were hurt."
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Quay Gazette</title><link>http://quay.example</link>
<item><title>Barge &amp;amp; quay</title><link>http://quay.example/barge</link><dc:creator>Mara Dunn</dc:creator>
<description>A barge sank.</description><pubDate>Sat, 01 Mar 2025 10:30:00 +0200</pubDate>
<content:encoded><![CDATA[<p>{WORDS}</p><p>He left.</p><script>alert(1)</script>]]></content:encoded></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Gazette</title>
<entry><title type="html">Barge</title><link rel="self" href="http://quay.example/feed"/><link href="http://quay.example/barge"/>
<author><name>Mara Dunn</name></author><updated>2025-03-01T08:30:00Z</updated>
<content type="html">&lt;p&gt;{WORDS}&lt;/p&gt;</content></entry></feed>"""


def read(name: str, data: bytes, rules: ReadingRules) -> Document:
    (item,) = read_document(name, data, Limits(), rules)
    assert isinstance(item, Document), item
    return item


def test_an_entry_is_its_whole_text_with_its_metadata(rules: ReadingRules) -> None:
    for name, source, text in (("a.rss", RSS, f"{WORDS}\nHe left."), ("b.atom", ATOM, WORDS)):
        found = read(name, source.encode(), rules)
        article = found.article
        assert (article.text, found.locator, found.published_basis) == (text, f"{name}#1", "feed")
        assert (article.outlet, article.byline) == ("Quay Gazette", "Mara Dunn")
        assert article.url == "http://quay.example/barge"
        assert f"{article.published_at}" == "2025-03-01 08:30:00"
        assert article.title in ("Barge & quay", "Barge")


def test_nothing_outside_a_feed_is_read(rules: ReadingRules) -> None:
    entity = '<!DOCTYPE rss [<!ENTITY out SYSTEM "file:///etc/passwd">]>'
    feed = f"{entity}<rss><channel><item><description>{WORDS} &out;</description></item></channel></rss>"
    assert read("a.rss", feed.encode(), rules).article.text == WORDS


def test_a_page_of_a_web_archive_is_read_as_a_page(rules: ReadingRules) -> None:
    page = f"<html><head><title>Barge</title></head><body><article><p>{WORDS}</p></article></body></html>"
    chunks = b"".join(
        b"%x\r\n%s\r\n" % (len(part), part) for part in (page[:40].encode(), page[40:].encode())
    )
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n"
    picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"
    archive = warc(b"request", b"GET / HTTP/1.1\r\n\r\n") + warc(b"response", picture)
    found = read("a.warc", archive + warc(b"response", head + chunks + b"0\r\n\r\n"), rules)
    assert (found.article.text, found.locator) == (WORDS, "a.warc#1")
    assert found.article.url == "http://quay.example/2025/03/01/page"
    assert f"{found.article.published_at:%Y-%m-%d}" == "2025-03-01"
