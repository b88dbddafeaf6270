"""Two amounts that bound one number: "10 to 12", "between 5 and 6 percent", "$3-5 billion", "two or three"."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from flows.estimates.amounts import Amount
from flows.estimates.approximators import Approximators
from flows.estimates.pieces import Piece, is_number

_CLAUSE = 8
# a percentage up to this many times the one before is the end of a range, not the level that a change led to
_WIDEST = 2.0


@dataclass(frozen=True, slots=True)
class Second:
    """The second amount of a range; `is_score` where the two are a score or a tally ("3-2", "68 to 32").

    `is_margin` where it tells how far the first may be off ("50 ± 5"), `is_change` where the first became the second
    ("rose from 4 to 5 percent").
    """

    amount: Amount
    is_score: bool
    is_margin: bool = False
    is_change: bool = False


class Ranges:
    """Joins two amounts into a range; made once from the tables, it keeps no state."""

    def __init__(self, approximators: Approximators, change_words: Collection[str]) -> None:
        self._approximators = approximators
        self._change_words = frozenset(change_words)

    def second(
        self, pieces: Sequence[Piece], amount: Amount, read: Callable[[int], Amount | None]
    ) -> Second | None:
        """The amount that closes the range which `amount` opens; None where it opens none.

        "Between 5 and 6" and "10 to 12" are ranges; "rose from 5 to 6 percent" and "5 and 6" are two numbers.
        """
        index = amount.unit_last + 1
        if index + 1 >= len(pieces):
            return None
        connector = pieces[index]
        if connector.text == "±":
            margin = read(index + 1)
            return Second(margin, False, True) if margin is not None else None
        between = self._before(pieces, amount.first) == "between"
        if connector.is_dash:
            following = pieces[index + 1]
            if following.glued != connector.glued or (connector.text == "—" and not connector.glued):
                return None
        elif connector.word == "and":
            if not between:
                return None
        elif connector.word not in {"to", "or"} and connector.text != ",":
            return None
        start = index + 1
        blur = self._approximators.starting(pieces, start) if not connector.is_dash else None
        other = read(blur + 1 if blur is not None and blur + 1 < len(pieces) else start)
        is_listing = connector.text == "," and not self._is_guess(pieces, amount, other, pieces[start].word)
        if other is None or is_listing or not _alike(amount, other):
            return None
        low, high = self.interval(amount, other)
        counts = amount.measure == other.measure == "count"
        is_change = connector.word == "to" and self._is_change(pieces, amount, other)
        if is_change and not between:
            return Second(other, False, is_change=True)
        if low > high or (low == high and connector.is_dash):
            is_score = counts and connector.word not in {"or", "and"}
            return Second(other, True) if is_score else None
        is_listed = (
            amount.first > 1 and pieces[amount.first - 1].text == "," and is_number(pieces[amount.first - 2])
        )
        if connector.word == "or" and is_listed:
            return None
        if connector.word == "or" and not (low < high <= 3 * low and high <= 1000):
            return None
        return Second(other, False)

    @staticmethod
    def _is_guess(pieces: Sequence[Piece], amount: Amount, other: Amount | None, first: str) -> bool:
        """ "It was 11, 12 shots", "15, maybe 20 shots": the speaker is not sure; not "in 11, 12 and 13".

        `first` is the word behind the comma.
        """
        if other is None or not amount.measure == other.measure == "count":
            return False
        if first in {"maybe", "perhaps", "possibly"}:
            return amount.high < other.low <= 2 * amount.high
        after = pieces[other.unit_last + 1] if other.unit_last + 1 < len(pieces) else None
        is_noun_next = after is not None and after.word.isalpha() and after.word not in {"and", "or"}
        return is_noun_next and other.low == amount.high + 1

    @staticmethod
    def interval(amount: Amount, other: Amount) -> tuple[float, float]:
        """The bounds of both; the first takes the magnitude of the second where it has none ("3 to 5 million")."""
        factor = other.numeral.factor
        low = amount.low
        if factor > 1 and amount.numeral.factor == 1 and low < 1000 and low <= other.high / factor:
            low = float(f"{low * factor:.12g}")
        return low, other.high

    def before_change(self, amount: Amount, other: Amount) -> Amount:
        """The first amount of a change, with the unit and the magnitude that only the second spells out."""
        low = self.interval(amount, other)[0]
        is_bare = amount.measure == "count" and amount.unit is None
        return replace(
            amount,
            low=low,
            high=low if amount.low == amount.high else amount.high,
            measure=other.measure if is_bare else amount.measure,
            unit=other.unit if is_bare else amount.unit,
        )

    def begin(self, pieces: Sequence[Piece], first: int) -> int:
        """The piece where the text of a range begins: at "between", if that stands before it."""
        index = self._lead(pieces, first)
        return index if index >= 0 and pieces[index].word == "between" else first

    def _lead(self, pieces: Sequence[Piece], first: int) -> int:
        """The index of the word before the amount and its approximators."""
        around = self._approximators.around(pieces, first, first, first, "count")
        return around.first - 1

    def _before(self, pieces: Sequence[Piece], first: int) -> str:
        index = self._lead(pieces, first)
        return pieces[index].word if index >= 0 else ""

    def _is_change(self, pieces: Sequence[Piece], amount: Amount, other: Amount) -> bool:
        """ "Rose from 5 to 6", "fell 3 percent to 45 percent": the second is where the change ends."""
        index = self._lead(pieces, amount.first)
        lead = pieces[index].word if index >= 0 else ""
        if lead == "from":
            words = [piece.word for piece in pieces[max(0, index - _CLAUSE) : index]]
            return any(word in self._change_words for word in words)
        if lead == "by" and amount.measure in {"money", "count"} and amount.measure == other.measure:
            return other.low > _WIDEST * amount.high
        if amount.measure == "percent" and amount.low < other.high <= _WIDEST * amount.low:
            return False  # "sales would decline 4% to 6%"
        return lead in self._change_words and amount.measure != "count" and amount.unit == other.unit


def _alike(amount: Amount, other: Amount) -> bool:
    """Whether the two measure the same; a bare first or second number takes the other's unit."""
    if amount.measure == other.measure:
        return amount.unit == other.unit
    if amount.numeral.first == 0 and other.numeral.first == 0:
        return False
    if amount.measure == "count":
        return other.measure != "money" or other.unit_last > other.numeral.last
    return other.measure == "count" and amount.measure == "money" and other.numeral.last == other.last
