"""Numerals in digits, in words and in both: "8.5 million", "two dozen", "tens of thousands", "three-quarters"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from flows.estimates.cardinals import CARDINALS, read_cardinal
from flows.estimates.digits import read_digits
from flows.estimates.magnitudes import Magnitudes
from flows.estimates.parts import PARTS, halves_something, read_part, read_ratio
from flows.estimates.pieces import Piece, PieceKind, fraction_value

_AFTER_SCORES = frozenset("of more were are have had dead".split())


class Shape(StrEnum):
    """How a numeral is written."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral from piece `first` to piece `last`; a part of a whole ("half of") is held in percent.

    `scaled` tells that a magnitude or a thousands separator was read, so that it cannot be a year or a label;
    `factor` is the magnitude that it ends with.
    """

    first: int
    last: int
    low: float
    high: float
    shape: Shape
    scaled: bool = False
    factor: float = 1.0


class NumeralReader:
    """Reads the numeral that begins at a piece. It holds the magnitudes and the vague words, and no state."""

    def __init__(self, magnitudes: Magnitudes) -> None:
        self._magnitudes = magnitudes

    def words(self) -> frozenset[str]:
        """The words with which a numeral may begin; "a" and "an" are left to `read`."""
        return frozenset(CARDINALS) | {"half", "couple", *PARTS} | self._magnitudes.words()

    def knows(self, piece: Piece) -> bool:
        """Whether a numeral may begin with this word, "a" and "an" aside."""
        return (
            piece.word in CARDINALS or piece.word in {"half", "couple"} or self._magnitudes.knows(piece.word)
        )

    def read(self, pieces: Sequence[Piece], first: int, *, money: bool = False) -> Numeral | None:
        """The longest numeral that begins at piece `first`; `money` allows "5m" and "5b" their magnitudes."""
        piece = pieces[first]
        ratio = self._ratio(pieces, first)
        if ratio is not None:
            return ratio
        if piece.kind is PieceKind.NUMBER:
            digits = read_digits(pieces, first)
            if digits is None:
                return None
            last, value, is_scaled = digits
            value = _rounded(value)
            return self._scaled(pieces, Numeral(first, last, value, value, Shape.DIGITS, is_scaled), money)
        if piece.kind is PieceKind.FRACTION:
            value = fraction_value(piece.text)
            return self._scaled(pieces, Numeral(first, first, value, value, Shape.DIGITS), money)
        if piece.kind is not PieceKind.WORD:
            return None
        return self._part(pieces, first) or self._vague(pieces, first) or self._words(pieces, first)

    @staticmethod
    def _ratio(pieces: Sequence[Piece], first: int) -> Numeral | None:
        """ "One in five", "6 out of 10", in percent."""
        found = read_ratio(pieces, first)
        if found is None:
            return None
        percent = round(100 * found[1], 2)
        return Numeral(first, found[0], percent, percent, Shape.PART, True)

    def _words(self, pieces: Sequence[Piece], first: int) -> Numeral | None:
        cardinal = read_cardinal(pieces, first, self._magnitudes)
        if cardinal is None:
            return self._couple(pieces, first)
        value = _rounded(cardinal.value)
        return Numeral(first, cardinal.last, value, value, Shape.WORDS, cardinal.is_scaled, cardinal.factor)

    def _scaled(self, pieces: Sequence[Piece], numeral: Numeral, money: bool) -> Numeral:
        """The numeral with the magnitudes after it multiplied out: "8.5 million", "3 hundred thousand"."""
        while True:
            found = self._magnitudes.after(pieces, numeral.last, money=money)
            if found is None:
                return numeral
            last, factor = found
            low, high = _rounded(numeral.low * factor), _rounded(numeral.high * factor)
            numeral = replace(
                numeral, last=last, low=low, high=high, scaled=True, factor=numeral.factor * factor
            )
            if factor > 1000:
                return numeral

    def _couple(self, pieces: Sequence[Piece], first: int) -> Numeral | None:
        """ "a couple of weeks", "the next couple weeks", "a couple hundred"; not "the couple" or "a couple from"."""
        index = first + (pieces[first].word == "a")
        following = index + 1
        if following >= len(pieces) or pieces[index].word != "couple":
            return None
        if pieces[following].word == "of":
            following += 1
        elif not (pieces[following].word.endswith("s") or self._magnitudes.whole_word(pieces[following])):
            return None
        factor = self._magnitudes.whole_word(pieces[following]) if following < len(pieces) else None
        if factor is not None:
            return Numeral(first, following, 2 * factor, 2 * factor, Shape.WORDS, True, factor)
        return Numeral(first, index, 2.0, 2.0, Shape.WORDS, True)

    def _vague(self, pieces: Sequence[Piece], first: int) -> Numeral | None:
        """ "dozens", "tens of thousands", "several hundred", "a few dozen" by the table's conventions."""
        magnitudes = self._magnitudes
        start = first + (pieces[first].word == "a" and first + 1 < len(pieces))
        multiplier = magnitudes.multiplier(pieces[start])
        if multiplier is not None and start + 1 < len(pieces):
            factor = magnitudes.whole_word(pieces[start + 1])
            if factor is None:
                return None
            low, high = multiplier[0] * factor, multiplier[1] * factor
            return Numeral(first, start + 1, low, high, Shape.VAGUE, True, factor)
        interval = magnitudes.vague(pieces[first])
        if interval is None or (first > 0 and _ends_numeral(pieces[first - 1])):
            return None
        low, high = interval
        last = first
        while last + 2 < len(pieces) and pieces[last + 1].word == "of":
            factor = magnitudes.plural_factor(pieces[last + 2])
            if factor is None:
                break
            low, high, last = low * factor, (high + 1) * factor - 1, last + 2
        last = _doubled(pieces, first, last)
        if last == first and not _stands_alone(pieces, first):
            return None
        return Numeral(first, last, low, high, Shape.VAGUE, True)

    def _part(self, pieces: Sequence[Piece], first: int) -> Numeral | None:
        """A part of a whole in percent, or of a unit or magnitude as it stands: "half a million", "half an hour"."""
        found = read_part(pieces, first)
        if found is None:
            return None
        last, value = found
        words = [piece.word for piece in pieces[last + 1 : last + 3]]
        step = 2 if words[:1] == ["of"] else 1
        if words[step - 1 : step] in (["a"], ["an"]) or (words[:1] and pieces[last + 1].is_dash):
            index = last + step + 1
            factor = self._magnitudes.whole_word(pieces[index]) if index < len(pieces) else None
            if factor is not None:
                return Numeral(first, index, value * factor, value * factor, Shape.WORDS, True, factor)
            if not pieces[last + 1].is_dash:
                return Numeral(first, last + step, value, value, Shape.WORDS, True)
        if pieces[last].word == "half" and first == last and not halves_something(pieces, first):
            return None
        percent = round(100 * value, 2)
        return Numeral(first, last, percent, percent, Shape.PART, True)


def _rounded(value: float) -> float:
    """The value without the noise of binary fractions: 1.1 million is 1100000."""
    return float(f"{value:.12g}")


def _ends_numeral(piece: Piece) -> bool:
    return piece.kind is PieceKind.NUMBER or piece.word in CARDINALS


def _stands_alone(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a vague word counts by itself: "tens" before "of" alone, "scores" only before "of", "more" or a past form."""
    word = pieces[index].word
    after = pieces[index + 1].word if index + 1 < len(pieces) else ""
    if word == "scores":
        return after in _AFTER_SCORES or after.endswith("ed")
    return word != "tens" or after == "of"


def _doubled(pieces: Sequence[Piece], first: int, last: int) -> int:
    """The last piece of "thousands upon thousands", or `last` where the word stands once."""
    words = [piece.word for piece in pieces[last : last + 3]]
    is_double = last == first and len(words) == 3 and words[1] in {"upon", "and"} and words[0] == words[2]
    return last + 2 if is_double else last
