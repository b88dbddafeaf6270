"""Every row of the tables fires on its example and not on its counterexample."""

from collections.abc import Sequence
from typing import Any

import pytest

from flows.claims import ClaimRules
from flows.claims.phrases import Phrasebook
from flows.claims.words import split_words


def fires(book: Phrasebook[Any], pattern: str, text: str) -> bool:
    return any(hit.rule.pattern == pattern for hit in book.find(split_words(text)))


@pytest.mark.parametrize(
    ("rows", "book"),
    [
        ("cue_acts", "acts"),
        ("pseudo_cues", "pseudo"),
        ("stance_cues", "stances"),
        ("stance_verdicts", "verdicts"),
        ("relay_frames", "relays"),
        ("content_tails", "tails"),
        ("second_cues", "participles"),
        ("back_references", "pointers"),
    ],
)
def test_examples(rules: ClaimRules, rows: str, book: str) -> None:
    found: Sequence[Any] = getattr(rules, rows)
    phrases: Phrasebook[Any] = getattr(rules, book)
    assert found
    silent = [row.pattern for row in found if not fires(phrases, row.pattern, row.example)]
    assert not silent
    if rows not in ("cue_acts", "back_references"):
        loud = [row.pattern for row in found if fires(phrases, row.pattern, row.not_example)]
        assert not loud


def test_hedges(rules: ClaimRules) -> None:
    for row in rules.hedges:
        book = rules.cue_hedges if row.place == "cue" else rules.content_hedges
        assert fires(book, row.pattern, row.example), row.pattern
        assert not fires(book, row.pattern, row.not_example), row.pattern


def test_no_pattern_twice(rules: ClaimRules) -> None:
    for rows in (rules.cue_acts, rules.pseudo_cues, rules.stance_cues, rules.stance_verdicts):
        patterns = [row.pattern for row in rows]
        assert len(patterns) == len(set(patterns))


def test_every_row_has_a_reason(rules: ClaimRules) -> None:
    for rows in (rules.verb_forms, rules.cue_acts, rules.source_words, rules.nested_cues, rules.hedges):
        assert all(row.reason for row in rows)
