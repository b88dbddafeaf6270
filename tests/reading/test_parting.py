"""Sentences end where furniture begins, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.parting import part_attributions, part_furniture
from flows.reading.sentences import sentences
from flows.records import Attribution, Span


@pytest.mark.parametrize(
    ("text", "marked", "parts"),
    [
        ("3 Mar 2025 Boats lost AFP Twelve boats sank.", ["3 Mar 2025 Boats lost AFP"],
         ["3 Mar 2025 Boats lost AFP", "Twelve boats sank."]),
        ("Twelve boats sank. It rained Source Wire", ["Source Wire"],
         ["Twelve boats sank.", "It rained", "Source Wire"]),
        ("Go to www.quay.example now.", ["www.quay.example"], ["Go to www.quay.example now."]),
        ("Boats lost\nTwelve boats sank.", ["Boats lost"], ["Boats lost", "Twelve boats sank."]),
        ("Title It rained. He left Source Wire", ["Title", "Source Wire"],
         ["Title", "It rained.", "He left", "Source Wire"]),
        ("Title It rained Wire", ["Title", "Wire"], ["Title", "It rained", "Wire"]),
        ("It rained.", [], ["It rained."]),
    ],
)  # fmt: skip
def test_parts(text: str, marked: list[str], parts: list[str]) -> None:
    furniture = [Span(text.index(words), text.index(words) + len(words)) for words in marked]
    assert [sentence.text for sentence in part_furniture(sentences(text, ()), furniture)] == parts


@given(st.text(alphabet="aA. \n", max_size=60), st.lists(st.integers(0, 60), max_size=8, unique=True))
def test_every_part_stands_where_it_says(text: str, places: list[int]) -> None:
    edges = [place for place in sorted(places) if place <= len(text)]
    furniture = [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    whole = sentences(text, ())
    parts = part_furniture(whole, furniture)
    assert all(text[part.start : part.end] == part.text for part in parts)
    assert "".join("".join(part.text.split()) for part in parts) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "marked", "content", "source", "expected"),
    [
        ("ARVIK — Boats sank, police said.", ["ARVIK — "], "ARVIK — Boats sank", "police", ("Boats sank", "police")),
        ("Boats sank, police said Wire", ["Wire"], "Boats sank", "police", ("Boats sank", "police")),
        ("By Ana Boats sank, it said.", ["By Ana"], "Boats sank", "By Ana", ("Boats sank", None)),
        ("Boats sank, it said. See www.a.example", ["www.a.example"], "Boats sank", "it", ("Boats sank", "it")),
        ("Read more: Boats sank, police said", ["Read more: Boats sank, police said"], "Boats sank", "police", None),
    ],
)  # fmt: skip
def test_attributions_keep_what_is_the_report(
    text: str, marked: list[str], content: str, source: str, expected: tuple[str, str | None] | None
) -> None:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    whole = Attribution(span("said"), span(source), (span(content),), 1.0, "test")
    parted = part_attributions([whole], [span(words) for words in marked])
    found = [(part.content.of(text), part.source and part.source.of(text)) for part in parted]
    assert found == ([expected] if expected else [])
