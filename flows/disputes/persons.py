"""The private persons and houses that an article tells of by name: whoever else names them tells the same story."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from flows.disputes.places import told_towns
from flows.disputes.rules import DisputeRules
from flows.disputes.words import fold
from flows.records import content_hash

_BEGINNING = 900
# stories of one event that appear at most twice this far apart meet
_STEP = 14
GUNFIRE = re.compile(
    r"\b(?:shot|shoot|shooting|shootings|gunfire|gunshot|gunshots|gunman|gunmen)\b", re.IGNORECASE
)
_PART = r"[A-Z][\w’'-]+"
_NAME = rf"{_PART}(?:\s[A-Z]\.)?(?:\s{_PART}){{1,2}}"
_AGED = re.compile(
    rf"(?P<before>{_NAME}),\s(?:age\s)?\d{{1,3}}(?=[,.;)])|\b\d{{1,3}}-year-old\s(?P<after>{_NAME})"
    rf"|(?P<bracketed>{_NAME})\s\(\d{{1,3}}\)"
)
_NAMED = re.compile(_NAME)
# "Renner, 26," of whom the full name stands elsewhere
_SURNAME_AGED = re.compile(
    rf"(?<![A-Z]\w\s)(?<!\w\s[A-Z]\.\s)\b(?P<surname>{_PART}),\s(?:age\s)?\d{{1,3}}(?=[,.;)])"
)
# "outside Club Azul", "at the Blue Velvet Lounge": houses, of which no two see an event on one day; chains have no name of two words
_HOUSE = (
    r"Club|Nightclub|Lounge|Bar|Tavern|Pub|Saloon|Grill|Cafe|Restaurant|Mall|Apartments|Church|Mosque|Temple|School|Stadium|"
    r"Theater|Theatre|Playground|Hall"
)
_VENUE = re.compile(
    rf"\b(?:at|in|inside|outside|near|behind)\s(?:the\s)?(?P<venue>(?:Club|Bar|Cafe|Hotel)\s{_PART}(?:\s{_PART})?|{_PART}(?:\s{_PART}){{0,2}}\s(?:{_HOUSE}))\b"
)
_SUFFIX = re.compile(r"\s(?:Jr|Sr|II|III)\.?$")


@dataclass(frozen=True, slots=True)
class Persons:
    """Hashes of the persons whom an article's beginning names or whose age it gives, and of those whose age it gives.

    News gives the ages of victims and suspects, hardly those of officials: an `aged` person tells the story. So does a
    house where something happened: it stands among both.
    """

    named: tuple[int, ...] = ()
    aged: tuple[int, ...] = ()


def read_persons(
    title: str | None, text: str, published: date | None, speakers: Collection[str], rules: DisputeRules
) -> Persons:
    """Read one article. `speakers` are the names of those whom it quotes: a police chief speaks of many shootings."""
    quoted = {_key(name) for name in speakers}
    aged = {name for match in _AGED.finditer(text) if (name := _key(next(filter(None, match.groups()))))}
    beginning = f"{title or ''}\n{text[:_BEGINNING]}"
    people = (_person(match.group(), rules) for match in _NAMED.finditer(beginning))
    named = {name for name in people if name}
    aged |= _named_in_full(text, named)
    houses = {fold(match["venue"]) for match in _VENUE.finditer(beginning)}
    return Persons(
        named=tuple(_hashed((aged | named | houses) - quoted, published)),
        aged=tuple(_hashed((aged | houses) - quoted, published)),
    )


def read_towns(title: str | None, text: str, published: date | None, rules: DisputeRules) -> Persons:
    """Hashes of the small towns that an article tells of, and of those that it is headed with: who tells of the town
    that another is headed with, in those weeks, tells the same story.

    Not where it tells of gunfire: a quarter sees many shootings.
    """
    if published is None or GUNFIRE.search(f"{title or ''}\n{text[:_BEGINNING]}"):
        return Persons()
    told, heading = told_towns(title, text, rules)
    return Persons(tuple(_hashed(told, published, "town")), tuple(_hashed(heading, published, "town")))


def _named_in_full(text: str, named: Collection[str]) -> set[str]:
    """The full names of those whose age follows their surname alone; none of a surname that two have."""
    surnames = (fold(match["surname"]) for match in _SURNAME_AGED.finditer(text))
    found = ([name for name in named if name.split()[-1] == surname] for surname in surnames)
    return {names[0] for names in found if len(names) == 1}


def _person(name: str, rules: DisputeRules) -> str | None:
    """The key of a name that can be a person's: no word of it is one of places, offices or firms."""
    folded = [fold(word) for word in name.split()]
    unnamed = rules.roles["common_name"] | rules.roles["stop"] | rules.roles["venue"]
    is_other = any(word in unnamed or word in rules.nations for word in folded)
    return None if is_other or fold(name) in rules.known_places else _key(name)


def _key(name: str) -> str:
    """First and last name: "John Newbern Jr." and "John Q. Newbern" are one."""
    parts = fold(_SUFFIX.sub("", name)).split()
    return f"{parts[0]} {parts[-1]}" if len(parts) > 1 else ""


def _hashed(names: Collection[str], published: date | None, what: str = "person") -> Iterator[int]:
    step = published.toordinal() // _STEP if published else 0
    for name in sorted(names):
        for near in (step, step + 1):
            yield int(content_hash(what, name, near, size=15), 16)
