"""Events, as far as figures need them told apart: articles that count at one place on one day.

A scene is what one article tells of one place and day (or stretch of time). Scenes of several articles are one event
where place and day agree and something else speaks for it: names that both tell of, or a toll so large that the place
hardly saw two such events in a day. Keys are hashed, never compared pair by pair, so the cost is near-linear.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from flows.disputes.clusters import join_by_keys
from flows.disputes.mentions import Mention
from flows.disputes.places import place_key
from flows.records import content_hash

_MOST_NAMES = 14
# an event that is told of without its day happened at most this long before
_LONGEST_AFTER = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Scene:
    """What one article tells of one place and time; `names` are those near its figures."""

    article_id: str
    place_key: str | None
    day: date | None
    period: str | None
    published: date | None
    names: frozenset[str]
    is_large: bool


def scene_ids(mentions: Sequence[Mention]) -> list[str]:
    """The id of the event that each mention belongs to, in order.

    An id is made of place and day, so that an article that joins renames nothing; only of several events at one place
    and day the later-told ones carry the article that told of them first.
    """
    scenes, at = _scenes(mentions)
    groups = _attach_undated(list(join_by_keys([list(_keys(scene)) for scene in scenes]).values()), scenes)
    used: set[str] = set()
    ids: dict[int, str] = {}
    for group in sorted(groups, key=lambda members: _first_told(members, scenes)):
        ids |= dict.fromkeys(group, _group_id(group, scenes, used))
    return [ids[scene] for scene in at]


def _scenes(mentions: Sequence[Mention]) -> tuple[list[Scene], list[int]]:
    """The scenes, and which one each mention belongs to."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        by_article[mention.article_id].append(number)
    scenes: list[Scene] = []
    at = [0] * len(mentions)
    for article_id in by_article:
        numbers = by_article[article_id]
        found: dict[tuple[str | None, date | None, str | None], list[int]] = defaultdict(list)
        places = Counter(mentions[n].place_key for n in numbers if mentions[n].place_key)
        for number in numbers:
            found[_where_and_when(mentions[number], [mentions[n] for n in numbers], places)].append(number)
        for (place, day, period), members in found.items():
            for number in members:
                at[number] = len(scenes)
            its = [mentions[number] for number in members]
            scenes.append(
                Scene(
                    article_id, place, day, period, its[0].published,
                    frozenset().union(*(mention.names for mention in its)), any(mention.is_large for mention in its),
                )
            )  # fmt: skip
    return scenes, at


def _where_and_when(
    mention: Mention, others: Sequence[Mention], places: Counter[str | None]
) -> tuple[str | None, date | None, str | None]:
    """Place and time; where the sentence gives none, those that all other figures of the article (or place) share."""
    place = mention.place_key
    if place is None and len(places) == 1:
        place = next(iter(places))
    if mention.when.period or mention.when.day:
        return place, mention.when.day, mention.when.period
    days = {o.when.day for o in others if o.place_key == place and o.when.day}
    if len(days) != 1:
        days = {o.when.day for o in others if o.when.day}
    return place, (next(iter(days)) if len(days) == 1 else None), None


def _keys(scene: Scene) -> Iterator[Hashable]:
    """Two scenes that share one of these are one event."""
    place, day = scene.place_key, scene.day
    if place is None or scene.period is not None:
        return
    telling = sorted(name for name in scene.names if not _part_of(name, place))[:_MOST_NAMES]
    if day is not None:
        if scene.is_large:
            yield place, day
        for pair in combinations(telling, 2):
            yield place, day, pair
    else:
        week = scene.published.toordinal() // 7 if scene.published else None
        for pair in combinations(telling, 2):
            yield place, "undated", week, pair


def _part_of(name: str, place: str) -> bool:
    return (place_key(name) or name) in place


def _attach_undated(groups: list[list[int]], scenes: Sequence[Scene]) -> list[list[int]]:
    """Join an event without a day to the one large event of the same place in the days before, if there is one."""
    dated: dict[str, list[list[int]]] = defaultdict(list)
    for group in groups:
        scene = scenes[group[0]]
        if scene.place_key and scene.day and any(scenes[number].is_large for number in group):
            dated[scene.place_key].append(group)
    kept = []
    for group in groups:
        scene = scenes[group[0]]
        if (
            scene.place_key is None
            or scene.day is not None
            or scene.period is not None
            or scene.published is None
        ):
            kept.append(group)
            continue
        if not any(scenes[number].is_large for number in group):
            kept.append(group)
            continue
        near = [
            other for other in dated.get(scene.place_key, [])
            if timedelta(0) <= scene.published - (scenes[other[0]].day or scene.published) <= _LONGEST_AFTER
        ]  # fmt: skip
        if len(near) == 1:
            near[0].extend(group)
        else:
            kept.append(group)
    return kept


def _first_told(group: Sequence[int], scenes: Sequence[Scene]) -> tuple[date, str]:
    return min((scenes[number].published or date.max, scenes[number].article_id) for number in group)


def _group_id(group: Sequence[int], scenes: Sequence[Scene], used: set[str]) -> str:
    dated = [scenes[number] for number in group if scenes[number].day]
    teller = _first_told(group, scenes)[1]
    if not dated or scenes[group[0]].place_key is None:
        one = scenes[group[0]]
        return content_hash("event", one.place_key, one.day, one.period, teller)
    usual = content_hash("event", dated[0].place_key, dated[0].day)
    found = content_hash("event", usual, teller) if usual in used else usual
    used.add(found)
    return found
