"""Where an article on one shooting says that it was: streets, quarters and houses, with the day and the victims' ages.

Papers put one shooting on a street, in a quarter, at a club, in a county. Few shootings share a street and a day, or a
quarter and the age of somebody hit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from flows.disputes.persons import GUNFIRE
from flows.disputes.places import is_venue, is_wide, place_key
from flows.disputes.rules import DisputeRules
from flows.disputes.words import fold
from flows.records import content_hash

# what an article says first of where it was
_BEGINNING = 1200
_PART = r"[A-Z][\w’'-]+"
_KINDS = {
    "st": "street", "ave": "avenue", "rd": "road", "blvd": "boulevard", "dr": "drive", "ln": "lane", "hwy": "highway",
    "ct": "court", "pl": "place", "pkwy": "parkway",
}  # fmt: skip
_STREET_WORDS = "|".join((*_KINDS, *_KINDS.values())).title()
_STREET = re.compile(
    rf"\b(?P<name>(?:\d+(?:st|nd|rd|th)|{_PART}(?:\s{_PART})?))\s(?P<kind>(?i:{_STREET_WORDS}))\b"
)
_HOUSE = re.compile(
    rf"\b(?:at|in|inside|outside|near|behind)\s(?:the\s)?(?P<house>(?:Club|Bar|Cafe)\s{_PART}(?:\s{_PART})?|{_PART}(?:\s{_PART}){{0,2}}\s"
    r"(?:Club|Nightclub|Lounge|Bar|Tavern|Pub|Saloon|Grill|Mall|Apartments|Mosque|Temple|Hall|Park|Playground|Motel|Inn|Plaza))\b"
)
_QUARTER = re.compile(rf"\b(?:in|near|at|on)\s(?:the\s)?(?P<quarter>{_PART}(?:\s{_PART}){{0,2}})")
_AGE = re.compile(r"\b(?P<aged>\d{1,2})-year-old\b|(?<=,\s)(?P<after>\d{1,2})(?=[,.;)])")
# a round-up, or an article on one shooting that tells of another
_ROUND_UP = re.compile(
    r"\b(?:weekend|violence|incidents|homicides|citywide|across\s(?:the\s)?(?:city|town))\b", re.IGNORECASE
)
ANOTHER = re.compile(
    r"\b(?:shootings|killings|(?:an)?other\sshooting|(?:earlier|second|first|previous|separate)\s(?:[a-z]+\s)?shooting|this\sshooting\s(?:with|to|and)|"
    r"the\sone\s(?:at|on|in)|same\s(?:date|day|night|weekend)|hours\s(?:earlier|later|before|after))\b",
    re.IGNORECASE,
)
_LEAD = 500
_DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest nw ne sw se n s e w".split()
)
_SICKROOMS = frozenset(
    {"hospital", "medical", "clinic", "infirmary", "center", "centre", "health", "court", "jail"}
)


@dataclass(frozen=True, slots=True)
class Sites:
    """Folded streets and houses (`narrow`), the keys of quarters and small towns (`wide`), and the ages it gives.

    `is_of_one`: the article tells of one shooting alone; `is_of_several`: it speaks of another too.
    """

    is_of_one: bool = False
    is_of_several: bool = False
    narrow: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()


def read_sites(title: str | None, text: str, rules: DisputeRules) -> Sites:
    """Read the beginning of an article on gunfire; of any other none.

    "on NW 62nd St. in Liberty City" gives the street "62nd street" and the quarter; "at Alden Memorial Hospital" none.
    """
    beginning = f"{title or ''}\n{text[:_BEGINNING]}"
    if not GUNFIRE.search(beginning):
        return Sites()
    is_of_several = ANOTHER.search(text) is not None
    return Sites(
        is_of_one=not (is_of_several or _ROUND_UP.search(beginning[:_LEAD])),
        is_of_several=is_of_several,
        narrow=frozenset((*_streets(beginning), *_houses(beginning))),
        wide=frozenset(_quarters(beginning, text, rules)),
        ages=frozenset(int(match["aged"] or match["after"]) for match in _AGE.finditer(text)),
    )


def own_site(place: str | None, rules: DisputeRules) -> Sites:
    """The site that a figure's own place is, where its article tells of several."""
    if not place or _is_sickroom(place) or not is_venue(place, rules):
        return Sites()
    streets = frozenset(_streets(place))
    return Sites(narrow=streets or frozenset({fold(place)}))


def site_keys(sites: Sites, place: str | None, day: date | None) -> Iterator[int]:
    """Hashed: two events that share one of these are one. `place` is the key of the town that an article counts in.

    A street or a house tells it with the day or the next, as midnight lies between; quarters only two of them, or with
    an age; a town with two ages.
    """
    if day is None:
        return
    for name in sorted(sites.narrow):
        yield _hashed("site", name, day.toordinal())
        yield _hashed("site", name, day.toordinal() + 1)
    for pair in combinations(sorted(sites.wide), 2):
        yield _hashed("quarters", *pair, day.toordinal())
    for name in sorted(sites.wide):
        for age in sorted(sites.ages):
            yield _hashed("aged", name, age, day.toordinal())
    for ages in combinations(sorted(sites.ages), 2) if place else ():
        yield _hashed("ages", place, *ages, day.toordinal())


def told_key(article_id: str, day: date) -> int:
    """Hashed: all that an article on one shooting counts of its day."""
    return _hashed("told", article_id, day)


def _streets(passage: str) -> Iterator[str]:
    for match in _STREET.finditer(passage):
        words = [fold(word) for word in match["name"].split()]
        named = [word for word in words if word not in _DIRECTIONS]
        kind = fold(match["kind"])
        if named:
            yield f"{named[-1]} {_KINDS.get(kind, kind)}"


def _houses(passage: str) -> Iterator[str]:
    return (fold(match["house"]) for match in _HOUSE.finditer(passage))


def _quarters(passage: str, text: str, rules: DisputeRules) -> Iterator[str]:
    unnamed = rules.roles["common_name"] | rules.roles["stop"] | rules.roles["venue"] | _SICKROOMS
    checked: set[str] = set()
    for match in _QUARTER.finditer(passage):
        place = match["quarter"]
        key = place_key(place)
        if key is None or place in checked:
            continue
        checked.add(place)
        if unnamed.isdisjoint(fold(word) for word in place.split()) and not is_wide(place, text, rules):
            yield key


def _is_sickroom(place: str) -> bool:
    return not _SICKROOMS.isdisjoint(fold(word) for word in place.split())


def _hashed(*parts: object) -> int:
    return int(content_hash(*parts, size=15), 16)
