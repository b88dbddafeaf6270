"""Which scenes of several articles are one event.

Place and day must agree, and something else must speak for it: two names that both tell of, or a toll so large that
the place hardly saw two such events in a day. A scene without place or day joins the one event that its article's
title and lead have two names in common with. Keys are hashed, never compared pair by pair: near-linear cost.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from flows.disputes.clusters import join_by_keys
from flows.disputes.scenes import Scene
from flows.records import content_hash

# an event is told of without its day for at most this long
_LONGEST_AFTER = timedelta(days=14)


def event_ids(scenes: Sequence[Scene]) -> list[str]:
    """The id of the event that each scene belongs to, in order.

    An id is made of place and day, so that an article that joins renames nothing. Only where a place saw several
    events in a day the later-told ones are named after the article that told of them first.
    """
    whole = [number for number, scene in enumerate(scenes) if scene.is_whole]
    lacking = [number for number, scene in enumerate(scenes) if not scene.is_whole]
    groups = _joined(whole, [list(_certain_keys(scenes[number])) for number in whole])
    rest = _attach(lacking, groups, scenes)
    groups += _joined(rest, [list(_loose_keys(scenes[number])) for number in rest])
    ids: dict[int, str] = {}
    used: set[str] = set()
    for group in sorted(groups, key=lambda members: _first_told(members, scenes)):
        ids |= dict.fromkeys(group, _event_id(group, scenes, used))
    return [ids[number] for number in range(len(scenes))]


def _joined(numbers: Sequence[int], keys: Sequence[Sequence[Hashable]]) -> list[list[int]]:
    return [[numbers[position] for position in members] for members in join_by_keys(keys).values()]


def _certain_keys(scene: Scene) -> Iterator[Hashable]:
    """Two scenes that share one of these are one event."""
    if scene.is_large:
        yield scene.place_key, scene.day
    for pair in scene.telling:
        yield scene.place_key, scene.day, pair


def _loose_keys(scene: Scene) -> Iterator[Hashable]:
    if scene.period is not None or scene.is_stray:
        return
    if scene.is_large and scene.day and scene.place_key:
        yield scene.place_key, scene.day
    time: Hashable = scene.day or (scene.published.toordinal() // 7 if scene.published else None)
    for pair in scene.story:
        yield scene.place_key, time, pair


def _attach(lacking: Sequence[int], groups: list[list[int]], scenes: Sequence[Scene]) -> list[int]:
    """Put scenes that lack place or day into the one event they can belong to; those that fit none are returned."""
    by_story: dict[tuple[int, int], set[int]] = defaultdict(set)
    by_place: dict[tuple[str | None, int], set[int]] = defaultdict(set)
    for index, group in enumerate(groups):
        for number in group:
            for pair in scenes[number].story:
                by_story[pair, _fortnight(scenes[group[0]].day)].add(index)
        if any(scenes[number].is_large for number in group):
            by_place[scenes[group[0]].place_key, _fortnight(scenes[group[0]].day)].add(index)
    tellers = [len({scenes[number].article_id for number in group}) for group in groups]
    firsts = [scenes[group[0]] for group in groups]
    rest: list[int] = []
    for number in lacking:
        event = _only_event(scenes[number], firsts, tellers, by_story, by_place)
        if event is None:
            rest.append(number)
        else:
            groups[event].append(number)
    return rest


def _only_event(
    scene: Scene,
    firsts: Sequence[Scene],
    tellers: Sequence[int],
    by_story: Mapping[tuple[int, int], set[int]],
    by_place: Mapping[tuple[str | None, int], set[int]],
) -> int | None:
    """The event that a scene without place or day can belong to: the only one, or the one that most tell of."""
    if scene.period is not None or scene.is_stray:
        return None
    near: set[int] = set()
    told = _fortnight(scene.published)
    for pair in scene.story:
        near |= by_story.get((pair, told), set()) | by_story.get((pair, told - 1), set())
    if scene.is_large and scene.place_key is not None:
        for step in (told, told - 1):
            near |= by_place.get((scene.place_key, step), set())
    fitting = [index for index in sorted(near) if _fits(scene, firsts[index])]
    same_day = [index for index in fitting if firsts[index].day == scene.day]
    fitting = same_day or fitting
    if len(fitting) > 1 and scene.place_key is None:
        most = max(tellers[index] for index in fitting)
        fitting = [index for index in fitting if tellers[index] == most]
    return fitting[0] if len(fitting) == 1 else None


def _fortnight(day: date | None) -> int:
    """Days in steps of `_LONGEST_AFTER`: an event told of in one step happened in it or in the one before."""
    return day.toordinal() // _LONGEST_AFTER.days if day else 0


def _fits(scene: Scene, event: Scene) -> bool:
    assert event.day is not None
    if scene.place_key not in (None, event.place_key) or (scene.is_sure and scene.day != event.day):
        return False
    return scene.published is not None and timedelta(0) <= scene.published - event.day <= _LONGEST_AFTER


def _first_told(group: Sequence[int], scenes: Sequence[Scene]) -> tuple[date, str]:
    return min((scenes[number].published or date.max, scenes[number].article_id) for number in group)


def _event_id(group: Sequence[int], scenes: Sequence[Scene], used: set[str]) -> str:
    one = scenes[group[0]]
    teller = _first_told(group, scenes)[1]
    if not one.is_whole:
        return content_hash("event", one.place_key, one.day, one.period, teller)
    usual = content_hash("event", one.place_key, one.day)
    found = content_hash("event", usual, teller) if usual in used else usual
    used.add(found)
    return found
