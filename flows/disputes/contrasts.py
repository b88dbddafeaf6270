"""Which side of a matter a claim takes where one of two must be so (contrasts.csv): armed, or holding but a phone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from flows.disputes.prefilter import needed
from flows.disputes.rows import ContrastRow
from flows.disputes.rules import DisputeRules
from flows.disputes.sentences import is_negation
from flows.disputes.words import fold, words

_WITHIN = r"\W+(?:[\w’'.-]+\W+){0,3}?"
_REACH = 4
_CLAUSE_END = re.compile(r"[.!?:;—]\s")
_NO_SIDE = frozenset({"unconfirmed", "withholds"})
_SEPARATOR = ":"
_PERSON = r"[A-Z][\w’'-]+(?:\s[A-Z]\.)?(?:\s[A-Z][\w’'-]+)+"
_AGED = re.compile(rf"(?P<before>{_PERSON}),\s\d\d(?=,)|\b\d\d-year-old\s(?P<after>{_PERSON})")
_NAME = re.compile(r"(?P<name>(?:[A-Z][\w’'-]+\s)*[A-Z][\w’'-]+)(?:,\s\d\d,)?\s(?:(?:was|is|had|never)\s)*$")
# "nothing so far shows that gangs were behind it"
_NO_SIGN = re.compile(
    r"\b(?:nothing\b[^.;:]{0,30}?\b(?:shows?|suggests?|indicates?|points?)|no\s(?:\w+\s)?(?:evidence|signs?|indications?|proof|reason|traces?)|"
    r"(?:do|does|did)(?:\snot|n['’]t)\s(?:believe|think))\b[^.;:]{0,50}$",
    re.IGNORECASE,
)
_OF_NONE = frozenset({"neither", "none", "nobody"})
_NOBODY = frozenset(
    "He She They We It I You There Nobody Everybody Everyone Someone Somebody Who Gunmen Gunman "
    "Shooter Shooters Attackers Suspects Officers Police Deputies".split()
)


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


def sides_of(written: str) -> list[Side]:
    """Read sides that stand in one column."""
    return [Side.of(one) for one in written.split("|")]


def contrasts(text: str, stance: str, rules: DisputeRules) -> Iterator[Side]:
    """The side that a claim takes of each matter; of a matter of which it takes none or both, none.

    Whoever denies the one side takes the other, where one of both must be so; who cannot confirm it or will not speak of it is a side of its own.
    """
    lowered = text.lower()
    for row in rules.contrasts:
        if not any(
            string in lowered
            for string in _needed(row.verbs, row.one_nouns, row.other_nouns, row.one_words, row.other_words)
        ):
            continue
        found = list(_sides(text, row))
        sides = {side for side, _ in found}
        if len(sides) != 1 or (stance == "denies" and not row.is_either):
            continue
        who = next((name for _, match in found if (name := _subject(match))), "")
        takes_one = sides.pop() == (stance == "asserts")
        label = row.one_label if takes_one else row.other_label
        yield Side(row.matter, stance if stance in _NO_SIDE else label, who)


def _sides(text: str, row: ContrastRow) -> Iterator[tuple[bool, re.Match[str]]]:
    """For each time that `text` speaks of the matter, whether it takes the one side, and where."""
    for match in _found(row.other_words, text):
        says_none = is_negation(fold(match.group().split(maxsplit=1)[0]))  # "not one man and not one depot"
        is_negated = not says_none and any(is_negation(word) for word in _before(match))
        if not _is_of_others(match, row) and (row.is_either or not is_negated):
            yield is_negated, match
    for match in _done_with(row.verbs, row.other_nouns, text):
        if not _is_of_others(match, row) and not _is_negated(match):
            yield False, match
    for match in (*_done_with(row.verbs, row.one_nouns, text), *_found(row.one_words, text)):
        is_negated = _is_negated(match)
        if not _is_of_others(match, row) and (row.is_either or not is_negated):
            yield not is_negated, match


def _subject(match: re.Match[str]) -> str:
    """The name that stands right before, or else the one before it that has an age: "Ned Alder, 40, came with a pistol"."""
    if match.groupdict().get("who"):
        return match["who"]
    before = match.string[: match.start()]
    named = _NAME.search(before)
    if named and named["name"] in _NOBODY:
        named = None
    aged = next(_AGED.finditer(before), None)
    return named["name"] if named else next(filter(None, aged.groups())) if aged else ""


def _found(alternatives: str, text: str) -> Iterator[re.Match[str]]:
    return _phrases(alternatives).finditer(text) if alternatives else iter(())


def _done_with(verbs: str, nouns: str, text: str) -> Iterator[re.Match[str]]:
    return _pattern(verbs, nouns).finditer(text) if verbs and nouns else iter(())


@cache
def _needed(verbs: str, one_nouns: str, other_nouns: str, *alternatives: str) -> frozenset[str]:
    """Strings of which a text that speaks of the matter holds one: "" is in every text."""
    done = (_pattern(verbs, nouns).pattern for nouns in (one_nouns, other_nouns) if verbs and nouns)
    patterns = [*done, *(_phrases(words).pattern for words in alternatives if words)]
    return frozenset().union(*(needed(pattern) or {""} for pattern in patterns))


@cache
def _phrases(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


@cache
def _pattern(verbs: str, nouns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{verbs}){_WITHIN}(?:{nouns})\b", re.IGNORECASE)


def _before(match: re.Match[str]) -> list[str]:
    """The last words before it of its own clause: "Our account has not changed: he fired" negates nothing."""
    clause = _CLAUSE_END.split(match.string[max(0, match.start() - 60) : match.start()])[-1]
    if clause.endswith(", "):
        return []  # "a second man, never found, fired"
    return [fold(word) for word in words(clause)[-_REACH:]]


def _opens_with_none(match: re.Match[str]) -> bool:
    """Whether its clause is of none at all: "neither of the two men, Ned Alder and Abe Brook, had a knife"."""
    clause = _CLAUSE_END.split(match.string[: match.start()])[-1]
    opening = [fold(word) for word in words(clause)[:2]]
    return not _OF_NONE.isdisjoint(opening) and " but " not in clause


def _is_of_others(match: re.Match[str], row: ContrastRow) -> bool:
    """Whether somebody is told of who is no question: "deputies drew their guns"."""
    return any(word in row.not_of.split("|") for word in _before(match))


def _is_negated(match: re.Match[str]) -> bool:
    """Words of groups named `own` negate nothing: they are how the side is put ("would not let them in")."""
    said = match.group()
    for name, words_of_side in match.groupdict().items():
        if name.startswith("own") and words_of_side:
            said = said.replace(words_of_side, " ", 1)
    inside = [fold(word) for word in words(said)]
    says_no_sign = _NO_SIGN.search(match.string, 0, match.start()) is not None
    return (
        says_no_sign
        or any(is_negation(word) for word in (*_before(match), *inside))
        or _opens_with_none(match)
    )
