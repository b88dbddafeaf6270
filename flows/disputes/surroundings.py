"""What stands around a figure: its sentence, and the names near it that tell one event from another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.disputes.rules import DisputeRules
from flows.disputes.words import fold

_BREAK = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])|\n+")
_REACH = 600
_CAPITALISED = re.compile(r"[A-Z][^\W_]+(?:[-'’][^\W_]+)*|\b\d{3,4}\sblock\b")
_OPENING = re.compile(r"(?:[.!?:]|\n)[\s\"“‘(]*$")
_NAME_AFTER = re.compile(r"(?:['’]s)?\s+[A-Z]")
_LOWER = re.compile(r"\b[a-z]{3,}\b")
_HOSPITAL = re.compile(r"(?:[A-Z][\w’'-]*\s){1,4}(?:Hospital|Medical|Health|Clinic|Infirmary|Trauma)\b")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sentence of a figure with the figure's place in it, and the names in and beside that sentence."""

    sentence: str
    position: int
    names: frozenset[str]


def surroundings(text: str, start: int, end: int, rules: DisputeRules) -> Surroundings:
    """What stands around `text[start:end]`; names are sought in the sentence and the two on either side.

    Hospitals are left out, as they take in the victims of many events; so are countries.
    """
    left, right = max(0, start - _REACH), min(len(text), end + _REACH)
    window = text[left:right]
    breaks = [0, *(match.end() for match in _BREAK.finditer(window)), len(window)]
    begins = max(at for at in breaks if at <= start - left)
    ends = min((at for at in breaks if at >= end - left and at > begins), default=len(window))
    first = breaks[max(0, breaks.index(begins) - 2)]
    last = breaks[min(len(breaks) - 1, breaks.index(ends) + 2)]
    near = names_in(window[first:last], rules)
    return Surroundings(window[begins:ends], start - left - begins, near)


def names_in(passage: str, rules: DisputeRules) -> frozenset[str]:
    """The proper names in `passage` that tell one event from another, folded."""
    return frozenset(_names(passage, rules))


def _names(passage: str, rules: DisputeRules) -> Iterator[str]:
    plain = _HOSPITAL.sub(" ", passage)
    unnamed = rules.roles["common_name"] | rules.roles["stop"]
    lower = set(_LOWER.findall(plain))
    lined = "\n" + plain
    for match in _CAPITALISED.finditer(plain):
        name = fold(match.group())
        if len(name) > 2 and name not in unnamed and name not in lower and name not in rules.nations:
            before = lined[max(0, match.start() - 4) : match.start() + 1]
            if _OPENING.search(before) and not _NAME_AFTER.match(plain, match.end()):
                continue  # a capital that only begins the sentence
            yield name
