import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.pages import read_page

PAGE = """<!doctype html><html><head><title>Bridge stays shut - Harbour Ledger</title>
<meta property="og:site_name" content="Harbour Ledger"><meta name="author" content="Ana Ruel">
<meta property="article:published_time" content="2025-03-04T10:00:00Z"><script>alert("never")</script></head>
<body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav><article><h1>Bridge stays shut</h1>
<p>The mayor of Harlow Bay said on Tuesday that the old bridge would stay closed until June because 14 of its bolts
had failed, and that nobody would be asked to pay for the detour.</p>
<p>“Nobody crosses it on my watch,” Mayor Ilse Vane told reporters at the town hall on Tuesday evening.</p></article>
<footer>Sign up for our newsletter</footer></body></html>"""


def test_main_text_and_metadata() -> None:
    text, fields = read_page(PAGE)
    assert "The mayor of Harlow Bay said" in text
    assert "“Nobody crosses it on my watch,”" in text
    for furniture in ("alert", "Sport", "newsletter"):
        assert furniture not in text
    assert fields["outlet"] == "Harbour Ledger"
    assert fields["byline"] == "Ana Ruel"
    assert fields["published"] == "2025-03-04"


def test_a_page_of_many_unclosed_paragraphs_is_not_deep() -> None:
    page = PAGE.replace(
        "</article>", "<p>The council agreed with the mayor on every point.<br>" * 1500 + "</article>"
    )
    assert "The council agreed" in read_page(page)[0]


@pytest.mark.parametrize(
    "hostile",
    ["<div>" * 100_000 + "text", "<<<>>>" * 50_000, "<a href='" + "x" * 1_000_000, "&amp;" * 100_000, ""],
)
def test_hostile_pages_end_quickly(hostile: str) -> None:
    begun = time.process_time()
    read_page(hostile)
    assert time.process_time() - begun < 20


@given(st.text(alphabet="<>/pdiv =\"'&;a!-\n", max_size=200))
def test_any_page_reads_without_raising(html: str) -> None:
    text, fields = read_page(html)
    assert isinstance(text, str)
    assert isinstance(fields, dict)
