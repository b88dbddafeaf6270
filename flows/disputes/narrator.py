"""The article's own voice as a side: what it states as fact and somebody denies in the same breath."""

import re
from collections.abc import Iterable

from flows.disputes.rules import DisputeRules
from flows.disputes.statements import Statement
from flows.disputes.words import words
from flows.records import Span

_CLAUSE = re.compile(r"[,;—–]\s*(?:even\s)?(?P<word>[a-z]+)\b")
_BREAK = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])|\n")
_LONGEST_SENTENCE = 600
_FEWEST_WORDS = 4


def narrated(
    text: str, anchor: Statement, cue_start: int | None, claims: Iterable[Span], rules: DisputeRules
) -> Span | None:
    """Where the article itself states what `anchor` stands against; None where it does not.

    `claims` are the contents that the article attributes to somebody. "Alden arms the rebels, though it denies it"
    states it; "The rebels say that Alden arms them, though it denies it" does not.
    """
    if cue_start is None:
        return None
    left = max(0, cue_start - _LONGEST_SENTENCE)
    begins = left + max((match.end() for match in _BREAK.finditer(text[left:cue_start])), default=0)
    before = text[begins:cue_start]
    concessions = [m for m in _CLAUSE.finditer(before) if m["word"] in rules.roles["concession"]]
    if not concessions:
        return None
    span = Span(begins, begins + concessions[-1].start())
    if len(words(span.of(text))) < _FEWEST_WORDS or any(span.overlaps(claim) for claim in claims):
        return None
    points_there = anchor.is_pointer or span.overlaps(Span(anchor.start, anchor.end))
    return span if points_there else None
