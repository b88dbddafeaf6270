"""What a number shares with the numbers before it: a status, a direction, whose it is, what its money is of."""

from collections.abc import Sequence

from flows.estimates.parse import Parse
from flows.estimates.quantities import Quantity
from flows.estimates.reading import Reading
from flows.estimates.rules import EstimateRules
from flows.estimates.site import Counted
from flows.records import Direction

_AFFILIATED = frozenset({"count", "percent"})
_APPOSITIONS = ("including", "among them", "—", "–", ": ", " of them", "of whom")
_COUNTING = frozenset("counted documented recorded confirmed registered tallied listed lists".split())
_TOTALS = frozenset("of the its their his her our".split())
_FURTHEST_IN_LIST = 5
FURTHEST_CARRIED = 2
_WORDS_BETWEEN = 8
_MOST_BEFORE_OR = 3
_LISTED = frozenset({"percent", "money"})
_LEVEL_WORDS = frozenset(
    "to from at of than after versus vs compared against below above under over with".split()
)
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})


class Shared:
    """Looks back from the numbers of one sentence, at `found` in it and at `before` it in the article."""

    def __init__(
        self,
        *,
        text: str,
        position: int,
        parse: Parse,
        rules: EstimateRules,
        quantities: Sequence[Quantity],
        found: Sequence[Reading],
        before: Sequence[Reading],
    ) -> None:
        """`quantities` are all of the sentence at `position`; `found` grows as they are read."""
        self._text = text
        self._position = position
        self._parse = parse
        self._rules = rules
        self._quantities = quantities
        self._found = found
        self._before = before

    def status(self, index: int, counted: Counted) -> str | None:
        """The status of the number before, where this one is a part of it or compared with it.

        "4 dead, including 2 guards", "40 were shot, 5 percent more than last year"; not "4 dead and 2 cars".
        """
        if counted.rule == "number of" and counted.text.lower() in self._rules.gatherings:
            return self._crowd_before()
        if not self._found:
            return self._status_before(counted)
        if counted.rule == "same figure":
            return self._found[-1].status
        is_part = counted.rule in {"of them", "are", "left out"} or self._is_apposed(index)
        is_part &= counted.rule != "left out" or self._quantities[index].measure == "percent"
        if counted.rule == "left out" and self._parse.tokens[counted.node].head.lower_ in _COUNTING:
            return self._found[-1].status  # "had counted 7 dead and has now documented 9"
        return self._found[-1].status if is_part or self._is_apposed(index) else None

    def _status_before(self, counted: Counted) -> str | None:
        """What befell those counted just before, of whom this number is a part: "of them", "of the victims"."""
        last_word = counted.text.rsplit(" ", 1)[-1].lower()
        if counted.rule not in {"of them", "are", "same figure"} and last_word not in self._rules.victims:
            return None
        for reading in reversed(self._before):
            if reading.position < self._position - FURTHEST_CARRIED:
                return None
            if reading.quantity.measure == "count":
                return reading.status
        return None

    def _crowd_before(self) -> str | None:
        """What the crowd of the sentences before did, where a sentence only says how big it was."""
        for reading in reversed(self._before):
            if reading.position < self._position - FURTHEST_CARRIED:
                return None
            if reading.status == "protesting":
                return reading.status
        return None

    def _is_apposed(self, index: int) -> bool:
        """Whether a number spells out one before it: "4 men, including 2 guards", "4 dead — 2 men and 1 woman"."""
        for nearer in range(index, max(0, index - _FURTHEST_IN_LIST), -1):
            between = self._text[self._quantities[nearer - 1].unit_end : self._quantities[nearer].start]
            if " and that " in between:
                return False  # another clause: "3 children had died, and that 40 were coughing"
            near = " ".join(between.split(" ")[-_WORDS_BETWEEN:])
            if any(mark in near for mark in _APPOSITIONS):
                return True
            if " and " not in between or between.count(" ") > _WORDS_BETWEEN:
                return False
        return False

    def affiliation(self, quantity: Quantity, counted: Counted) -> str | None:
        """Whose those of the number before are, for a number that borrows its noun from it."""
        if quantity.measure not in _AFFILIATED or not counted.elliptical or not self._found:
            return None
        return self._found[-1].affiliation

    def is_total(self, index: int) -> bool:
        """Whether the number is the whole of the one before: 31 in "shot down 28 of 31 drones"."""
        if index == 0:
            return False
        between = self._text[self._quantities[index - 1].unit_end : self._quantities[index].start].split()
        return bool(between) and between[-1] in _TOTALS and " ".join(between).startswith(("of", "out of"))

    def money(self) -> str | None:
        """What the last money in this sentence or just before it is of."""
        for reading in (*reversed(self._found), *reversed(self._before[-_FURTHEST_IN_LIST:])):
            is_near = reading.position >= self._position - FURTHEST_CARRIED
            if is_near and reading.quantity.measure == "money" and reading.counted.noun is not None:
                return reading.counted.text
        return None

    def direction(self, quantity: Quantity) -> Direction | None:
        """The direction of the number before, where this one says the same otherwise or goes on a list without a verb.

        "Rose 12 points, or 3 percent", "exports rose 4 percent, imports 3 percent"; not "rose 4 percent to 12 percent".
        """
        if not self._found or self._found[-1].direction is None:
            return None
        earlier = self._found[-1].quantity
        begin, end = self._parse.after(earlier.unit_end), self._parse.at(quantity.start)
        between = self._parse.tokens[begin:end]
        words = [token.lower_ for token in between]
        if len(words) > _WORDS_BETWEEN or not words:
            return None
        if words[-1] in {"or", "("} and len(words) <= _MOST_BEFORE_OR:
            return self._found[-1].direction
        is_listed = (
            quantity.measure in _LISTED and earlier.unit == quantity.unit and {",", "and"} & set(words)
        )
        if not is_listed or _LEVEL_WORDS & set(words) or any(token.tag_ in _VERB_TAGS for token in between):
            return None
        following = self._parse.after(quantity.unit_end)
        is_share = following < len(self._parse) and self._parse.tokens[following].lower_ == "of"
        return None if is_share else self._found[-1].direction
