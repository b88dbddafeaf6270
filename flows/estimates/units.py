"""Units, percent and money beside a numeral."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.estimates.lexicon import Phrases
from flows.estimates.numerals import Numeral, Shape
from flows.estimates.pieces import Piece, PieceKind

_LONGEST_ABBREVIATION = 4
_COUNT = "count"
# "200 barrels of oil" is a volume, "two barrels fell" and "four barrel bombs" are things
_OIL_BARRELS = "bbl"
_BARREL_TAILS = frozenset(("of", "a", "per", "daily"))
# "200 pounds" is a weight unless the number or a word before it speaks of money
_MONEY_VERBS = frozenset(
    (
        "cost costs costing paid pay pays paying worth fine fined price priced spend spent spending earn "
        "earned earns owe owed raise raised budget salary wage wages debt invest invested sold bought buy "
        "funding"
    ).split()
)
_OPENERS = frozenset("([{\"'“‘—–/+~<>≈=")
_WEIGHT_VERBS = frozenset("weigh weighs weighed weighing weight lost gained heavy heavier lighter".split())


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the table has it; `glued_only` forbids a blank before it, `before_only` to follow."""

    measure: str
    unit: str | None
    glued_only: bool = False
    before_only: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """What a numeral measures: the unit ends with piece `last`; `kept` when the unit belongs to the text."""

    last: int
    kept: bool
    measure: str
    unit: str | None
    hyphened: bool = False


def _stands_before(form: str) -> bool:
    """Whether a form can stand before its number: signs, codes and abbreviations ("Rs 200"), not "rupees"."""
    return not form.isalpha() or form.isupper() or (form[0].isupper() and len(form) <= _LONGEST_ABBREVIATION)


class Units:
    """Lookups of units and currencies, made once from the reviewed tables."""

    def __init__(self, units: Iterable[tuple[str, Unit]], currencies: Iterable[tuple[str, Unit]]) -> None:
        listed = list(currencies)
        self._units = Phrases([*units, *(entry for entry in listed if not entry[1].before_only)])
        self._signs = Phrases([(form, unit) for form, unit in listed if _stands_before(form)])

    def currency_before(self, pieces: Sequence[Piece], first: int) -> tuple[int, Unit] | None:
        """The currency sign or code that begins at piece `first`, as the index of its last piece and the unit."""
        if (
            pieces[first].glued
            and first
            and pieces[first].text[0] not in "$€£¥"
            and pieces[first - 1].text not in _OPENERS
        ):
            return None
        found = self._signs.starting(pieces, first)
        if found is None or (pieces[first].text.isalpha() and not pieces[first].text[0].isupper()):
            return None
        last, unit = found
        if pieces[first].text == "A" and last > first and not pieces[last].glued:
            return None  # "a $40 fee" is in no Australian dollars
        if last + 1 < len(pieces) and pieces[last + 1].text == "." and pieces[last + 1].glued:
            last += 1
        return last, unit

    def after(self, pieces: Sequence[Piece], numeral: Numeral, currency: Unit | None) -> Measured | None:
        """What the numeral measures by the currency before it or the unit after it.

        None where letters are glued to it that are no unit ("4x4", "3rd", "1990s").
        """
        index = numeral.last + 1
        if numeral.shape is not Shape.PART and numeral.scaled and _is_word(pieces, index, "of"):
            of_money = self._units.starting(pieces, index + 1)
            if of_money and of_money[1].measure != "duration":  # "hundreds of millions of dollars"
                return self._measured(pieces, numeral, of_money[0], of_money[1], False)
        hyphened = (
            index + 1 < len(pieces)
            and pieces[index].is_dash
            and pieces[index].glued
            and pieces[index + 1].glued
        )
        index += hyphened
        found = self._units.starting(pieces, index)
        if currency is not None:
            last = numeral.last
            if found and found[1].measure == "money" and not hyphened and not pieces[index].text.islower():
                last = found[0]
            return Measured(last, False, "money", currency.unit, hyphened)
        if found is not None and self._fits(pieces, index, numeral, found[1]):
            last, unit = found
            return self._measured(pieces, numeral, last, unit, hyphened)
        following = pieces[index] if index < len(pieces) else None
        if (
            following is not None
            and not hyphened
            and following.glued
            and following.kind is PieceKind.WORD
            and numeral.shape is Shape.DIGITS
        ):
            return None
        if numeral.shape is Shape.PART:
            return Measured(numeral.last, True, "percent", "%")
        return Measured(numeral.last, False, _COUNT, None)

    def _measured(
        self, pieces: Sequence[Piece], numeral: Numeral, last: int, unit: Unit, hyphened: bool
    ) -> Measured:
        if unit.measure == "duration":
            old = _old(pieces, last + 1)
            if old is not None:
                return Measured(old, False, "age", unit.unit, hyphened)
        if (
            unit.unit == "GBP"
            and pieces[last].word in {"pound", "pounds"}
            and _is_weight(pieces, numeral, last, hyphened)
        ):
            return Measured(last, False, "mass", "lb", hyphened)
        kept = last == numeral.last + 1 + hyphened and (
            unit.measure == "percent" or not pieces[last].text[0].isalpha()
        )
        kept |= unit.measure == "percent"
        return Measured(last, kept, unit.measure, unit.unit, hyphened)

    @staticmethod
    def _fits(pieces: Sequence[Piece], index: int, numeral: Numeral, unit: Unit) -> bool:
        """Whether the form may be this unit here: "5p" but not "5 p", "50 billion won" but not "12 won".

        So "9 barrels a day", but not "9 barrels fell".
        """
        piece = pieces[index]
        if numeral.shape is Shape.PART and unit.measure != "percent":
            return False
        if (
            piece.text in {"′", "″"}
            and index + 1 < len(pieces)
            and pieces[index + 1].glued
            and pieces[index + 1].word == "s"
        ):
            return False
        if unit.glued_only and not (piece.glued and not pieces[index - 1].is_dash):
            return False
        if unit.unit == _OIL_BARRELS and not numeral.scaled:
            return index + 1 < len(pieces) and pieces[index + 1].word in _BARREL_TAILS
        return not (piece.word == "won" and not numeral.scaled)


def _is_word(pieces: Sequence[Piece], index: int, word: str) -> bool:
    return index < len(pieces) and pieces[index].word == word


def _old(pieces: Sequence[Piece], index: int) -> int | None:
    """The last piece of "-old", "old" or "of age" beginning at `index`; None where there is none."""
    if index < len(pieces) and pieces[index].is_dash:
        index += 1
    if index < len(pieces) and pieces[index].word in {"old", "olds"}:
        return index
    if index + 1 < len(pieces) and pieces[index].word == "of" and pieces[index + 1].word == "age":
        return index + 1
    return None


def _is_weight(pieces: Sequence[Piece], numeral: Numeral, last: int, hyphened: bool) -> bool:
    """Whether pounds are a weight: "a 200-pound man", "40 pounds of flour", "weighed 90 pounds"."""
    before = {piece.word for piece in pieces[max(0, numeral.first - 6) : numeral.first]}
    after = pieces[last + 1].word if last + 1 < len(pieces) else ""
    if hyphened or after in {"of", "heavier", "lighter"} or before & _WEIGHT_VERBS:
        return True
    return not (before & _MONEY_VERBS or numeral.low >= 1_000_000)
