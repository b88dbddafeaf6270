"""Numbers that count nothing: dates, times, addresses, scores, names, labels, years."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.estimates.cardinals import CARDINALS
from flows.estimates.lexicon import Phrases
from flows.estimates.numerals import Numeral, Shape
from flows.estimates.pieces import Piece, PieceKind

_HYPHENS = frozenset("-‐‑")
_BEFORE_YEAR = frozenset(
    (
        "in since of by from until till during before after early late mid to through between around circa "
        "and spring summer autumn fall winter year election elections"
    ).split()
)
_COUNTED = frozenset(
    "people men women children soldiers troops victims workers jobs homes houses civilians".split()
)
_FLOORS = frozenset("least than nearly almost approximately roughly some".split())
# "sub-3 percent inflation", "a now-18 month-old girl": the number counts all the same
_PREFIXES = frozenset({"sub", "now", "then"})
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Blocked:
    """Stretches of a sentence, in order and apart, whose numbers are left out."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def overlaps(self, start: int, end: int) -> bool:
        """Whether `start` to `end` shares a character with a stretch."""
        index = bisect_right(self.starts, end - 1) - 1
        return index >= 0 and self.ends[index] > start


class Exclusions:
    """The patterns of numbers that count nothing and the words that number things, from the reviewed tables."""

    def __init__(self, patterns: Iterable[str], labels: Iterable[tuple[str, bool]]) -> None:
        """`patterns` are regular expressions; `labels` are words and whether they name in lower case too."""
        self._patterns = tuple(re.compile(pattern) for pattern in patterns)
        self._labels = Phrases([(word, (word, lower)) for word, lower in labels])

    def blocked(self, text: str) -> Blocked:
        """The stretches of `text` that a pattern matches, joined where they overlap."""
        spans = sorted(match.span() for pattern in self._patterns for match in pattern.finditer(text))
        joined: list[list[int]] = []
        for start, end in spans:
            if start == end:
                continue
            if joined and start <= joined[-1][1]:
                joined[-1][1] = max(joined[-1][1], end)
            else:
                joined.append([start, end])
        return Blocked(tuple(start for start, _ in joined), tuple(end for _, end in joined))

    def is_name(self, pieces: Sequence[Piece], numeral: Numeral) -> bool:
        """Whether the numeral is part of a name, a label's number, a year or a list's: "F-16", "Article 4", "2016"."""
        first = numeral.first
        return self._is_labelled(pieces, first) or (
            numeral.shape is Shape.DIGITS and (_is_year(pieces, numeral) or _is_identifier(pieces, numeral))
        )

    def _is_labelled(self, pieces: Sequence[Piece], first: int, depth: int = 2) -> bool:
        """Whether a label stands before the number, or before the number that it is listed with."""
        index = first - 1
        while (
            index >= 0
            and (pieces[index].text in {".", "#"} or pieces[index].text in _HYPHENS)
            and first - index < 3
        ):
            index -= 1
        found = self._labels.ending(pieces, first - 1) or self._labels.ending(pieces, index)
        if found is not None:
            start, (_, lower) = found
            if (lower or _has_capital(pieces[start])) and not (
                start and pieces[start - 1].text in _HYPHENS and pieces[start].glued
            ):
                return True
        if depth and first >= 2 and pieces[first - 1].word in {"and", "or", ",", "to", "through", "&"}:
            before = pieces[first - 2]
            if before.kind is PieceKind.NUMBER or before.word in CARDINALS:
                return self._is_labelled(pieces, first - 2, depth - 1) or self._is_plural_label(
                    pieces, first - 2
                )
        return self._is_plural_label(pieces, first)

    def _is_plural_label(self, pieces: Sequence[Piece], first: int) -> bool:
        """ "Articles 4 and 5": the plural of a label."""
        if first < 1 or not pieces[first - 1].word.endswith("s") or not pieces[first - 1].is_capitalised:
            return False
        previous = pieces[first - 1]
        singular = Piece(
            previous.start,
            previous.end - 1,
            previous.text[:-1],
            previous.word[:-1],
            previous.kind,
            previous.glued,
        )
        return self._labels.ending([singular], 0) is not None


def _has_capital(piece: Piece) -> bool:
    return piece.text != piece.word


def is_glued_to_word(pieces: Sequence[Piece], numeral: Numeral, *, measured: bool) -> bool:
    """ "B52", "F-16", "mother-of-two", "mid-1990": letters or a hyphened word stand right before the number."""
    first = numeral.first
    if first == 0 or not pieces[first].glued:
        return False
    before = pieces[first - 1]
    if before.kind is PieceKind.WORD:
        return not numeral.scaled
    if before.text in {"/", ":", "."} and pieces[first - 1].glued:
        return first >= 2 and not (before.text == ":" and pieces[first - 2].kind is PieceKind.WORD)
    return (
        before.text in _HYPHENS
        and before.glued
        and first >= 2
        and pieces[first - 2].kind is not PieceKind.MARK
        and pieces[first - 2].word not in _PREFIXES
    )


def _is_identifier(pieces: Sequence[Piece], numeral: Numeral) -> bool:
    """A long row of digits, one that begins with 0, or the number of a list's item ("1. Rest")."""
    text = pieces[numeral.first].text
    if text.isdigit() and (len(text) > _MOST_DIGITS or (len(text) > 1 and text[0] == "0")):
        return True
    following = pieces[numeral.last + 1] if numeral.last + 1 < len(pieces) else None
    return (
        numeral.first == 0
        and numeral.first == numeral.last
        and following is not None
        and following.glued
        and following.text in {".", ")"}
    )


def _is_year(pieces: Sequence[Piece], numeral: Numeral) -> bool:
    """ "2016" anywhere but before people or after "more than"; "1848" after a word that leads to years."""
    text = pieces[numeral.first].text
    if numeral.scaled or numeral.first != numeral.last or not (len(text) == 4 and text.isdigit()):
        return False
    value = int(text)
    if not 1000 <= value < 2200:
        return False
    before = pieces[numeral.first - 1].word if numeral.first else ""
    following = pieces[numeral.last + 1] if numeral.last + 1 < len(pieces) else None
    if following is not None and (following.word in _COUNTED or following.text in {"%", "°"}):
        return False
    if before in _FLOORS:
        return False
    if 1900 <= value < 2100:
        return True
    return before in _BEFORE_YEAR and not (
        following is not None and following.word.endswith("s") and not following.glued
    )
