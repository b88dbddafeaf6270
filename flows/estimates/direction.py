"""Which way a change goes: "rose 0.3 percent", "down 14", "3 percent higher", "a drop in sales of 3 percent"."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from flows.estimates.lexicon import Phrases
from flows.estimates.pieces import Piece, PieceKind
from flows.records import Direction

_NOUNLESS = frozenset({"percent", "money"})
_NO_CHANGE = frozenset({"count", "duration", "age"})
# what share prices move by: always a change after a word of change, as a percentage is
_PENCE = frozenset({"USX", "GBX", "MYX", "INX", "ILA", "RUX", "NGX"})
# "$2 million more than the rival" is a difference, "3 percent more" a change
_COMPARED = frozenset("more less fewer loss gain gains".split())
# words that end the reach of a word of change, so that "cut costs 3 percent" reads and "cut as 3 percent of" does not
_STOPS = frozenset(
    (
        "of for from than and or but to at in on with as that which who while after before is are was were be been "
        "has have had said says not only just percent"
    ).split()
)
_COPULAS = frozenset("is are was were be been".split())
_CLAUSE = 12
_MOST_BETWEEN = 4
_OBJECT = 4
_MOST_AFTER = 2


@dataclass(frozen=True, slots=True)
class Change:
    """What stands beside a number that may be a change: its pieces, what it measures, what it counts."""

    first: int
    last: int
    measure: str
    unit: str | None
    noun: str | None


class DirectionReader:
    """Finds the words of change beside a number; made once from the tables, it keeps no state."""

    def __init__(
        self,
        words: Iterable[tuple[str, Direction, str]],
        links: Iterable[str],
        steps: Collection[str],
        jobs: Collection[str],
    ) -> None:
        """`words` are form, direction and role; `links` may stand before the number.

        `steps` are nouns like "points", `jobs` those whose adding or cutting is a change of employment.
        """
        listed = list(words)
        self._before = Phrases(
            [(form, (way, role)) for form, way, role in listed if role in {"before", "by"}]
        )
        self._nouns = Phrases([(form, (way, role)) for form, way, role in listed if role in {"noun", "rate"}])
        self._after = Phrases([(form, way) for form, way, role in listed if role == "after"])
        self._links = Phrases([(phrase, True) for phrase in links])
        self._steps = frozenset(steps)
        self._jobs = frozenset(jobs)

    def read(self, pieces: Sequence[Piece], change: Change) -> Direction | None:
        """The direction of the change that the number of `change` measures; None where it is no change.

        "Fell by 3 percent", "3 percent lower" and "added 40 jobs" are changes; "fell to 3 percent" and "added 40 ships"
        are not.
        """
        is_step = change.noun is not None and change.noun.rsplit(" ", 1)[-1].lower() in self._steps
        is_rate = change.measure == "percent" or is_step or change.unit in _PENCE
        index, through_by = self._past_links(pieces, change.first - 1)
        found = self._before.ending(pieces, index)
        if found is None and is_rate and index > 1 and pieces[index - 1].word in {"a", "an"}:
            found = self._before.ending(pieces, index - 2)  # "fell a mere 3 percent"
        if found is None and through_by:
            found = self._clause(pieces, index - (index >= 0 and pieces[index].text == ","))
        if found is None and change.measure == "percent":
            found = self._transitive(pieces, index)
        is_named = found is not None and found[0] > 0 and pieces[found[0] - 1].word == "the"
        if found is not None and not is_named:  # "the lower 95 percent" fell by nothing
            way, role = found[1]
            has_noun = change.noun is not None and not is_step
            is_plain = (role == "before" or change.measure == "count") and (
                change.measure not in _NO_CHANGE or not has_noun
            )
            is_jobs = change.noun is not None and change.noun.rsplit(" ", 1)[-1].lower() in self._jobs
            is_jobs &= pieces[index].word != "off"
            if (
                through_by
                or is_rate
                or is_plain
                or is_jobs
                or (change.measure == "count" and _is_set_off(pieces, index))
            ):
                return way
        named = self._named(pieces, index)
        if named is not None:
            is_share = change.measure == "percent" or is_step
            if is_share or (named[1] == "noun" and change.measure not in {"duration", "age"}):
                return named[0]
        return self._following(pieces, change) if change.measure in _NOUNLESS or is_step else None

    def _past_links(self, pieces: Sequence[Piece], index: int) -> tuple[int, bool]:
        """The piece before the words that lead to a number ("sharply by another"), and whether "by" is among them."""
        through_by = False
        for _ in range(_MOST_BETWEEN):
            found = self._links.ending(pieces, index)
            if found is None:
                break
            through_by |= any(piece.word == "by" for piece in pieces[found[0] : index + 1])
            index = found[0] - 1
        return index, through_by

    def _clause(self, pieces: Sequence[Piece], last: int) -> tuple[int, tuple[Direction, str]] | None:
        """The word of change that "by" belongs to, a few words before: "grow sales by", "cut its staff by"."""
        for index in range(last, max(-1, last - _CLAUSE), -1):
            piece = pieces[index]
            if piece.kind is PieceKind.NUMBER or piece.text in {",", ";", ":", "("}:
                return None
            found = self._before.ending(pieces, index)
            if found is not None:
                return found
        return None

    def _transitive(self, pieces: Sequence[Piece], last: int) -> tuple[int, tuple[Direction, str]] | None:
        """The verb whose object stands before a percentage: "cut its prices 3 percent"; not "cut it to 3 percent"."""
        for index in range(last, max(-1, last - _OBJECT), -1):
            if pieces[index].kind is not PieceKind.WORD or pieces[index].word in _STOPS:
                return None
            found = self._before.ending(pieces, index)
            if found is not None:
                return found if found[1][1] == "by" else None
        return None

    def _named(self, pieces: Sequence[Piece], last: int) -> tuple[Direction, str] | None:
        """The noun of change before "of": "a rise of", "a rise in exports of"; not "the rise in tons of"."""
        if last < 1 or pieces[last].word != "of":
            return None
        found = self._nouns.ending(pieces, last - 1)
        if found is not None:
            return found[1]
        for index in range(last - 1, max(0, last - _CLAUSE), -1):
            if pieces[index].kind is not PieceKind.WORD:
                return None
            if pieces[index].word in {"in", "for"}:
                above = self._nouns.ending(pieces, index - 1)
                return above[1] if above is not None else None
        return None

    def _following(self, pieces: Sequence[Piece], change: Change) -> Direction | None:
        """The word of change after a number: "3 percent higher", "a 3 percent annual rise"; not "3 percent of cuts"."""
        index = change.last + 1
        if index < len(pieces) and pieces[index].is_dash:
            index += 1
        if change.measure == "count":
            index += 1
        for _ in range(_MOST_AFTER + 1):
            found = self._after.starting(pieces, index)
            if found is not None:
                is_difference = change.measure == "money" and pieces[index].word in _COMPARED
                return None if is_difference else found[1]
            if index >= len(pieces) or len(pieces[index].word) < 3 or pieces[index].word in _STOPS:
                return None
            if pieces[index].kind is not PieceKind.WORD:
                return None
            index += 1
            while index + 1 < len(pieces) and pieces[index].is_dash and pieces[index].glued:
                index += 2  # "year-on-year"
        return None


def _is_set_off(pieces: Sequence[Piece], index: int) -> bool:
    """Whether "up" or "down" tells how a count changed: "40 boats, down 12 boats from May"; not "down 12 steps"."""
    if pieces[index].word not in {"up", "down"} or index == 0:
        return False
    return pieces[index - 1].text in {",", "("} or pieces[index - 1].word in _COPULAS
