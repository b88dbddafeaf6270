"""Phrases that open or blur a number's bounds: "at least", "up to", "nearly", "about", "or more"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.estimates.bounds import Bound
from flows.estimates.lexicon import Phrases
from flows.estimates.pieces import Piece, PieceKind

# "for over two years" is a floor, "over two years the town grew" a period
_BEFORE_OVER = frozenset(
    (
        "for after in was is were lasted of took taken takes spent served last been to at with waited and a "
        "just well"
    ).split()
)
_AFTER_NOUN = frozenset({"or more", "or so", "or fewer", "or less", "or higher", "or longer"})
_MOST = 3


@dataclass(frozen=True, slots=True)
class Approximation:
    """What the phrases around a number say; `first` and `last` are the outermost pieces of phrases beside it."""

    first: int
    last: int
    bounds: tuple[Bound, ...]
    approximate: bool
    phrases: tuple[str, ...]

    def apply(self, low: float, high: float) -> tuple[float | None, float | None]:
        """The bounds of a number that runs from `low` to `high`, at least one of them set."""
        floor, ceiling = Bound.FLOOR in self.bounds, bool({Bound.CEILING, Bound.NEARLY} & set(self.bounds))
        if ceiling and low != high:
            return low, high  # "up to 3 to 5 percent", "nearly 3 or 4"
        if ceiling and not floor:
            return None, high
        if floor:
            return low, None
        return low, high


class Approximators:
    """Lookups of the approximators before and after a number, made once from the reviewed table."""

    def __init__(self, entries: Iterable[tuple[str, str, Bound, bool]]) -> None:
        """`entries` are phrase, side (`before` or `after`), bound and whether the number is approximate."""
        listed = list(entries)
        self._before = Phrases(
            [(phrase, (phrase, bound, blur)) for phrase, side, bound, blur in listed if side == "before"]
        )
        self._after = Phrases(
            [(phrase, (phrase, bound, blur)) for phrase, side, bound, blur in listed if side == "after"]
        )

    def around(
        self, pieces: Sequence[Piece], first: int, last: int, unit_last: int, measure: str
    ) -> Approximation:
        """The approximators before piece `first` and after `last`, or after the unit that ends at `unit_last`.

        "At least 40", "40 or so", "20 years or more"; in "over two years, the town grew" there is none.
        """
        bounds: list[Bound] = []
        phrases: list[str] = []
        blurred = False
        begin, end = first, last
        for _ in range(_MOST):
            found = self._before.ending(pieces, begin - 1)
            if found is None or not _belongs(pieces, found[0], found[1][0], measure):
                break
            begin, (phrase, bound, blur) = found
            if bound is Bound.EXACT:
                begin = first
                break
            bounds.append(bound)
            phrases.append(phrase)
            blurred |= blur or bound in {Bound.ABOUT, Bound.NEARLY}
        suffix = self._suffix(pieces, last, unit_last)
        if suffix is not None:
            position, phrase, bound, blur, adjacent = suffix
            bounds.append(bound)
            phrases.append(phrase)
            blurred |= blur or bound is Bound.ABOUT
            end = position if adjacent else end
        return Approximation(begin, end, tuple(bounds), blurred, tuple(phrases))

    def starting(self, pieces: Sequence[Piece], first: int) -> int | None:
        """The last piece of an approximator that begins at `first`: "to as many as 20"."""
        found = self._before.starting(pieces, first)
        return found[0] if found else None

    def _suffix(
        self, pieces: Sequence[Piece], last: int, unit_last: int
    ) -> tuple[int, str, Bound, bool, bool] | None:
        for position in dict.fromkeys((last + 1, unit_last + 1, unit_last + 2)):
            found = self._after.starting(pieces, position)
            if found is None:
                continue
            end, (phrase, bound, blur) = found
            adjacent = position == last + 1
            if not adjacent and (
                phrase not in _AFTER_NOUN or pieces[position - 1].kind is not PieceKind.WORD
            ):
                continue
            if not _is_suffix(pieces, position, end, phrase):
                continue
            return end, phrase, bound, blur, adjacent
        return None


def _belongs(pieces: Sequence[Piece], first: int, phrase: str, measure: str) -> bool:
    """Whether a phrase before a number is about the number."""
    before = pieces[first - 1].word if first else ""
    if phrase == "over" and measure == "duration":
        return before in _BEFORE_OVER
    if phrase in {"some", "about"} and before in {"of", "and"} and phrase == "some":
        return True
    return not (phrase in {"<", ">"} and pieces[first].glued)


def _is_suffix(pieces: Sequence[Piece], position: int, end: int, phrase: str) -> bool:
    """Whether a phrase after a number is about it: "40+" and "40 plus", not "40 + 3" or "12 plus 3"."""
    following = pieces[end + 1] if end + 1 < len(pieces) else None
    if phrase in {"plus", "+"}:
        if phrase == "+" and not pieces[position].glued:
            return False
        return following is None or following.kind is not PieceKind.NUMBER
    if phrase.startswith("-"):
        return pieces[position].glued
    if phrase in {"odd", "ish", "tops", "max"}:
        return not (phrase == "ish" and not pieces[position].glued)
    if phrase in {"at least", "at most", "roughly", "approximately", "more or less"}:
        return following is None or following.kind is not PieceKind.NUMBER
    return True
