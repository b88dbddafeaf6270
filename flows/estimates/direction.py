"""Which way a change goes: "rose 0.3 percent", "down 14", "3 percent higher"."""

from collections.abc import Iterable, Sequence

from flows.estimates.lexicon import Phrases
from flows.estimates.pieces import Piece, PieceKind
from flows.records import Direction

_BETWEEN = frozenset(
    (
        "by another an additional a further its sharply slightly just only steadily roughly modestly "
        "marginally nearly significantly dramatically more even annually again overall"
    ).split()
)
_NOUNLESS = frozenset({"percent", "money"})
_NO_CHANGE = frozenset({"count", "duration", "age"})
# "$2 million more than the rival" is a difference, "3 percent more" a change
_COMPARED = frozenset("more less fewer loss gain gains".split())
_CLAUSE = 7
_MOST_BETWEEN = 3


class DirectionReader:
    """Finds the words of change beside a number. `words` are form, direction and role."""

    def __init__(self, words: Iterable[tuple[str, Direction, str]]) -> None:
        listed = list(words)
        self._before = Phrases([(form, (way, role)) for form, way, role in listed if role != "after"])
        self._after = Phrases([(form, way) for form, way, role in listed if role == "after"])

    def read(
        self, pieces: Sequence[Piece], first: int, last: int, measure: str, has_noun: bool
    ) -> Direction | None:
        """The direction of the change that pieces `first` to `last` measure; None where they are no change.

        "Fell by 3 percent" and "3 percent lower" are changes; "fell to 3 percent" and "shed 40 jobs" are not.
        """
        index = first - 1
        through_by = False
        for _ in range(_MOST_BETWEEN):
            if index >= 0 and pieces[index].word in _BETWEEN:
                through_by |= pieces[index].word == "by"
                index -= 1
        found = self._before.ending(pieces, index)
        if found is None and through_by:
            found = self._clause(pieces, index)
        if found is not None:
            way, role = found[1]
            if (
                through_by
                or measure == "percent"
                or (role == "before" and (measure not in _NO_CHANGE or not has_noun))
            ):
                return way
        if measure in _NOUNLESS:
            start = last + 1
            if start < len(pieces) and pieces[start].is_dash:
                start += 1
            after = self._after.starting(pieces, start) or (
                self._after.starting(pieces, start + 1)
                if start < len(pieces)
                and len(pieces[start].word) > 2
                and pieces[start].word not in {"of", "for", "from", "than", "and"}
                else None
            )
            if after is not None and not (measure == "money" and pieces[after[0]].word in _COMPARED):
                return after[1]
        return None

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
