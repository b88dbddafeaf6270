"""The notation of patterns."""

from dataclasses import dataclass

import pytest

from flows.claims.inflection import inflections
from flows.claims.phrases import Phrasebook, outermost
from flows.claims.words import split_words


@dataclass(frozen=True)
class Rule:
    pattern: str


def found(pattern: str, text: str) -> list[str]:
    book = Phrasebook([Rule(pattern)], {"say": ("says", "said", "saying")})
    return [hit.span.of(text) for hit in outermost(book.find(split_words(text)))]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("say~", "She says so and said so", ["says", "said"]),
        ("say", "She says so", []),
        ("could not (yet) confirm|verify", "They couldn’t yet verify it", ["couldn’t yet verify"]),
        ("could not (yet) confirm|verify", "They could verify it", []),
        ("can not", "They cannot", ["cannot"]),
        ("claim~ (*) lives", "It claimed nine lives", ["claimed nine lives"]),
        ("claim~ (*) lives", "It claimed lives", ["claimed lives"]),
        ("claim~ (*) lives", "It claimed well over nine lives", []),
        ("no ** claim~", "No group has yet claimed it", ["No group has yet claimed"]),
        ("no ** claim~", "No. It claimed it", []),
        ("give = (a) reason", "They give a reason", ["give"]),
        ("give = (a) reason", "They give a ring", []),
    ],
)
def test_notation(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize("pattern", ["", "** said", "(so)", "= said"])
def test_a_pattern_begins_with_a_word(pattern: str) -> None:
    with pytest.raises(ValueError, match="must begin with a word"):
        Phrasebook([Rule(pattern)], {})


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("claim", {"claim", "claims", "claimed", "claiming"}),
        ("note", {"note", "notes", "noted", "noting"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("say", {"say", "says", "said", "saying"}),
    ],
)
def test_inflections(verb: str, expected: set[str]) -> None:
    assert inflections(verb, {"say": ("says", "said", "saying")}) == expected


def test_words_stand_where_the_text_has_them() -> None:
    text = "They won’t, the U.S. said: “It’s 10,000”."
    for word in split_words(text, 5):
        plain = text[word.start - 5 : word.end - 5].lower().replace("’", "'")
        assert word.text == plain or word.text in ("not", "will")


@pytest.mark.parametrize("text", ["İİİİ's here", "ﬁﬁ’ll", "'s", "n't", "cannot", "Can’t"])
def test_words_never_run_backwards(text: str) -> None:
    assert all(word.start <= word.end for word in split_words(text))
