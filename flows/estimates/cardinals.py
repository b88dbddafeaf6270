"""Cardinal numbers in words: "two hundred and five thousand", "twenty-one", "two and a half million", "a dozen"."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.estimates.magnitudes import Magnitudes
from flows.estimates.pieces import Piece

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
CARDINALS: dict[str, int] = {word: value for value, word in enumerate(_SMALL)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_ENDS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4}


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A cardinal up to piece `last`; `factor` is the magnitude that it ends with, 1 where there is none."""

    last: int
    value: float
    is_scaled: bool
    factor: float


def read_cardinal(pieces: Sequence[Piece], first: int, magnitudes: Magnitudes) -> Cardinal | None:
    """The cardinal in words that begins at piece `first`; None for "hundred" alone and for "a" before no magnitude.

    "Two thousand and five" is one number; "twenty twenty" and "one two three" are not.
    """
    total, below, last, index = 0.0, -1.0, first - 1, first
    if pieces[first].word in {"a", "an"}:
        if first + 1 >= len(pieces) or magnitudes.whole_word(pieces[first + 1]) is None:
            return None
        below, index = 1.0, first + 1
    factor = 1.0
    is_scaled = False
    while index < len(pieces):
        value, multiplier = CARDINALS.get(pieces[index].word), magnitudes.whole_word(pieces[index])
        if value is not None and (below < 0 or _adds(below, value)):
            below, factor = max(below, 0.0) + value, 1.0
        elif multiplier is not None and below >= 0:
            factor, is_scaled = multiplier, True
            if multiplier == 100:
                below *= multiplier
            else:
                total, below = total + below * multiplier, -1.0
        else:
            break
        last = index
        half = _and_a_half(pieces, index + 1)
        if half is not None:
            last = index = half[0]
            if below < 0:
                total += half[1] * factor
            else:
                below += half[1] * factor
        index = _next_word(pieces, index, is_scaled=is_scaled)
    if last < first or (below < 0 and total == 0.0 and not is_scaled):
        return None
    return Cardinal(last, total + max(below, 0.0), is_scaled, factor)


def _adds(below: float, value: int) -> bool:
    """Whether a cardinal word goes on from what was read: five after twenty or a hundred, not after six."""
    return below % 100 == 0 or (below % 10 == 0 and below % 100 >= 20 and 0 < value < 10)


def _next_word(pieces: Sequence[Piece], index: int, *, is_scaled: bool) -> int:
    """Where the cardinal may go on after piece `index`: past a hyphen, or past "and" after a magnitude."""
    following = index + 1
    if following + 1 < len(pieces):
        if pieces[following].is_dash and pieces[following].glued and pieces[following + 1].glued:
            return following + 1
        if is_scaled and pieces[following].word == "and" and pieces[following + 1].word in CARDINALS:
            return following + 1
    return following


def _and_a_half(pieces: Sequence[Piece], index: int) -> tuple[int, float] | None:
    """ "and a half", "-and-a-half", "and a quarter" beginning at `index`, as its last piece and its value."""
    shown = [
        position for position in range(index, min(index + 6, len(pieces))) if not pieces[position].is_dash
    ][:3]
    words = [pieces[position].word for position in shown]
    if len(words) == 3 and words[0] == "and" and words[1] in {"a", "one"} and words[2] in _ENDS:
        return shown[2], _ENDS[words[2]]
    return None
