"""Which scenes of several articles are one event.

Place and day must agree, and something else must speak for it: two names that both tell of, or a toll so large that
the place hardly saw two such events in a day. A scene without place or day joins the one event that its article's
title and lead have two names in common with. Scenes of one private person and day are one event, wherever each puts it:
"on Alder Street", "in Tarn". Keys are hashed, never compared pair by pair: near-linear cost.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from flows.disputes.attaching import KnownEvents
from flows.disputes.clusters import Clusters, join_by_keys
from flows.disputes.scenes import Scene
from flows.records import content_hash

_LONGEST_PAUSE = timedelta(days=5)
# stories of the next day often name the day of the telling
_NEXT_DAY = timedelta(days=1)
_PERSON_PAUSE = timedelta(days=7)
_PAIRS_OF_THREE = 3  # three names make three pairs
# whoever is named in more scenes than this is a public person, and a figure told in more is of no one event
_MOST_SCENES = 40


def event_ids(scenes: Sequence[Scene]) -> list[str]:
    """The id of the event that each scene belongs to, in order.

    An id is made of place and day, so that an article that joins renames nothing. Only where a place saw several
    events in a day the later-told ones are named after the article that told of them first.
    """
    whole = [number for number, scene in enumerate(scenes) if scene.is_whole]
    lacking = [number for number, scene in enumerate(scenes) if not scene.is_whole]
    groups = _joined(whole, [list(_certain_keys(scenes[number])) for number in whole])
    groups = _merged(groups, scenes)
    rest = _attach(lacking, groups, scenes)
    groups += _joined(rest, [list(_loose_keys(scenes[number])) for number in rest])
    groups = _of_one_site_or_report(_of_one_person(groups, scenes), scenes)
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
    yield from scene.near
    time: Hashable = scene.day or (scene.published.toordinal() // 7 if scene.published else None)
    for pair in scene.story:
        yield scene.place_key, time, pair


def _merged(groups: list[list[int]], scenes: Sequence[Scene]) -> list[list[int]]:
    """Join large events of one place within some days whose articles' leads have three names in common, or two next day;
    of a small town the days of the telling are enough.

    Stories of a disaster run for days, and name the days of what came after it.
    """
    large: dict[str | None, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        if any(scenes[number].is_large for number in group):
            large[scenes[group[0]].place_key].append(index)
    story = {
        index: {pair for n in groups[index] for pair in scenes[n].story}
        for its in large.values()
        for index in its
    }
    near = {index: {key for n in groups[index] for key in scenes[n].near} for index in story}
    clusters = Clusters(len(groups))
    for its in large.values():
        ordered = sorted(its, key=lambda index: _day(groups[index], scenes))
        for one, other in pairwise(ordered):
            pause = _day(groups[other], scenes) - _day(groups[one], scenes)
            common = len(story[one] & story[other])
            is_near = bool(near[one] & near[other]) or (common > 0 and pause <= _NEXT_DAY)
            if is_near or (pause <= _LONGEST_PAUSE and common >= _PAIRS_OF_THREE):
                clusters.join(one, other)
    return [
        [number for index in members for number in groups[index]] for members in clusters.groups().values()
    ]


def _of_one_person(groups: list[list[int]], scenes: Sequence[Scene]) -> list[list[int]]:
    """Join events told of the same private person within a week: stories name the days of what came after."""
    aged = {person for scene in scenes for person in scene.aged}
    telling: dict[int, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        for person in {person for number in group for person in scenes[number].persons if person in aged}:
            telling[person].append(index)
    clusters = Clusters(len(groups))
    for its in telling.values():
        ordered = sorted(its, key=lambda index: _day(groups[index], scenes))
        for one, other in pairwise(ordered if len(its) <= _MOST_SCENES else []):
            days = _day(groups[one], scenes), _day(groups[other], scenes)
            if days[1] == date.max or days[1] - days[0] <= _PERSON_PAUSE:
                clusters.join(one, other)
    return _united(groups, clusters.groups().values(), scenes)


def _of_one_site_or_report(groups: list[list[int]], scenes: Sequence[Scene]) -> list[list[int]]:
    """Join shootings told of the same street and day, and events of which one source gives the same figure, wherever
    each article puts them otherwise."""
    told = Counter(key for scene in scenes for key in scene.reports)
    keys = [
        {key for number in group for key in scenes[number].sites}
        | {key for number in group for key in scenes[number].reports if told[key] <= _MOST_SCENES}
        for group in groups
    ]
    return _united(groups, join_by_keys(keys).values(), scenes)


def _united(
    groups: Sequence[Sequence[int]], clusters: Iterable[Sequence[int]], scenes: Sequence[Scene]
) -> list[list[int]]:
    """The groups of each cluster as one, scenes of certain place and day first."""
    joined = ([number for index in members for number in groups[index]] for members in clusters)
    return [sorted(members, key=lambda number: (not scenes[number].is_whole, number)) for members in joined]


def _day(group: Sequence[int], scenes: Sequence[Scene]) -> date:
    return min((scenes[number].day or date.max for number in group), default=date.max)


def _attach(lacking: Sequence[int], groups: list[list[int]], scenes: Sequence[Scene]) -> list[int]:
    """Put scenes that lack place or day into the one event they can belong to; those that fit none are returned."""
    known = KnownEvents([[scenes[number] for number in group] for group in groups])
    rest: list[int] = []
    for number in lacking:
        event = known.of(scenes[number])
        if event is None:
            rest.append(number)
        else:
            groups[event].append(number)
    return rest


def _first_told(group: Sequence[int], scenes: Sequence[Scene]) -> tuple[date, str]:
    return min((scenes[number].published or date.max, scenes[number].article_id) for number in group)


def _event_id(group: Sequence[int], scenes: Sequence[Scene], used: set[str]) -> str:
    one = scenes[group[0]]
    teller = _first_told(group, scenes)[1]
    if not one.is_whole:
        return content_hash("event", one.place_key, one.day, one.period, teller)
    usual = content_hash("event", one.place_key, _day(group, scenes))
    found = content_hash("event", usual, teller) if usual in used else usual
    used.add(found)
    return found
