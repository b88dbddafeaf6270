"""Numerals in digits, in words and in both: "8.5 million", "two dozen", "tens of thousands", "three-quarters"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from flows.estimates.magnitudes import Magnitudes
from flows.estimates.pieces import Piece, PieceKind, fraction_value

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
CARDINALS: dict[str, int] = {word: value for value, word in enumerate(_SMALL)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_DENOMINATORS = {
    word: value
    for value, word in enumerate(
        "half third quarter fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=2
    )
} | {"fourth": 4, "twentieth": 20, "hundredth": 100}
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_GROUPED = re.compile(r"\d{1,3}(?:[,'’\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:[.\u00a0\u2009\u202f]\d{3})+,\d{1,2}")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_MOST_DIGITS = 18
_WHOLES = frozenset("of the its their his her our my your all those these that".split())


class Shape(StrEnum):
    """How a numeral is written."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral from piece `first` to piece `last`; a part of a whole ("half of") is held in percent.

    `scaled` tells that a magnitude or a thousands separator was read, so that it cannot be a year or a label.
    """

    first: int
    last: int
    low: float
    high: float
    shape: Shape
    scaled: bool = False
    factor: float = 1.0


def digits_value(text: str) -> float | None:
    """The value of a numeral in digits, None where the separators make no number ("3.1.4", "1,2,3").

    "1,234.5", "12,34,567", "1'234", "1.234.567,8" and "3,5" are numbers.
    """
    if len(text) > _MOST_DIGITS + 6:
        return None
    if _PLAIN.fullmatch(text):
        return float(text)
    if _GROUPED.fullmatch(text) or _INDIAN.fullmatch(text):
        return float(re.sub(r"[^\d.]", "", text))
    if _CONTINENTAL.fullmatch(text):
        return float(re.sub(r"[^\d,]", "", text).replace(",", "."))
    if _DECIMAL_COMMA.fullmatch(text):
        return float(text.replace(",", "."))
    return None


class NumeralReader:
    """Reads the numeral that begins at a piece. It holds the magnitudes and the vague words, and no state."""

    def __init__(self, magnitudes: Magnitudes) -> None:
        self._magnitudes = magnitudes

    def knows(self, piece: Piece) -> bool:
        """Whether a numeral may begin with this word; "a" and "an" are left to `read`."""
        word = piece.word
        return (
            word in CARDINALS
            or word in {"half", "couple", "hundred", "dozen"}
            or self._magnitudes.knows(word)
        )

    def read(self, pieces: Sequence[Piece], first: int, *, money: bool = False) -> Numeral | None:
        """The longest numeral that begins at piece `first`; `money` allows "5m" and "5b" their magnitudes."""
        piece = pieces[first]
        if piece.kind is PieceKind.NUMBER:
            return self._digits(pieces, first, money)
        if piece.kind is PieceKind.FRACTION:
            value = fraction_value(piece.text)
            return self._scaled(pieces, Numeral(first, first, value, value, Shape.DIGITS), money)
        if piece.kind is not PieceKind.WORD:
            return None
        return self._part(pieces, first) or self._vague(pieces, first) or self._words(pieces, first, money)

    def _digits(self, pieces: Sequence[Piece], first: int, money: bool) -> Numeral | None:
        piece = pieces[first]
        value = digits_value(piece.text)
        if value is None:
            return None
        last = first
        scaled = not _PLAIN.fullmatch(piece.text)
        following = pieces[first + 1 : first + 4]
        if following and following[0].kind is PieceKind.FRACTION:
            value, last = value + fraction_value(following[0].text), first + 1
        elif _is_slashed(following):
            denominator = digits_value(following[2].text) or 1.0
            value, last = value + (digits_value(following[0].text) or 0.0) / denominator, first + 3
        elif _is_slashed(pieces[first : first + 3]):
            denominator = digits_value(pieces[first + 2].text) or 1.0
            value, last = value / denominator, first + 2
        elif _is_thousands(piece, following, pieces[first].end):
            value, last, scaled = value * 1000 + float(following[0].text), first + 1, True
        power = _power_of_ten(pieces, last + 1)
        if power is not None:
            last, exponent = power
            value, scaled = value * 10.0**exponent, True
        numeral = Numeral(first, last, value, value, Shape.DIGITS, scaled)
        return self._scaled(pieces, numeral, money)

    def _words(self, pieces: Sequence[Piece], first: int, money: bool) -> Numeral | None:
        """A cardinal in words, such as "two hundred and five thousand" or "a dozen"; not "a" alone."""
        start = first
        if pieces[first].word in {"a", "an"}:
            if first + 1 >= len(pieces) or self._magnitudes.whole_word(pieces[first + 1]) is None:
                return self._couple(pieces, first)
            start = first + 1
        total, current, last = 0.0, None, first - 1
        multiplied = 1.0
        index = start
        scaled = start != first
        while index < len(pieces):
            word = pieces[index].word
            value = CARDINALS.get(word)
            factor = self._magnitudes.whole_word(pieces[index])
            if value is not None:
                if current is not None and not (
                    current % 100 == 0 or (current % 10 == 0 and value < 10 and current % 100 >= 20)
                ):
                    break
                current = (current or 0.0) + value
            elif (
                factor is not None
                and (current is not None or total == 0.0)
                and not (current is None and last >= first)
            ):
                if current is None and start == first:
                    break  # "hundred" alone is no numeral
                if factor == 100:
                    current = (current or 1.0) * factor
                else:
                    total, current = total + (current or 1.0) * factor, None
                scaled, multiplied = True, factor
            else:
                break
            last = index
            half = _and_a_half(pieces, index + 1)
            if half and current is not None and factor is None:
                current, last, index = current + half[1], half[0], half[0]
            elif half and factor is not None:
                total, last, index = total + half[1] * factor, half[0], half[0]
            index = self._next_word(pieces, index, current is None or current % 100 == 0)
        if last < start:
            return None if pieces[first].word in {"a", "an"} else self._couple(pieces, first)
        value = total + (current or 0.0)
        whole = self._magnitudes.whole_word(pieces[last])
        return Numeral(first, last, value, value, Shape.WORDS, scaled, multiplied if whole else 1.0)

    @staticmethod
    def _next_word(pieces: Sequence[Piece], index: int, after_magnitude: bool) -> int:
        """Where the numeral may go on after piece `index`: past a glued hyphen, or past "and"."""
        following = index + 1
        if following + 1 < len(pieces):
            if pieces[following].is_dash and pieces[following].glued and pieces[following + 1].glued:
                return following + 1
            if (
                after_magnitude
                and pieces[following].word == "and"
                and pieces[following + 1].word in CARDINALS
            ):
                return following + 1
        return following

    def _scaled(self, pieces: Sequence[Piece], numeral: Numeral, money: bool) -> Numeral:
        """The numeral with the magnitudes after it multiplied out: "8.5 million", "10-million", "3 hundred"."""
        found = self._magnitudes.after(pieces, numeral.last, money=money)
        if found is None:
            return numeral
        last, factor = found
        scaled = Numeral(
            numeral.first,
            last,
            _times(numeral.low, factor),
            _times(numeral.high, factor),
            numeral.shape,
            True,
            numeral.factor * factor,
        )
        return self._scaled(pieces, scaled, money) if last + 1 < len(pieces) and factor <= 1000 else scaled

    def _couple(self, pieces: Sequence[Piece], first: int) -> Numeral | None:
        """ "a couple of weeks", "the next couple weeks", "a couple hundred"; not "the couple" or "a couple from"."""
        index = first + 1 if pieces[first].word == "a" else first
        if index + 1 >= len(pieces) or pieces[index].word != "couple":
            return None
        following = index + 1
        if pieces[following].word == "of":
            following += 1
        elif not (pieces[following].word.endswith("s") or self._magnitudes.whole_word(pieces[following])):
            return None
        factor = self._magnitudes.whole_word(pieces[following]) if following < len(pieces) else None
        if factor is not None:
            return Numeral(first, following, 2 * factor, 2 * factor, Shape.WORDS, True)
        return Numeral(first, index, 2.0, 2.0, Shape.WORDS, True)

    def _vague(self, pieces: Sequence[Piece], first: int) -> Numeral | None:
        """ "dozens", "tens of thousands", "several hundred", "a few dozen" by the table's conventions."""
        magnitudes = self._magnitudes
        start = first + 1 if pieces[first].word == "a" and first + 1 < len(pieces) else first
        multiplier = magnitudes.multiplier(pieces[start])
        if multiplier is not None and start + 1 < len(pieces):
            factor = magnitudes.whole_word(pieces[start + 1])
            if factor is None:
                return None
            return Numeral(
                first, start + 1, multiplier[0] * factor, multiplier[1] * factor, Shape.VAGUE, True
            )
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
        if last == first and not _stands_alone(pieces, first):
            return None
        return Numeral(first, last, low, high, Shape.VAGUE, True)

    def _part(self, pieces: Sequence[Piece], first: int) -> Numeral | None:
        """ "half of", "a third of", "two-thirds", "three-quarters of a point"; not "a third man", "first half"."""
        found = _fraction_words(pieces, first)
        if found is None:
            return None
        last, value = found
        following = pieces[last + 1 : last + 4]
        words = [piece.word for piece in following]
        if words[:1] in (["a"], ["an"]) or (words[:1] == ["of"] and words[1:2] in (["a"], ["an"])):
            article = last + 1 if words[0] in {"a", "an"} else last + 2
            factor = self._magnitudes.whole_word(pieces[article + 1]) if article + 1 < len(pieces) else None
            if factor is not None:
                return Numeral(first, article + 1, value * factor, value * factor, Shape.WORDS, True)
            return Numeral(first, article, value, value, Shape.WORDS, True)
        if following and following[0].is_dash and len(following) > 1 and following[1].glued:
            factor = self._magnitudes.whole_word(following[1])
            if factor is not None:
                return Numeral(first, last + 2, value * factor, value * factor, Shape.WORDS, True)
        if pieces[last].word == "half" and first == last and not _halves(pieces, first):
            return None
        percent = round(100 * value, 2)
        return Numeral(first, last, percent, percent, Shape.PART, True)


def _times(value: float, factor: float) -> float:
    """The product without the noise of binary fractions: 1.1 million is 1100000."""
    product = round(value * factor, 6)
    return float(product)


def _power_of_ten(pieces: Sequence[Piece], index: int) -> tuple[int, int] | None:
    """ "×10^6" or "x 10−3" beginning at `index`, as its last piece and its exponent."""
    words = [piece.text for piece in pieces[index : index + 5]]
    if words[:1] not in (["×"], ["x"], ["*"]) or words[1:2] != ["10"]:
        return None
    rest = words[2:]
    caret = rest[:1] == ["^"]
    sign = rest[caret : caret + 1] in (["-"], ["−"], ["–"])
    digits = rest[caret + sign : caret + sign + 1]
    if not digits or not digits[0].isdecimal() or len(digits[0]) > 2:
        return None
    exponent = int(digits[0])
    return index + 2 + caret + sign, -exponent if sign else exponent


def _is_slashed(pieces: Sequence[Piece]) -> bool:
    """Whether three pieces are a written fraction such as 1/2 or 3/16, not a date such as 9/11."""
    return (
        len(pieces) == 3
        and pieces[1].text in {"/", "⁄"}
        and pieces[1].glued
        and pieces[2].glued
        and pieces[0].text.isdigit()
        and pieces[2].text in {"2", "3", "4", "5", "8", "10", "16", "32", "64", "100", "128", "1000"}
        and int(pieces[0].text[:6]) < int(pieces[2].text)
    )


def _is_thousands(piece: Piece, following: Sequence[Piece], end: int) -> bool:
    """Whether a blank separates thousands, as in "10 000" or "12 500"; not "Route 12 573"."""
    return (
        bool(following)
        and following[0].kind is PieceKind.NUMBER
        and following[0].start == end + 1
        and len(following[0].text) == 3
        and following[0].text.endswith("00")
        and piece.text.isdigit()
        and len(piece.text) <= 3
        and piece.text != "0"
    )


def _and_a_half(pieces: Sequence[Piece], index: int) -> tuple[int, float] | None:
    """ "and a half", "and a quarter", "-and-a-half" beginning at `index`, as its last piece and its value."""
    words = []
    positions = []
    for position in range(index, min(index + 6, len(pieces))):
        if not pieces[position].is_dash:
            words.append(pieces[position].word)
            positions.append(position)
    if words[:2] in (["and", "a"], ["and", "one"]) and words[2:3] in (["half"], ["quarter"], ["third"]):
        return positions[2], 1 / _DENOMINATORS[words[2]]
    return None


def _fraction_words(pieces: Sequence[Piece], first: int) -> tuple[int, float] | None:
    """A fraction in words beginning at `first`, as its last piece and its value."""
    word = pieces[first].word
    if word == "half":
        return first, 0.5
    numerator = 1.0 if word in {"a", "one"} else float(CARDINALS.get(word, 0))
    if not 0 < numerator < 20:
        return None
    index = first + 1
    hyphened = index < len(pieces) and pieces[index].is_dash and pieces[index].glued
    index += hyphened
    if index >= len(pieces):
        return None
    name = pieces[index].word
    denominator = (
        _DENOMINATORS.get(name) or _DENOMINATORS.get(name.removesuffix("s")) or (2 if name == "halves" else 0)
    )
    if denominator <= numerator:
        return None
    plural = name.endswith("s")
    followed_by_of = index + 1 < len(pieces) and pieces[index + 1].word == "of"
    if plural != (numerator > 1) or not (hyphened or plural or followed_by_of):
        return None
    if plural and name == "quarters" and numerator != 3:
        return None  # "two quarters" of a year or of a game
    return index, numerator / denominator


def _halves(pieces: Sequence[Piece], index: int) -> bool:
    """Whether "half" halves something: "half of the", "half their", "by half"; not "first half", "half past"."""
    before = pieces[index - 1].word if index else ""
    after = pieces[index + 1].word if index + 1 < len(pieces) else ""
    if before in {
        "first",
        "second",
        "latter",
        "early",
        "late",
        "other",
        "better",
        "top",
        "bottom",
        "this",
        "that",
        "last",
    }:
        return False
    if index + 1 < len(pieces) and pieces[index + 1].is_dash and pieces[index + 1].glued:
        return False
    return after in _WHOLES or before in {
        "by",
        "than",
        "nearly",
        "almost",
        "about",
        "around",
        "roughly",
        "least",
        "in",
    }


def _ends_numeral(piece: Piece) -> bool:
    return piece.kind is PieceKind.NUMBER or piece.word in CARDINALS


def _stands_alone(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a vague word counts by itself: "tens" never, "scores" only before "of", "more" or a past form."""
    word = pieces[index].word
    if word == "tens":
        return False
    if word != "scores":
        return True
    after = pieces[index + 1].word if index + 1 < len(pieces) else ""
    return after in {"of", "more", "were", "are", "have", "had", "dead"} or after.endswith("ed")
