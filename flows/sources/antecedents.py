"""Whom a pronoun or a short description points back to.

Recency with preferences, after Lappin and Leass (1994): a candidate's weight falls with each sentence back, and is
higher for whoever speaks already, for what opens its sentence, and lower inside a quotation or as an owner.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flows.records import Kind, Span
from flows.sources.figures import Figure
from flows.sources.inventory import Use
from flows.sources.quotations import within
from flows.sources.tables import PronounRow

_FARTHEST = 12
_MOST = 80
_REACH_OF_WHO = 160
_REACH_OF_WHICH = 70
_SPEAKS = 1.2
_OPENS = 0.7
_QUOTED = -1.6
_OWNS = -0.3
_UNSURE = -1.1
_PER_SENTENCE = -1.0


@dataclass(frozen=True, slots=True)
class _Group:
    start: int
    figures: tuple[Figure, ...]


class Antecedents:
    """The article's uses of figures in text order, with the search among them."""

    def __init__(self, uses: Sequence[Use], sentence_starts: Sequence[int], quoted: Sequence[Span]) -> None:
        self._uses = sorted(uses, key=lambda use: use.start)
        self._starts = [use.start for use in self._uses]
        self._sentences = sentence_starts
        self._quoted = quoted
        self._quote_starts = [span.start for span in quoted]
        self._groups: list[_Group] = []
        self._first = self._openers()

    def record(self, start: int, figures: Sequence[Figure]) -> None:
        """Remember that a mention at `start` was resolved to these figures."""
        for figure in figures:
            index = bisect_left(self._starts, start)
            self._starts.insert(index, start)
            self._uses.insert(index, Use(start, figure, source=True))
        if len(figures) > 1:
            insort(self._groups, _Group(start, tuple(figures)), key=lambda group: group.start)

    def pronoun(
        self, row: PronounRow, position: int, barred: Callable[[Figure], bool] | None = None
    ) -> tuple[Figure, ...]:
        """The figures that a pronoun at `position` stands for, none of those `barred`; empty where nobody fits."""
        if row.number == "many":
            return self._several(position)
        if row.gender:
            found = self.best(
                position,
                lambda figure: (
                    _human(figure)
                    and figure.gender in (None, row.gender)
                    and not (barred is not None and barred(figure))
                ),
            )
        else:
            found = self.best(position, lambda figure: not _human(figure) and not figure.plural)
        return (found,) if found else ()

    def best(
        self, position: int, fits: Callable[[Figure], bool], unsure: bool = True, reach: int = _FARTHEST
    ) -> Figure | None:
        """The figure of greatest weight among those that fit and are named before `position`."""
        here = bisect_right(self._sentences, position)
        inside = within(self._quoted, self._quote_starts, position)
        weights: dict[Figure, float] = {}
        last = bisect_left(self._starts, position)
        for index in range(last - 1, max(-1, last - 1 - _MOST), -1):
            use = self._uses[index]
            distance = here - bisect_right(self._sentences, use.start)
            if distance > reach:
                break
            if not fits(use.figure):
                continue
            weight = _PER_SENTENCE * distance + (_SPEAKS if use.source else 0.0)
            weight += _OPENS if use.start in self._first else 0.0
            weight += _OWNS if use.owning else 0.0
            weight += _UNSURE if unsure and _human(use.figure) and use.figure.gender is None else 0.0
            quotation = within(self._quoted, self._quote_starts, use.start)
            weight += _QUOTED if quotation and quotation != inside else 0.0
            weights[use.figure] = max(weights.get(use.figure, weight), weight) + 0.05
        return max(weights, key=lambda figure: weights[figure], default=None)

    def just_before(self, position: int, human: bool) -> Figure | None:
        """The figure named last before a relative pronoun, in the same stretch of text."""
        for index in range(bisect_left(self._starts, position) - 1, -1, -1):
            use = self._uses[index]
            if position - use.start > (_REACH_OF_WHO if human else _REACH_OF_WHICH):
                return None
            if human == _human(use.figure):
                return use.figure
        return None

    def pair(self, position: int, fits: Callable[[Figure], bool]) -> tuple[Figure, ...]:
        """The two figures of one sort named last before `position`: "both countries"."""
        group = self._last_group(position)
        if group and len(group.figures) == 2 and all(fits(figure) for figure in group.figures):
            return group.figures
        found: list[Figure] = []
        sentence = 0
        for index in range(bisect_left(self._starts, position) - 1, -1, -1):
            use = self._uses[index]
            if len(set(found)) > 1 and bisect_right(self._sentences, use.start) != sentence:
                break
            if fits(use.figure):
                sentence = bisect_right(self._sentences, use.start)
                found.append(use.figure)
        first = list(dict.fromkeys(reversed(found)))[:2]
        return tuple(first) if len(first) == 2 else ()

    def quoted_speaker(self, position: int) -> Figure | None:
        """Whoever utters the quotation around `position`: the source named nearest outside its marks."""
        quotation = within(self._quoted, self._quote_starts, position)
        if quotation is None:
            return None
        after = bisect_left(self._starts, quotation.end)
        following = next(
            (u for u in self._uses[after : after + 3] if u.source and u.start - quotation.end < 60), None
        )
        if following:
            return following.figure
        before = bisect_left(self._starts, quotation.start)
        return next(
            (use.figure for use in reversed(self._uses[max(0, before - 5) : before]) if use.source), None
        )

    def _several(self, position: int) -> tuple[Figure, ...]:
        group = self._last_group(position)
        single = self.best(position, lambda figure: figure.plural, unsure=False) or self.best(
            position, lambda figure: figure.kind not in (Kind.PERSON, Kind.ANONYMOUS, Kind.DOCUMENT), reach=1
        )
        if (
            group
            and position - group.start < 600
            and not (single and self._later(single, group.start, position))
        ):
            return group.figures
        return (single,) if single else ()

    def _later(self, figure: Figure, start: int, end: int) -> bool:
        uses = self._uses[bisect_right(self._starts, start) : bisect_left(self._starts, end)]
        return any(use.figure is figure and use.source for use in uses)

    def _last_group(self, position: int) -> _Group | None:
        index = bisect_left([group.start for group in self._groups], position) - 1
        return self._groups[index] if index >= 0 else None

    def _openers(self) -> frozenset[int]:
        """Where the first figure of each sentence stands outside quotation marks."""
        found: dict[int, int] = {}
        for use in self._uses:
            if within(self._quoted, self._quote_starts, use.start) is None:
                found.setdefault(bisect_right(self._sentences, use.start), use.start)
        return frozenset(found.values())


def _human(figure: Figure) -> bool:
    if figure.kind is Kind.ANONYMOUS:
        return bool(figure.roles) and not figure.plural
    return figure.kind is Kind.PERSON
