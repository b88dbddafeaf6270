"""What one article tells of one place and time, as far as its figures show."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flows.disputes.days import lead_day
from flows.disputes.mentions import Mention, Row
from flows.disputes.rules import DisputeRules
from flows.disputes.surroundings import names_in

_LEAD = 500
# an article that counts at more places than this tells of several events
_MOST_PLACES = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """One article's figures for one place and day, or stretch of time.

    `names` are those near the figures, `story` those of the article's title and lead. `is_large`: a figure is so
    large that the place hardly saw two such events in a day. `is_stray`: the article tells of several events, so
    that figures without a place belong to none of them for certain.
    """

    article_id: str
    place_key: str | None
    day: date | None
    period: str | None
    published: date | None
    names: frozenset[str]
    story: frozenset[str]
    is_large: bool
    is_stray: bool


@dataclass(frozen=True, slots=True)
class Lead:
    """What an article's title and beginning tell: names and, if it is one, the day."""

    names: frozenset[str]
    day: date | None


def read_lead(article: Row, rules: DisputeRules) -> Lead:
    """Read the title and the first sentences of an article."""
    beginning = f"{article['title'] or ''}\n{article['text'][:_LEAD]}"
    published = article["published_at"].date() if article["published_at"] else None
    return Lead(names_in(beginning, rules), lead_day(beginning, published))


def read_scenes(mentions: Sequence[Mention], leads: Mapping[str, Lead]) -> tuple[list[Scene], list[int]]:
    """The scenes of all articles, and which one each mention belongs to."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        by_article[mention.article_id].append(number)
    scenes: list[Scene] = []
    at = [0] * len(mentions)
    for article_id, numbers in by_article.items():
        for found, members in _grouped(numbers, mentions, leads[article_id]):
            for number in members:
                at[number] = len(scenes)
            scenes.append(found)
    return scenes, at


def _grouped(
    numbers: Sequence[int], mentions: Sequence[Mention], lead: Lead
) -> Iterable[tuple[Scene, list[int]]]:
    its = [mentions[number] for number in numbers]
    places = Counter(mention.place_key for mention in its if mention.is_event and mention.place_key)
    groups: dict[tuple[str | None, date | None, str | None], list[int]] = defaultdict(list)
    for number in numbers:
        groups[_where_and_when(mentions[number], its, places, lead)].append(number)
    for (place, day, period), members in groups.items():
        names = frozenset().union(*(mentions[number].names for number in members))
        yield (
            Scene(
                article_id=its[0].article_id,
                place_key=place,
                day=day,
                period=period,
                published=its[0].published,
                names=names,
                story=lead.names,
                is_large=any(mentions[number].is_large for number in members if mentions[number].is_event),
                is_stray=place is None and len(places) > _MOST_PLACES,
            ),
            members,
        )


def _where_and_when(
    mention: Mention, others: Sequence[Mention], places: Counter[str], lead: Lead
) -> tuple[str | None, date | None, str | None]:
    """Place and time; where the sentence gives none, what the article's other figures and its lead agree on."""
    place = mention.place_key
    if place is None and len(places) == 1:
        place = next(iter(places))
    if mention.when.period or mention.when.day:
        return place, mention.when.day, mention.when.period
    days = {other.when.day for other in others if other.place_key == place and other.when.day}
    if not days and (place is None or places[place] == max(places.values(), default=0)):
        days = {other.when.day for other in others if other.when.day} or ({lead.day} if lead.day else set())
    return place, (next(iter(days)) if len(days) == 1 else None), None
