"""A numeral with its unit: "$5 million", "3.5 percent", "-4°C", "40-foot"."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.estimates.numerals import Numeral, NumeralReader
from flows.estimates.pieces import Piece, PieceKind
from flows.estimates.units import Units
from flows.records import Direction


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral and what it measures, from piece `first` to `last`; the unit's words run on to `unit_last`."""

    first: int
    last: int
    unit_last: int
    numeral: Numeral
    low: float
    high: float
    measure: str
    unit: str | None
    direction: Direction | None
    modifier: bool


class AmountReader:
    """Reads the amount that begins at a piece; made once from the tables, it keeps no state."""

    def __init__(self, numerals: NumeralReader, units: Units) -> None:
        self._numerals = numerals
        self._units = units

    def words(self) -> frozenset[str]:
        """The words with which a numeral may begin, "a" and "an" aside."""
        return self._numerals.words()

    def may_begin(self, piece: Piece) -> bool:
        """Whether a numeral may begin with this piece, "a" and "an" aside."""
        return piece.kind in {PieceKind.NUMBER, PieceKind.FRACTION} or self._numerals.knows(piece)

    def read(self, pieces: Sequence[Piece], first: int) -> Amount | None:
        """The amount that begins at piece `first`, with a sign before it if there is one; None where none does."""
        sign, index = _sign(pieces, first)
        currency = self._units.currency_before(pieces, index) if index < len(pieces) else None
        numeral_first = currency[0] + 1 if currency else index
        if currency and not sign and numeral_first < len(pieces) and pieces[numeral_first].text in {"-", "−"}:
            sign, numeral_first = "-", numeral_first + 1
        if numeral_first >= len(pieces):
            return None
        head = pieces[numeral_first]
        if not (self.may_begin(head) or head.word in {"a", "an"}):
            return None
        numeral = self._numerals.read(pieces, numeral_first, money=currency is not None)
        if numeral is None:
            return None
        measured = self._units.after(pieces, numeral, currency[1] if currency else None)
        if measured is None:
            return None
        direction = None
        factor = 1.0
        if sign and measured.measure == "percent":
            direction = Direction.UP if sign == "+" else Direction.DOWN
        elif sign == "-":
            factor = -factor
        bounds = sorted((numeral.low * factor, numeral.high * factor))
        last = measured.last if measured.kept else numeral.last
        return Amount(
            first=first,
            last=last,
            unit_last=max(measured.last, last),
            numeral=numeral,
            low=bounds[0],
            high=bounds[1],
            measure=measured.measure,
            unit=measured.unit,
            direction=direction,
            modifier=measured.hyphened or _is_hyphened(pieces, max(measured.last, last)),
        )


def _sign(pieces: Sequence[Piece], first: int) -> tuple[str, int]:
    """The sign at piece `first` and where the amount goes on: "+", "-" or none ("minus 4", "-4")."""
    piece = pieces[first]
    following = pieces[first + 1] if first + 1 < len(pieces) else None
    if following is None:
        return "", first
    is_apart = not piece.glued or (first > 0 and pieces[first - 1].text in {"(", "["})
    if (piece.text in {"-", "−", "+", "–"}) and following.glued and is_apart:
        return ("+" if piece.text == "+" else "-"), first + 1
    if piece.word == "minus" and not (first > 1 and pieces[first - 1].word == "or"):
        return "-", first + (2 if following.is_dash else 1)
    return "", first


def _is_hyphened(pieces: Sequence[Piece], last: int) -> bool:
    """Whether a hyphen ties the amount to the word after it: "two-month", "10-year"."""
    return (
        last + 2 < len(pieces)
        and pieces[last + 1].text in {"-", "‐", "‑"}
        and pieces[last + 1].glued
        and pieces[last + 2].glued
        and pieces[last + 2].kind is PieceKind.WORD
    )
