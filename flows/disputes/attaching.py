"""Which known event a scene that lacks place or day belongs to."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from flows.disputes.scenes import Scene

# an event is told of without its day for at most this long
_LONGEST_AFTER = timedelta(days=14)
_ONE_STORY = timedelta(days=3)
_PAIRS_OF_THREE = 3  # three names make three pairs


class KnownEvents:
    """Events whose place and day are known, each a list of scenes, found by the story they belong to."""

    def __init__(self, events: Sequence[Sequence[Scene]]) -> None:
        self._firsts = [min(event, key=lambda scene: scene.day or date.max) for event in events]
        self._tellers = [len({scene.article_id for scene in event}) for event in events]
        self._are_large = [any(scene.is_large for scene in event) for event in events]
        self._by_story: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._by_place: dict[tuple[str | None, int], set[int]] = defaultdict(set)
        for index, (event, first) in enumerate(zip(events, self._firsts, strict=True)):
            step = _fortnight(first.day)
            for pair in {pair for scene in event for pair in scene.story}:
                self._by_story[step][pair].add(index)
            if self._are_large[index]:
                self._by_place[first.place_key, step].add(index)

    def of(self, scene: Scene) -> int | None:
        """The event that `scene` belongs to, None where none fits or several do.

        A large toll goes to a large event, the one that it shares most of its story with; so does a scene without
        place, if it shares three names or the day. A small one with a place belongs to the only event that fits.
        """
        if scene.period is not None or scene.is_stray or scene.published is None:
            return None
        shared = self._shared(scene)
        fitting = [index for index in sorted(shared) if self._fits(scene, index, shared[index])]
        if len(fitting) > 1 and (scene.is_large or scene.place_key is None):
            rank = {
                index: (shared[index], self._firsts[index].day == scene.day, self._tellers[index])
                for index in fitting
            }
            best = max(rank.values())
            fitting = [index for index in fitting if rank[index] == best]
        if len(fitting) > 1 and scene.is_large and scene.place_key is not None:
            fitting = self._newest(fitting)
        return fitting[0] if len(fitting) == 1 else None

    def _newest(self, events: Sequence[int]) -> list[int]:
        """The newest of large events of one place, where they lie so near that one story tells of them."""
        days = sorted(self._firsts[index].day or date.min for index in events)
        if days[-1] - days[0] > _ONE_STORY:
            return list(events)
        return [index for index in events if self._firsts[index].day == days[-1]]

    def _shared(self, scene: Scene) -> Counter[int]:
        """How many pairs of names each event nearby shares with the scene's story."""
        shared: Counter[int] = Counter()
        told = _fortnight(scene.published)
        for step in (told, told - 1):
            known = self._by_story.get(step, {})
            for pair in known.keys() & scene.story:
                shared.update(known[pair])
            if scene.is_large and scene.place_key is not None:
                shared.update(dict.fromkeys(self._by_place.get((scene.place_key, step), ()), 0))
        return shared

    def _fits(self, scene: Scene, index: int, shared: int) -> bool:
        event = self._firsts[index]
        assert event.day is not None and scene.published is not None
        if scene.is_sure and scene.day != event.day:
            return False
        if scene.place_key is None:
            is_told = shared >= _PAIRS_OF_THREE or scene.is_sure
        else:
            is_told = scene.place_key == event.place_key and (not scene.is_large or self._are_large[index])
        return is_told and timedelta(0) <= scene.published - event.day <= _LONGEST_AFTER


def _fortnight(day: date | None) -> int:
    """Days in steps of `_LONGEST_AFTER`: an event told of in one step happened in it or in the one before."""
    return day.toordinal() // _LONGEST_AFTER.days if day else 0
