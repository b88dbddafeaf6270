"""What one article tells of one place and time, as far as its figures show."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from flows.disputes.days import is_past, lead_day, told_in
from flows.disputes.mentions import Mention
from flows.disputes.persons import Persons
from flows.disputes.places import is_venue, is_wide, place_key
from flows.disputes.reports import report_keys
from flows.disputes.rules import DisputeRules
from flows.disputes.sites import Sites, own_site, site_keys, told_key
from flows.disputes.surroundings import names_in
from flows.records import content_hash

_LEAD = 500
# an article that counts at more places than this tells of several events
_MOST_PLACES = 2
_MOST_NAMES = 12
# as many dead in one village
_HEAVY = 5
# for so many days papers tell of what befell a small town
_DAYS_TOLD = 4
_ABOARD = "aboard"


@dataclass(frozen=True, slots=True)
class Scene:
    """One article's figures for one place and day, or stretch of time (`period`).

    `is_sure`: a figure's own sentence gives the day, or another's at the same street or park. `is_large`: a figure is
    so large that the place hardly saw two such events in a day. `is_stray`: the article tells of several events, so
    that figures without a place belong to none of them for certain. Two scenes that
    share one of `telling` (pairs of names near the figures or in the lead; of a street or a park single ones) and place and day are one event;
    `story` are the pairs of the title and lead alone. `near` are a small town with the days about the telling, of a
    toll so large that whoever tells of one there in those days tells of the same. `persons` and `aged` are those of
    the article, where it tells of one place or shooting alone; two that share one of `sites` are one shooting, and those
    that share one of `reports` one event. All are hashed.
    """

    scene_id: str
    article_id: str
    place_key: str | None
    day: date | None
    period: str | None
    published: date | None
    is_sure: bool
    is_large: bool
    is_stray: bool
    telling: tuple[int, ...]
    story: tuple[int, ...]
    near: tuple[int, ...]
    persons: tuple[int, ...] = ()
    aged: tuple[int, ...] = ()
    sites: tuple[int, ...] = ()
    reports: tuple[int, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether place and day are known for certain."""
        return self.place_key is not None and self.is_sure and self.period is None


@dataclass(frozen=True, slots=True)
class Lead:
    """What an article's title and beginning tell: names and, if it is one, the day; and when it was published."""

    names: frozenset[str]
    day: date | None
    published: date | None


def read_lead(title: str | None, text: str, published: date | None, rules: DisputeRules) -> Lead:
    """Read the title and the first sentences of an article."""
    beginning = f"{title or ''}\n{text[:_LEAD]}"
    return Lead(names_in(beginning, rules), lead_day(beginning, published), published)


def read_scenes(
    mentions: Sequence[Mention],
    lead: Lead,
    persons: Persons,
    sites: Sites,
    rules: DisputeRules,
) -> Iterator[tuple[Scene, list[Mention]]]:
    """The scenes of one article's events, each with the mentions that belong to it."""
    events = [mention for mention in mentions if mention.is_event]
    places = Counter(mention.place_key for mention in events if mention.place_key)
    groups: dict[tuple[str | None, date | None, str | None, bool], list[Mention]] = defaultdict(list)
    for mention in events:
        place, day, period = _where_and_when(mention, mentions, places, lead, sites.is_of_one)
        is_sure = mention.when.day is not None or (
            day is not None and _is_of_one_day(mention, mentions, rules)
        )
        groups[place, day, period, is_sure].append(mention)
    is_of_one = len({place for place, _, period, _ in groups if period is None}) == 1
    is_of_one = sites.is_of_one or (is_of_one and not sites.is_of_several)
    for (place, day, period, is_sure), members in groups.items():
        theirs = persons if is_of_one and period is None else Persons()
        article_id = members[0].article_id
        is_old = day is not None and is_past(day, lead.published)
        names = lead.names.union(*(mention.names for mention in members))
        yield (
            Scene(
                scene_id=content_hash("scene", article_id, place, day, period, is_sure),
                article_id=article_id,
                place_key=place,
                day=day,
                period=period,
                published=lead.published,
                is_sure=is_sure,
                is_large=any(mention.is_large for mention in members) or _is_heavy(members, place, rules),
                is_stray=place is None and len(places) > _MOST_PLACES,
                telling=(*_pairs(names, place), *_singles(names, place, members, rules)),
                story=() if is_old else tuple(_pairs(lead.names, place)),
                near=() if is_old else tuple(_near(members, place, lead.published, rules)),
                persons=theirs.named,
                aged=theirs.aged,
                sites=tuple(_sites(members, place, day, sites, rules)) if period is None else (),
                reports=tuple(report_keys(members, lead.published)) if period is None else (),
            ),
            members,
        )


def _where_and_when(
    mention: Mention,
    others: Sequence[Mention],
    places: Counter[str],
    lead: Lead,
    is_of_one: bool,
) -> tuple[str | None, date | None, str | None]:
    """Place and time; where the sentence gives none, what the article's other figures and its lead agree on.

    `is_of_one`: it tells of one shooting alone, wherever it puts its figures.
    """
    place = mention.place_key
    if place is None and len(places) == 1:
        place = next(iter(places))
    if mention.circumstance == _ABOARD:
        place = None  # a vessel has none: the place near the figure is whence it sailed, or who counted
    if mention.when.period or mention.when.day:
        return place, mention.when.day, mention.when.period
    others = [other for other in others if _is_gathering(other) == _is_gathering(mention)]
    days = {other.when.day for other in others if other.place_key == place and other.when.day}
    if not days and (is_of_one or place is None or places[place] == max(places.values(), default=0)):
        told = {other.when.day for other in others if other.when.day}
        days = {day for day in told if not is_past(day, lead.published)} or (
            {lead.day} if lead.day else set()
        )
    return place, (next(iter(days)) if len(days) == 1 else None), None


def _is_gathering(mention: Mention) -> bool:
    """A march has a day of its own, and tells nothing of the day of the shooting that it is about."""
    return mention.circumstance == "crowd" or mention.status == "protesting"


def _pairs(names: Iterable[str], place: str | None) -> Iterator[int]:
    """Pairs of names, hashed."""
    for pair in combinations(_chosen(names, place), 2):
        yield int(content_hash(*pair, size=15), 16)


def _singles(
    names: Iterable[str], place: str | None, members: Iterable[Mention], rules: DisputeRules
) -> Iterator[int]:
    """Single names, hashed, where the place is so narrow that with the day one of them tells the event."""
    if any(is_venue(member.place, rules) for member in members):
        for name in _chosen(names, place):
            yield int(content_hash(name, size=15), 16)


def _is_of_one_day(mention: Mention, others: Sequence[Mention], rules: DisputeRules) -> bool:
    """Whether the article tells of one day alone at the mention's place, where two events are hardly to be thought of."""
    days = {other.when.day for other in others if other.place_key == mention.place_key and other.when.day}
    is_one = is_venue(mention.place, rules) or (
        mention.is_large
        and any(o.is_large and o.when.day and o.place_key == mention.place_key for o in others)
    )
    return len(days) == 1 and mention.when.period is None and is_one


def _is_heavy(members: Sequence[Mention], place: str | None, rules: DisputeRules) -> bool:
    """Whether several were killed in a town so small that it hardly saw that twice in a day."""
    is_toll = any(one.status == "killed" and (one.low or 0) >= _HEAVY for one in members)
    return is_toll and _is_small(members, place, rules)


def _is_small(members: Sequence[Mention], place: str | None, rules: DisputeRules) -> bool:
    named = [member.place for member in members if member.place and member.place_key == place]
    return bool(named) and not any(is_wide(name, "", rules) or is_venue(name, rules) for name in named)


def _near(
    members: Sequence[Mention], place: str | None, published: date | None, rules: DisputeRules
) -> Iterator[int]:
    """A small town with the days from the telling on, hashed, where a large toll is told."""
    if published and _is_small(members, place, rules) and any(member.is_large for member in members):
        yield from told_in("near", place, published, _DAYS_TOLD)


def _sites(
    members: Sequence[Mention], place: str | None, day: date | None, sites: Sites, rules: DisputeRules
) -> Iterator[int]:
    """Where and when a shooting was: of an article on one of them all that it says, of another but the figures' own."""
    yield from site_keys(own_site(members[0].place, rules), None, day)
    if sites.is_of_one and day:
        yield from site_keys(sites, place, day)
        yield told_key(members[0].article_id, day)


def _chosen(names: Iterable[str], place: str | None) -> list[str]:
    """Names but the place's own, in order; of many the same are chosen in every article."""
    telling = [name for name in names if place is None or (place_key(name) or name) not in place]
    return sorted(sorted(telling, key=content_hash)[:_MOST_NAMES])
