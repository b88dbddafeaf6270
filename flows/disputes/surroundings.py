"""What stands around a figure: its sentence, and the names near it that tell one event from another."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flows.disputes.words import fold

_BREAK = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])|\n+")
_REACH = 600
_CAPITALISED = re.compile(r"[A-Z][^\W_]+(?:[-'’][^\W_]+)*|\b\d{3,4}\sblock\b")
_LOWER = re.compile(r"\b[a-z]{3,}\b")
# capitalised words that many events share, or that say when and not which
_COMMON = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december north south east west northern southern eastern western police department "
    "county city state states hospital medical center centre hospitals clinic university sheriff office officer "
    "officers avenue street road boulevard drive lane highway park school church district mr mrs ms dr president "
    "minister ministry government army force forces the united nations news reuters associated press agency media "
    "afp cnn fbi atf chief lieutenant sgt lt capt captain sergeant detective spokesman spokesperson spokeswoman "
    "mayor governor senator judge new los san general homicide emergency fire ems swat".split()
)
_HOSPITAL = re.compile(r"(?:[A-Z][\w’'-]*\s){1,4}(?:Hospital|Medical|Health|Clinic|Infirmary|Trauma)\b")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sentence of a figure with the figure's place in it, and the names in and beside that sentence."""

    sentence: str
    position: int
    names: frozenset[str]


def surroundings(text: str, start: int, end: int, nations: Mapping[str, str]) -> Surroundings:
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
    near = frozenset(_names(window[first:last], nations))
    return Surroundings(window[begins:ends], start - left - begins, near)


def _names(passage: str, nations: Mapping[str, str]) -> Iterator[str]:
    plain = _HOSPITAL.sub(" ", passage)
    lower = set(_LOWER.findall(plain))
    for match in _CAPITALISED.finditer(plain):
        name = fold(match.group())
        if len(name) > 2 and name not in _COMMON and name not in lower and name not in nations:
            yield name
