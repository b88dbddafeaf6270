"""Which side of a matter a claim takes where one of two must be so (contrasts.csv): armed, or holding but a phone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from flows.disputes.rules import ContrastRow, DisputeRules
from flows.disputes.statements import is_negation
from flows.disputes.words import fold, words

_WITHIN = r"\W+(?:[\w’'.-]+\W+){0,3}?"
_REACH = 3
_STANCES = frozenset({"asserts", "denies"})
_SEPARATOR = ":"
_NAME = re.compile(r"(?P<name>(?:[A-Z][\w’'-]+\s)*[A-Z][\w’'-]+)(?:,\s\d\d,)?\s(?:(?:was|is|had|never)\s)*$")


@dataclass(frozen=True, slots=True)
class Side:
    """The side that a claim takes of a matter, and of whom it speaks by name."""

    matter: str
    label: str
    who: str

    def __str__(self) -> str:
        return _SEPARATOR.join((self.matter, self.label, self.who))

    @classmethod
    def of(cls, written: str) -> "Side":
        """Read what `str` gives."""
        matter, label, who = written.split(_SEPARATOR, 2)
        return cls(matter, label, who)


def contrast(text: str, stance: str, rules: DisputeRules) -> Side | None:
    """The side that a claim takes of a matter; None where it takes none, or both.

    Whoever denies the one side takes the other.
    """
    if stance not in _STANCES:
        return None
    for row in rules.contrasts:
        found = list(_sides(text, row))
        sides = {side for side, _ in found}
        if len(sides) == 1:
            takes_one = sides.pop() == (stance == "asserts")
            who = next((name for _, match in found if (name := _subject(match))), "")
            return Side(row.matter, row.one_label if takes_one else row.other_label, who)
    return None


def _sides(text: str, row: ContrastRow) -> Iterator[tuple[bool, re.Match[str]]]:
    """For each time that `text` speaks of the matter, whether it takes the one side, and where."""
    for match in _found(row.other_words, text):
        if not _is_of_others(match, row):
            yield False, match
    for match in _pattern(row.verbs, row.other_nouns).finditer(text):
        if not _is_of_others(match, row) and not _is_negated(match):
            yield False, match
    for match in (*_pattern(row.verbs, row.one_nouns).finditer(text), *_found(row.one_words, text)):
        if not _is_of_others(match, row):
            yield not _is_negated(match), match


def _subject(match: re.Match[str]) -> str:
    """The name that stands right before: "Ned Alder, 40, pointed a pistol"."""
    named = _NAME.search(match.string[: match.start()])
    return named["name"] if named else ""


def _found(alternatives: str, text: str) -> Iterator[re.Match[str]]:
    return _phrases(alternatives).finditer(text)


@cache
def _phrases(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


@cache
def _pattern(verbs: str, nouns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{verbs}){_WITHIN}(?:{nouns})\b", re.IGNORECASE)


def _before(match: re.Match[str]) -> list[str]:
    return [fold(word) for word in words(match.string[max(0, match.start() - 60) : match.start()])[-_REACH:]]


def _is_of_others(match: re.Match[str], row: ContrastRow) -> bool:
    """Whether somebody is told of who is no question: "deputies drew their guns"."""
    return any(word in row.not_of.split("|") for word in _before(match))


def _is_negated(match: re.Match[str]) -> bool:
    inside = [fold(word) for word in words(match.group())]
    return any(is_negation(word) for word in (*_before(match), *inside))
