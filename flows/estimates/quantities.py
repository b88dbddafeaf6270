"""Numbers of a sentence with their bounds, measures and units, read from its characters alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.estimates.amounts import Amount, AmountReader
from flows.estimates.approximators import Approximators
from flows.estimates.exclusions import Blocked, Exclusions, is_glued_to_word
from flows.estimates.numerals import Shape
from flows.estimates.pieces import Piece, cut
from flows.estimates.ranges import Ranges, Second
from flows.records import Direction

_REMEMBERED = 1024


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that may count or measure; the parse has yet to say what.

    `start` to `end` is the number with its approximator and its sign of money or percent; `number_start` to
    `number_end` the numerals alone; `unit_end` the end of the unit's words. `modifier` marks "a 40-foot wall",
    `one` the bare word "one".
    """

    start: int
    end: int
    number_start: int
    number_end: int
    unit_end: int
    low: float | None
    high: float | None
    approximate: bool
    measure: str
    unit: str | None
    shape: Shape
    modifier: bool
    one: bool
    direction: Direction | None
    rules: tuple[str, ...]


class QuantityReader:
    """Reads the quantities of a sentence; made once from the tables, it remembers nothing but its last answers."""

    def __init__(
        self, amounts: AmountReader, approximators: Approximators, ranges: Ranges, exclusions: Exclusions
    ) -> None:
        self._amounts = amounts
        self._approximators = approximators
        self._ranges = ranges
        self._exclusions = exclusions
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._read)
        self._numbers = re.compile(rf"\d|[¼½¾⅐-⅞]|\b(?:{'|'.join(sorted(amounts.words()))})\b", re.IGNORECASE)

    def read(self, text: str) -> list[Quantity]:
        """The quantities of `text` in order; dates, names, scores and the other exclusions are left out.

        The last texts are remembered, for a sentence is asked whether it mentions a number before it is read.
        """
        return list(self._remembered(text))

    def _read(self, text: str) -> list[Quantity]:
        if not self._numbers.search(text):
            return []
        pieces = cut(text)
        blocked = self._exclusions.blocked(text)
        found = []
        index = 0
        while index < len(pieces):
            amount = self._allowed(pieces, index, blocked)
            if amount is None:
                index += 1
                continue
            second = self._ranges.second(
                pieces, amount, lambda at: self._allowed(pieces, at, blocked, ranged=True)
            )
            if second is not None and second.is_score:
                index = second.amount.unit_last + 1
                continue
            if second is not None and second.is_change:
                amount = self._ranges.before_change(amount, second.amount)
                second = None
            found.append(self._quantity(pieces, amount, second))
            index = (second.amount if second else amount).unit_last + 1
        return found

    def _allowed(
        self, pieces: Sequence[Piece], first: int, blocked: Blocked, *, ranged: bool = False
    ) -> Amount | None:
        """The amount that begins at piece `first`, unless an exclusion forbids it."""
        amount = self._amounts.read(pieces, first)
        if amount is None:
            return None
        numeral = amount.numeral
        if blocked.overlaps(pieces[numeral.first].start, pieces[numeral.last].end):
            return None
        if ranged or amount.measure == "money":
            return amount
        if amount.first == numeral.first and is_glued_to_word(
            pieces, numeral, measured=amount.measure != "count"
        ):
            return None
        if amount.measure == "count" and self._exclusions.is_name(pieces, numeral):
            return None
        return amount

    def _quantity(self, pieces: Sequence[Piece], amount: Amount, second: Second | None) -> Quantity:
        last = second.amount if second is not None else amount
        is_margin = second is not None and second.is_margin
        low, high = amount.low, amount.high
        if is_margin:
            low, high = low - last.high, high + last.high
        elif second is not None:
            low, high = self._ranges.interval(amount, last)
        begin = self._ranges.begin(pieces, amount.first) if second is not None else amount.first
        around = self._approximators.around(pieces, begin, last.last, last.unit_last, last.measure)
        lower, upper = around.apply(low, high)
        numeral = amount.numeral
        return Quantity(
            start=pieces[around.first].start,
            end=pieces[around.last].end,
            number_start=pieces[numeral.first].start,
            number_end=pieces[last.numeral.last].end,
            unit_end=max(pieces[last.unit_last].end, pieces[around.last].end),
            low=lower,
            high=upper,
            approximate=around.approximate or is_margin,
            measure=last.measure if last.unit else amount.measure,
            unit=last.unit or amount.unit,
            shape=numeral.shape,
            modifier=last.modifier and around.last == last.last,
            one=second is None and numeral.first == numeral.last and pieces[numeral.first].word == "one",
            direction=amount.direction,
            rules=tuple(f"approximator:{phrase}" for phrase in around.phrases),
        )
