"""Which scenes of several articles are one event.

Place and day must agree, and something else must speak for it: two names that both tell of, or a toll so large that
the place hardly saw two such events in a day. A scene without place or day joins the one event that its article's
title and lead have two names in common with. Keys are hashed, never compared pair by pair: near-linear cost.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from flows.disputes.clusters import join_by_keys
from flows.disputes.places import place_key
from flows.disputes.scenes import Scene
from flows.records import content_hash

_MOST_NAMES = 14
# an event is told of without its day for at most this long
_LONGEST_AFTER = timedelta(days=14)


def event_ids(scenes: Sequence[Scene]) -> list[str]:
    """The id of the event that each scene belongs to, in order.

    An id is made of place and day, so that an article that joins renames nothing. Only where a place saw several
    events in a day the later-told ones are named after the article that told of them first.
    """
    groups = list(join_by_keys([list(_certain_keys(scene)) for scene in scenes]).values())
    groups = _attach(groups, scenes)
    ids: dict[int, str] = {}
    used: set[str] = set()
    for group in sorted(groups, key=lambda members: _first_told(members, scenes)):
        ids |= dict.fromkeys(group, _event_id(group, scenes, used))
    return [ids[number] for number in range(len(scenes))]


def _certain_keys(scene: Scene) -> Iterator[Hashable]:
    """Two scenes that share one of these are one event."""
    if scene.place_key is None or scene.day is None or scene.period is not None:
        return
    if scene.is_large:
        yield scene.place_key, scene.day
    for pair in _pairs(scene.names | scene.story, scene.place_key):
        yield scene.place_key, scene.day, pair


def _pairs(names: Iterable[str], place: str | None) -> Iterator[tuple[str, str]]:
    telling = sorted(name for name in names if place is None or (place_key(name) or name) not in place)
    return combinations(telling[:_MOST_NAMES], 2)


def _attach(groups: list[list[int]], scenes: Sequence[Scene]) -> list[list[int]]:
    """Join scenes that lack place or day to the one event they can belong to; the rest among themselves."""
    whole = [group for group in groups if _is_whole(scenes[group[0]])]
    lacking = [number for group in groups if not _is_whole(scenes[group[0]]) for number in group]
    by_name: dict[Hashable, set[int]] = defaultdict(set)
    for index, group in enumerate(whole):
        for number in group:
            for pair in _pairs(scenes[number].story, None):
                by_name[pair].add(index)
    by_place: dict[str | None, set[int]] = defaultdict(set)
    for index, group in enumerate(whole):
        if any(scenes[number].is_large for number in group):
            by_place[scenes[group[0]].place_key].add(index)
    rest: list[int] = []
    joining: dict[int, int] = {}
    for number in lacking:
        event = _only_event(scenes[number], whole, scenes, by_name, by_place)
        if event is None:
            rest.append(number)
        else:
            joining[number] = event
    for number, joined in joining.items():
        whole[joined].append(number)
    among = join_by_keys([list(_loose_keys(scenes[number])) for number in rest])
    return whole + [[rest[position] for position in members] for members in among.values()]


def _is_whole(scene: Scene) -> bool:
    return scene.place_key is not None and scene.day is not None and scene.period is None


def _only_event(
    scene: Scene,
    events: Sequence[Sequence[int]],
    scenes: Sequence[Scene],
    by_name: Mapping[Hashable, set[int]],
    by_place: Mapping[str | None, set[int]],
) -> int | None:
    """The event that a scene without place or day can belong to, if there is but one or one told of most."""
    if scene.period is not None or scene.is_stray:
        return None
    near: set[int] = set()
    for pair in _pairs(scene.story, None):
        near |= by_name.get(pair, set())
    if scene.is_large and scene.place_key is not None:
        near |= by_place.get(scene.place_key, set())
    fitting = [index for index in sorted(near) if _fits(scene, scenes[events[index][0]])]
    if len(fitting) > 1 and scene.place_key is None:
        tellers = {index: len({scenes[number].article_id for number in events[index]}) for index in fitting}
        most = max(tellers.values())
        fitting = [index for index in fitting if tellers[index] == most]
    return fitting[0] if len(fitting) == 1 else None


def _fits(scene: Scene, event: Scene) -> bool:
    assert event.day is not None
    if scene.place_key not in (None, event.place_key) or scene.day not in (None, event.day):
        return False
    return scene.published is None or timedelta(0) <= scene.published - event.day <= _LONGEST_AFTER


def _loose_keys(scene: Scene) -> Iterator[Hashable]:
    if scene.period is not None or scene.is_stray:
        return
    when: Hashable = scene.day or (scene.published.toordinal() // 7 if scene.published else None)
    for pair in _pairs(scene.story, scene.place_key):
        yield scene.place_key, when, pair


def _first_told(group: Sequence[int], scenes: Sequence[Scene]) -> tuple[date, str]:
    return min((scenes[number].published or date.max, scenes[number].article_id) for number in group)


def _event_id(group: Sequence[int], scenes: Sequence[Scene], used: set[str]) -> str:
    one = scenes[group[0]]
    teller = _first_told(group, scenes)[1]
    if not _is_whole(one):
        return content_hash("event", one.place_key, one.day, one.period, teller)
    usual = content_hash("event", one.place_key, one.day)
    found = content_hash("event", usual, teller) if usual in used else usual
    used.add(found)
    return found
