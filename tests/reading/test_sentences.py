"""Sentences cover a text; one without an end is cut, so that no parser is given it whole."""

import pytest

from flows.reading.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rained. He left.", ["It rained.", "He left."]),
        ("Gen. Alden left.", ["Gen. Alden left."]),
        ("He met J. Alden.", ["He met J. Alden."]),
        ("One\n\n  Two ", ["One", "Two"]),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text, {"Gen."})] == found


@pytest.mark.parametrize("text", ["word " * 30_000, "(" * 5_000, " ".join(["x" * 1_999, "y" * 3_000, "z"])])
def test_a_sentence_without_an_end_is_cut_between_words(text: str) -> None:
    found = sentences(text, ())
    assert max(len(sentence.text) for sentence in found) <= 2_000
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in found)
    assert "".join("".join(sentence.text.split()) for sentence in found) == "".join(text.split())
    if text.startswith("word"):
        assert {word for sentence in found for word in sentence.text.split()} == {"word"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He died at 2:14 a.m. Police said so.", 2),
        ("It opened at 4 p.m. Friday in Tarn.", 1),
        ("It opened at 4 p.m. Eastern time.", 1),
        ("It opened at 4 p.m. Moscow time.", 1),
        ("It opened at 4 p.m. (EST) in Tarn.", 1),
    ],
)
def test_a_clock_time_ends_a_sentence_unless_a_day_or_a_zone_follows(text: str, parts: int) -> None:
    assert len(sentences(text, {"a.m.", "p.m."})) == parts
