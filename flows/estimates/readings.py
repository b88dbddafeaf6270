"""The quantities of one sentence with what its parse says of them: counted, status, affiliation, direction."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from flows.estimates.ages import goes_on, is_age
from flows.estimates.bare_numbers import counts_something
from flows.estimates.conversions import is_conversion, with_conversions
from flows.estimates.direction import Change
from flows.estimates.numerals import Shape
from flows.estimates.parse import Parse
from flows.estimates.pieces import cut
from flows.estimates.quantities import Quantity
from flows.estimates.reading import Reading
from flows.estimates.rules import EstimateRules
from flows.estimates.shared import FURTHEST_CARRIED, Shared
from flows.estimates.site import Counted
from flows.records import Direction, Sentence

_WITH_NOUN = frozenset({"noun", "others", "modifier", "unit"})
_LISTING = frozenset({",", "or", "and", ", or", ", and", "if not", ", if not", "or even"})
_FURTHEST_IN_LIST = 5
_STRONGEST = 10


def read_sentence(
    sentence: Sentence, position: int, rules: EstimateRules, before: Sequence[Reading]
) -> Iterator[Reading]:
    """The readings of a parsed sentence in order; `before` are those of the article up to it, in order.

    A number without a noun of its own takes the noun before it: "300 boats sank. Then 200 came".
    """
    quantities = with_conversions(sentence.text, rules.quantities.read(sentence.text))
    if not quantities or sentence.doc is None or len(sentence.doc) == 0:
        return
    reader = _SentenceReader(sentence, position, rules, quantities, before)
    carried = _carried(before, position)
    for index in range(len(quantities)):
        reading = reader.read(index, carried)
        if reading is not None:
            yield reading


class _SentenceReader:
    """Reads the quantities of one sentence from left to right, each in the light of those before it."""

    def __init__(
        self,
        sentence: Sentence,
        position: int,
        rules: EstimateRules,
        quantities: Sequence[Quantity],
        before: Sequence[Reading],
    ) -> None:
        self._text = sentence.text
        self._position = position
        self._rules = rules
        self._quantities = quantities
        self._pieces = cut(sentence.text)
        self._starts = [piece.start for piece in self._pieces]
        self._parse = Parse(sentence.doc)
        self._found: list[Reading] = []
        self._age_end: int | None = None
        self._shared = Shared(
            text=sentence.text,
            position=position,
            parse=self._parse,
            rules=rules,
            quantities=quantities,
            found=self._found,
            before=before,
        )

    def read(self, index: int, carried: Counted | None) -> Reading | None:
        """The reading of the quantity at `index`; None where its number counts nothing."""
        parse, rules = self._parse, self._rules
        quantity = self._with_index(self._with_age(self._with_unit(index)))
        self._age_end = quantity.unit_end if quantity.measure == "age" else None
        is_last = index + 1 == len(self._quantities)
        stop = len(self._text) if is_last else self._quantities[index + 1].start
        counted = self._counted(index, quantity)
        if quantity.measure == "index":
            counted = replace(counted, text="magnitude", rule="unit")
        status = None
        if not self._shared.is_total(index):
            status = rules.status.read(parse, quantity, counted, parse.after(stop))
        if quantity.measure == "count":
            if not counts_something(parse, quantity, counted, has_status=status is not None):
                return None
            if carried and counted.rule == "left out" and not self._found and status is None:
                counted = replace(counted, text=carried.text)
        if counted.rule == "left out" and self._is_money(quantity):
            quantity = replace(quantity, measure="money")
            counted = replace(counted, text="money", rule="unit")
        affiliation = rules.affiliation.read(parse, quantity, counted)
        reading = Reading(
            position=self._position,
            quantity=quantity,
            stop=stop,
            counted=counted,
            status=status[0] if status else self._shared.status(index, counted),
            affiliation=affiliation[0] if affiliation else self._shared.affiliation(quantity, counted),
            direction=self._direction(quantity, counted),
            rules=(
                *quantity.rules,
                f"counted:{counted.rule}",
                *((f"status:{status[1]}",) if status else ()),
                *((f"affiliation:{affiliation[1]}",) if affiliation else ()),
            ),
        )
        if quantity.measure != "age":
            self._found.append(reading)
        return reading

    def _pieces_of(self, quantity: Quantity, start: int) -> tuple[int, int]:
        return bisect_left(self._starts, start), bisect_left(self._starts, quantity.unit_end) - 1

    def _with_unit(self, index: int) -> Quantity:
        """The quantity, with the unit of the number that it is listed with: "five, maybe six years"."""
        quantity = self._quantities[index]
        if index + 1 < len(self._quantities) and quantity.measure == "count":
            further = self._quantities[index + 1]
            between = self._text[quantity.unit_end : further.start].strip()
            if (
                between in _LISTING
                and further.measure not in {"count", "money", "percent"}
                and not further.modifier
            ):
                return replace(quantity, measure=further.measure, unit=further.unit)
        return quantity

    def _with_index(self, quantity: Quantity) -> Quantity:
        """The quantity, as the magnitude of a quake: "magnitude 6.1", "a 6.1-magnitude quake"."""
        if quantity.measure != "count" or quantity.low is None or quantity.low >= _STRONGEST:
            return quantity
        first, last = self._pieces_of(quantity, quantity.number_start)
        around = [
            piece.word
            for piece in (*self._pieces[max(0, first - 2) : first], *self._pieces[last + 1 : last + 5])
        ]
        is_magnitude = "magnitude" in around or "richter" in around
        return replace(quantity, measure="index", modifier=False) if is_magnitude else quantity

    def _with_age(self, quantity: Quantity) -> Quantity:
        """The quantity, as an age where the words around a bare number say so."""
        if quantity.measure != "count":
            return quantity
        first, last = self._pieces_of(quantity, quantity.number_start)
        is_next = self._age_end is not None and goes_on(
            self._text[self._age_end : quantity.start].strip(), self._pieces, last
        )
        if not is_next and not is_age(self._pieces, first, last, quantity):
            return quantity
        return replace(quantity, measure="age", unit="a")

    def _counted(self, index: int, quantity: Quantity) -> Counted:
        earlier = [reading.counted for reading in self._found[-_FURTHEST_IN_LIST:]]
        counted = self._rules.counted.read(self._parse, quantity, earlier, self._shared.money())
        if counted.rule == "left out" and not earlier and quantity.measure == "count":
            return self._from_list(index) or counted
        return counted

    def _from_list(self, index: int) -> Counted | None:
        """The noun that follows a list of numbers: "100, 200 or 300 boats"."""
        listed = self._quantities[index : index + _FURTHEST_IN_LIST]
        for nearer, further in pairwise(listed):
            if self._text[nearer.unit_end : further.start].strip() not in _LISTING:
                return None
            counted = self._rules.counted.read(self._parse, further, ())
            if counted.rule == "noun" and further.measure == "count":
                return replace(counted, rule="list")
        return None

    def _is_money(self, quantity: Quantity) -> bool:
        """Whether a vague number without a noun is of money: "made millions", not "killed millions"."""
        if quantity.shape is not Shape.VAGUE:
            return False
        index = self._parse.at(quantity.start) - 1
        return index >= 0 and self._parse.tokens[index].lower_ in self._rules.money_words

    def _direction(self, quantity: Quantity, counted: Counted) -> Direction | None:
        if is_conversion(quantity):
            return self._found[-1].direction if self._found else None
        if quantity.direction is not None:
            return quantity.direction
        first, last = self._pieces_of(quantity, quantity.start)
        noun = counted.text if counted.rule in _WITH_NOUN else None
        change = Change(first, last, quantity.measure, quantity.unit, noun)
        return self._rules.direction.read(self._pieces, change) or self._shared.direction(quantity)


def _carried(before: Sequence[Reading], position: int) -> Counted | None:
    """What the last count of the sentences just before counts, for a number without a noun."""
    for reading in reversed(before):
        if reading.position < position - FURTHEST_CARRIED:
            return None
        if reading.quantity.measure == "count" and not reading.counted.elliptical:
            return reading.counted
    return None
