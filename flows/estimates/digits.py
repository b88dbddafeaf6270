"""Numerals in digits, with the separators of several countries and with written fractions."""

import re
from collections.abc import Sequence

from flows.estimates.pieces import Piece, PieceKind, fraction_value

_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_GROUPED = re.compile(r"\d{1,3}(?:[,'’\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:[.\u00a0\u2009\u202f]\d{3})+,\d{1,2}")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_LONGEST = 24
_SLASHES = frozenset("/⁄")
_DENOMINATORS = frozenset("2 3 4 5 8 10 16 32 64 100 128 1000".split())


def digits_value(text: str) -> float | None:
    """The value of a numeral in digits, None where the separators make no number ("3.1.4", "1,2,3").

    "1,234.5", "12,34,567", "1'234", "1.234.567,8" and "3,5" are numbers.
    """
    if len(text) > _LONGEST:
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


def read_digits(pieces: Sequence[Piece], first: int) -> tuple[int, float, bool] | None:
    """The numeral in digits that begins at piece `first`: its last piece, its value, whether it is grouped or scaled.

    "12,500", "12 500", "1 1/2", "1½", "3/4" and "2×10^6" are read whole; "9/11" is no fraction.
    """
    piece = pieces[first]
    value = digits_value(piece.text)
    if value is None:
        return None
    last, is_scaled = first, not _PLAIN.fullmatch(piece.text)
    following = pieces[first + 1 : first + 4]
    if following and following[0].kind is PieceKind.FRACTION:
        last, value = first + 1, value + fraction_value(following[0].text)
    elif _is_fraction(following):
        last, value = first + 3, value + _quotient(following)
    elif _is_fraction(pieces[first : first + 3]):
        last, value = first + 2, _quotient(pieces[first : first + 3])
    elif _is_thousands(piece, following):
        last, value, is_scaled = first + 1, value * 1000 + float(following[0].text), True
    power = _power_of_ten(pieces, last + 1)
    if power is not None:
        return power[0], value * 10.0 ** power[1], True
    return last, value, is_scaled


def _is_fraction(pieces: Sequence[Piece]) -> bool:
    """Whether three pieces are a written fraction such as 1/2 or 3/16, not a date such as 9/11."""
    return (
        len(pieces) == 3
        and pieces[1].text in _SLASHES
        and pieces[1].glued
        and pieces[2].glued
        and pieces[0].text.isdecimal()
        and pieces[2].text in _DENOMINATORS
        and int(pieces[0].text[:6]) < int(pieces[2].text)
    )


def _quotient(pieces: Sequence[Piece]) -> float:
    return int(pieces[0].text) / int(pieces[2].text)


def _is_thousands(piece: Piece, following: Sequence[Piece]) -> bool:
    """Whether a blank separates thousands, as in "10 000" or "12 500"; not "Route 12 573"."""
    return (
        bool(following)
        and following[0].start == piece.end + 1
        and len(following[0].text) == 3
        and following[0].text.isdecimal()
        and following[0].text.endswith("00")
        and piece.text.isdecimal()
        and len(piece.text) <= 3
        and piece.text != "0"
    )


def _power_of_ten(pieces: Sequence[Piece], index: int) -> tuple[int, int] | None:
    """ "×10^6" or "x 10−3" beginning at `index`, as its last piece and its exponent."""
    words = [piece.text for piece in pieces[index : index + 5]]
    if words[:1] not in (["×"], ["x"], ["*"]) or words[1:2] != ["10"]:
        return None
    caret = words[2:3] == ["^"]
    is_negative = words[2 + caret : 3 + caret] in (["-"], ["−"], ["–"])
    digits = words[2 + caret + is_negative : 3 + caret + is_negative]
    if not digits or not digits[0].isdecimal() or len(digits[0]) > 2:
        return None
    exponent = int(digits[0])
    return index + 2 + caret + is_negative, -exponent if is_negative else exponent
