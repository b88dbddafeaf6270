"""The article's own voice as a side: what it states as fact and somebody denies in the same breath."""

import re
from collections.abc import Iterable

from flows.disputes.rules import DisputeRules
from flows.disputes.statements import Row
from flows.disputes.words import words
from flows.records import Span

_CLAUSE = re.compile(r"[,;—–]\s*(?:even\s)?(?P<word>[a-z]+)\b")
_BREAK = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])|\n")
_LONGEST_SENTENCE = 600
_FEWEST_WORDS = 4
_LONGEST_POINTER = 3


def narrated(text: str, anchor: Row, said: Iterable[Span], rules: DisputeRules) -> Span | None:
    """Where the article itself states what the claim `anchor` stands against; None where it does not.

    `said` are the contents that the article attributes to somebody. "Alden arms the rebels, though it denies it"
    states it; "The rebels say that Alden arms them, though it denies it" does not.
    """
    cue_start = anchor["cue_start"]
    if cue_start is None:
        return None
    left = max(0, cue_start - _LONGEST_SENTENCE)
    begins = left + max((match.end() for match in _BREAK.finditer(text[left:cue_start])), default=0)
    before = text[begins:cue_start]
    concessions = [m for m in _CLAUSE.finditer(before) if m["word"] in rules.roles["concession"]]
    if not concessions:
        return None
    span = Span(begins, begins + concessions[-1].start())
    if len(words(span.of(text))) < _FEWEST_WORDS or any(span.overlaps(one) for one in said):
        return None
    content = Span(anchor["start_char"], anchor["end_char"])
    points_back = content.start > span.end and len(words(content.of(text))) <= _LONGEST_POINTER
    return span if points_back or span.overlaps(content) else None
