"""A small inbox of hostile files, made by code, each with its expected outcome.

`expected` maps each locator to `article` or to the reason of its rejection. Every text differs, so that none is
the copy of another.
"""

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ARTICLE = "article"


@dataclass(frozen=True)
class HostileFile:
    name: str
    data: bytes
    expected: dict[str, str]


def text(topic: str) -> str:
    return (
        f"The mayor of {topic} said on Monday that at least 12 people were hurt. He denied a higher figure."
    )


def one(name: str, data: bytes, outcome: str = ARTICLE) -> HostileFile:
    return HostileFile(name, data, {name: outcome})


def _json(topic: str, **fields: object) -> bytes:
    return json.dumps({"text": text(topic), **fields}).encode()


def hostile_files() -> Iterator[HostileFile]:
    """Every file, in a fixed order."""
    yield from _not_text()
    yield from _encodings()
    yield from _shapes()
    yield from _feeds()
    yield from _packed()
    yield from _names()
    yield from _characters()


def _not_text() -> Iterator[HostileFile]:
    yield one("bad/empty.txt", b"", "empty")
    yield one("bad/blank.txt", b" \r\n\t\n\xc2\xa0 ", "empty")
    yield one("bad/only-mark.txt", b"\xef\xbb\xbf", "empty")
    yield one("bad/no-words.txt", b"*** 1234 ***", "empty")
    yield one("bad/picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary")
    yield one("bad/program.json", b"\x7fELF" + bytes(64), "binary")
    yield one("bad/nulls.txt", bytes(4096), "binary")
    yield one("bad/noise.txt", bytes((i * 197 + i * i * 31) % 256 for i in range(4096)), "binary")
    yield one("bad/half-utf16.txt", b"\xff\xfe" + "Aster".encode("utf-16-le") + b"\x00", "undecodable")
    yield one("bad/page.pdf", b"%PDF-1.7", "unsupported")
    yield one("bad/no-suffix", text("Alder").encode(), "unsupported")
    yield one("bad/.hidden", text("Birch").encode(), "unsupported")
    yield one("bad/sheet.csv", b"a,b\n1,2\n", "unsupported")
    yield one(
        "bad/russian.txt",
        ("Мэр сообщил в понедельник, что пострадали двенадцать человек. " * 3).encode(),
        "language",
    )
    yield one(
        "bad/french.txt",
        "Le maire a dit que douze personnes sont dans un état grave et que la route de la vallée est fermée pour "
        "les habitants, selon la police.".encode("latin-1"),
        "language",
    )
    yield one("bad/endless.txt", (text("Cedar") + " ").encode() * 60_000, "too_large")


def _encodings() -> Iterator[HostileFile]:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"):
        body = f"{text(f'Døgn {encoding}')} “Twelve – no more,” he said."
        yield one(f"encodings/{encoding}.txt", body.encode(encoding))
    yield one("encodings/broken-utf8.txt", f"{text('Elm')} “No,” he said. Caf".encode() + b"\xc3")
    yield one("encodings/mac-lines.txt", text("Fir").replace(". ", ".\r").encode())


def _shapes() -> Iterator[HostileFile]:
    yield one("shapes/cut.json", _json("Gorse")[:-20], "malformed")
    yield one("shapes/list-of-text.json", b'"just a string"', "malformed")
    yield one("shapes/number.json", b"12", "malformed")
    yield one("shapes/no-text.json", b'{"title": "Nothing below"}', "malformed")
    yield one("shapes/null-text.json", b'{"text": null}', "malformed")
    yield one("shapes/text-list.json", b'{"text": ["a", "b"]}', "malformed")
    yield one("shapes/blank-text.json", b'{"text": " \\n "}', "empty")
    yield one("shapes/deep.json", b"[" * 10_000 + b"]" * 10_000, "malformed")
    yield one(
        "shapes/deep-field.json",
        _json("Hazel")[:-1] + b', "x": ' + b"[" * 10_000 + b"]" * 10_000 + b"}",
        "malformed",
    )
    yield one("shapes/long-number.json", b'{"text": ' + b"9" * 10_000 + b"}", "malformed")
    yield one(
        "shapes/odd-fields.json",
        _json("Ivy", title=5, outlet=[], byline=["A. Moss", "B. Reed"], published="soon"),
    )
    yield one(
        "shapes/far-date.json", _json("Juniper", published="0001-01-01T00:00:00+14:00", url="http://[bad")
    )
    yield one(
        "shapes/half-pair.json", b'{"text": "The mayor of Kelp \\ud800 said on Monday that nobody was hurt."}'
    )
    yield one(
        "shapes/half-pair-fields.json", _json("Kale", title="a \ud800", outlet="\0", byline=["\udc00", "B"])
    )
    yield one(
        "shapes/odd-front.md",
        f'---\ntitle: "\\ud800 \\0"\ndate: {"9" * 40}\n---\n{text("Quillwort")}'.encode(),
    )
    yield HostileFile(
        "shapes/list.json",
        b"[" + _json("Larch") + b', {"text": ""}, 7, ' + _json("Maple") + b"]",
        {
            "shapes/list.json#1": ARTICLE,
            "shapes/list.json#2": "empty",
            "shapes/list.json#3": "malformed",
            "shapes/list.json#4": ARTICLE,
        },
    )
    yield one("shapes/no-records.json", b"[]", "empty")
    yield HostileFile(
        "shapes/lines.jsonl",
        b"\xef\xbb\xbf"
        + _json("Nettle")
        + b"\r\n\r\n{broken\n"
        + _json("Oak")
        + b"\n\xff\xfe\x00\n[]\n"
        + _json("Pine"),
        {
            "shapes/lines.jsonl#1": ARTICLE,
            "shapes/lines.jsonl#3": "malformed",
            "shapes/lines.jsonl#4": ARTICLE,
            "shapes/lines.jsonl#5": "undecodable",
            "shapes/lines.jsonl#6": "malformed",
            "shapes/lines.jsonl#7": ARTICLE,
        },
    )
    yield one("shapes/no-lines.jsonl", b"\n\n \n", "empty")
    yield one("shapes/front.md", f"---\ntitle: No\ndate: 2025-01-05\n---\n{text('Quince')}".encode())
    yield one("shapes/open-front.md", f"---\n{text('Rowan')}".encode())
    yield one("shapes/bad-front.md", f"---\ntitle: [a\n---\n{text('Sedge')}".encode(), "malformed")
    yield one("shapes/deep-front.md", b"---\nx: " + b"[" * 5_000 + b"\n---\nThe mayor spoke.", "malformed")


def _feeds() -> Iterator[HostileFile]:
    items = "".join(
        f"<item><title>One</title><link>http://quay.example/a</link><description>{text(topic)}</description></item>"
        for topic in ("Aloe", "Basil")
    )
    bare = f'<rss version="2.0"><channel><title>Quay Gazette</title>{items}<item/></channel></rss>'
    outcomes = {"feeds/two.rss#1": ARTICLE, "feeds/two.rss#2": ARTICLE, "feeds/two.rss#3": "empty"}
    yield HostileFile("feeds/two.rss", bare.encode(), outcomes)
    entity = '<!DOCTYPE rss [<!ENTITY out SYSTEM "file:///etc/hostname">]>'
    outside = (
        f"{entity}<rss><channel><item><description>{text('Cress')} &out;</description></item></channel></rss>"
    )
    yield HostileFile("feeds/entity.xml", outside.encode(), {"feeds/entity.xml#1": ARTICLE})
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb_feed = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]><rss><channel><item><description>&l9;</description></item></channel></rss>'
    yield HostileFile("feeds/laughs.rss", bomb_feed.encode(), {"feeds/laughs.rss": "malformed"})
    yield one("feeds/cut.atom", bare.encode()[:-30], "malformed")
    yield one("feeds/deep.xml", b"<a>" * 10_000, "malformed")
    yield one("feeds/other.xml", b"<sitemap><url>x</url></sitemap>", "malformed")
    yield one("feeds/none.rss", b"<rss><channel/></rss>", "empty")
    page = f"<html><body><article><p>{text('Dock')}</p></article></body></html>".encode()
    sent = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    whole = warc(b"warcinfo", b"software: none\r\n") + warc(b"response", sent)
    yield HostileFile("feeds/page.warc", whole, {"feeds/page.warc#1": ARTICLE})
    cut = whole + warc(b"response", sent.replace(b"Dock", b"Endive"))[:-60]
    cut = cut.replace(b"Dock", b"Fennel")
    outcomes = {"feeds/cut.warc.gz#1": ARTICLE, "feeds/cut.warc.gz#2": "malformed"}
    yield HostileFile("feeds/cut.warc.gz", gzip.compress(cut, mtime=0), outcomes)
    yield one("feeds/no-page.warc", warc(b"warcinfo", b"x"), "empty")
    yield HostileFile("feeds/no-archive.warc", b"WARC/9", {"feeds/no-archive.warc#1": "malformed"})


def warc(kind: bytes, content: bytes) -> bytes:
    """A record of a web archive."""
    head = b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: http://quay.example/2025/03/01/page\r\nContent-Length: %d\r\n\r\n"
    return head % (kind, len(content)) + content + b"\r\n\r\n"


def _packed() -> Iterator[HostileFile]:
    yield one("packed/plain.txt.gz", gzip.compress(text("Thyme").encode(), mtime=0))
    two = gzip.compress(text("Umber").encode(), mtime=0) + gzip.compress(b" He left.", mtime=0)
    yield one("packed/two-members.txt.gz", two)
    record = {f"packed/lines.jsonl.gz#{number}": ARTICLE for number in (1, 2)}
    lines = _json("Vetch") + b"\n" + _json("Willow")
    yield HostileFile("packed/lines.jsonl.gz", gzip.compress(lines, mtime=0), record)
    yield one("packed/cut.txt.gz", gzip.compress(text("Yarrow").encode(), mtime=0)[:-9], "damaged")
    yield one("packed/not-packed.txt.gz", text("Zinnia").encode(), "damaged")
    yield one("packed/nothing.txt.gz", gzip.compress(b"", mtime=0), "empty")
    yield one("packed/twice.txt.gz.gz", gzip.compress(gzip.compress(b"x")), "unsupported")
    yield one("packed/bomb.txt.gz", bomb(257 * 1024**2), "archive_bomb")
    yield one("packed/archive.zip", b"PK\x03\x04" + bytes(60), "unsupported")


def bomb(size: int) -> bytes:
    """A gzip file that unpacks to `size` null bytes."""
    packer = zlib.compressobj(9, wbits=31)
    block = bytes(1024**2)
    parts = [packer.compress(block) for _ in range(size // len(block))]
    return b"".join([*parts, packer.flush()])


def _names() -> Iterator[HostileFile]:
    names = (
        "quote's.txt",
        'double"quote.txt',
        "line\nbreak.txt",
        "semi;colon --.txt",
        "=HYPERLINK(1).txt",
        "<b>bold</b>.txt",
        "emoji 🦭.txt",
        "..dots...txt",
        " blank .txt",
        "percent%20s%n.txt",
        "hash#1.txt",
        "UPPER.TXT",
        "e\u0301combining.txt",
        "right\u202eto-left.txt",
        "escape\x1b[31m.txt",
        "n" * 250 + ".txt",
        "deep/" * 30 + "deep.txt",
    )
    for number, name in enumerate(names):
        yield one(f"names/{name}", text(f"Town {number}").encode())


def _characters() -> Iterator[HostileFile]:
    for name, odd in {
        "null": "\0",
        "escape": "\x1b[31m",
        "bell": "\a",
        "right-to-left": "\u202e",
        "zero-width": "\u200b",
        "emoji": "🦭",
        "private": "\ue000",
        "formula": "=1+1",
        "script": "<script>alert(1)</script>",
        "quote": "'; drop table articles; --",
        "template": "{{ 7 * 7 }}",
    }.items():
        yield one(f"characters/{name}.txt", f"{odd} {text(name.title())} {odd}end.".encode())
    yield one("characters/quotes.txt", ("“" * 2_000 + text("Acacia")).encode())
    yield one("characters/long-word.txt", (text("Bracken") + " " + "a" * 200_000).encode())
    yield one("characters/long-line.txt", (text("Clover") + " It rained." * 20_000).encode())
    yield one("characters/short-lines.txt", (text("Dill") + "\nA" * 5_000).encode())


def write_hostile(folder: Path) -> dict[str, str]:
    """Writes the files below `folder`; what each locator is expected to become.

    A name that the file system refuses is left out.
    """
    expected: dict[str, str] = {}
    for file in hostile_files():
        path = folder / file.name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data)
        except OSError:
            continue
        expected |= file.expected
    return expected
