"""The reviewed tables about sources: the shape of their rows, and the indices made from them once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from flows.records import Kind
from flows.records.row import Row
from flows.sources.resemblance import body_blocks
from flows.sources.spelling import fold

Gender = Literal["he", "she"]

COINED = "~"
"""Opens the code of a nation that only an article knows, where others have a code of ISO 3166."""


class SourceRow(Row):
    """A source known by name; `aliases` are parted by "|"; `body` says which national body it is (bodies table)."""

    name: str
    kind: Kind
    country: str | None = None
    part_of: str | None = None
    body: str | None = None
    gender: Gender | None = None
    aliases: str = ""
    reason: str


class CountryRow(Row):
    """One way of naming a country; `short` forms ("the North") count only where the article names the country."""

    country: str
    name: str
    alias: str
    form: Literal["name", "capital", "adjective", "people", "short"]
    reason: str


class BodyRow(Row):
    """A kind of national body and its usual names; `pattern` names one with no row: "{adjective} Navy"."""

    body: str
    kind: Kind
    pattern: str
    aliases: str
    reason: str
    example: str


class NounRow(Row):
    """A common noun for people, bodies or documents that speak.

    `use`: `office` and `person` describe one human being; `speaker` is the unnamed voice of a body; `body` is an
    organisation; `force` is police and the like, which belong to a place; `group` is an armed or political group;
    `crowd` is several unnamed people; `unnamed` is one; `document` speaks for whoever issued it; `country` is a
    state; `outlet` is a medium; `owned` ("comments") speaks for its owner. A `broad` noun ("the group") may point
    back to a body whose name does not hold it.
    """

    noun: str
    use: Literal[
        "office",
        "person",
        "speaker",
        "body",
        "force",
        "group",
        "crowd",
        "unnamed",
        "document",
        "country",
        "outlet",
        "owned",
    ]
    kind: Kind
    gender: Gender | None = None
    plural: bool = False
    broad: bool = False
    reason: str
    example: str


class TitleRow(Row):
    """A title that stands before a name; `noun` is the office it stands for, where it stands for one."""

    title: str
    noun: str | None = None
    gender: Gender | None = None
    reason: str
    example: str


class FirstNameRow(Row):
    """A given name borne by one sex almost alone."""

    name: str
    gender: Gender


class PlaceRow(Row):
    """A town or a first-level division, with its country."""

    place: str
    country: str
    state: str | None = None


class StateRow(Row):
    """A state of the United States and how newspapers shorten it after a town."""

    state: str
    name: str
    abbreviation: str
    reason: str


class FunctionWordRow(Row):
    """A word of a closed class that takes phrases apart."""

    word: str
    use: Literal[
        "determiner", "own", "joiner", "break", "particle", "calendar", "preposition", "generic", "officer"
    ]
    reason: str


class PronounRow(Row):
    """A pronoun or determiner that stands for a source."""

    pronoun: str
    gender: Gender | None = None
    number: Literal["one", "many", "any"]
    person: Literal["first", "second", "third", "relative", "pair", "nobody"]
    reason: str
    example: str


@dataclass(frozen=True, slots=True)
class SourceTables:
    """Every table about sources with the indices that look-ups use; keys are folded spellings."""

    sources: Mapping[str, SourceRow]
    slips: Mapping[str, Mapping[str, SourceRow]]
    source_names: Mapping[str, SourceRow]
    national: Mapping[tuple[str, str], SourceRow]
    countries: Mapping[str, CountryRow]
    country_names: Mapping[str, CountryRow]
    adjectives: Mapping[str, str]
    adjective_forms: frozenset[str]
    bodies: Mapping[str, BodyRow]
    nouns: Mapping[str, NounRow]
    titles: Mapping[str, TitleRow]
    first_names: Mapping[str, Gender]
    places: Mapping[str, PlaceRow]
    states: Mapping[str, str]
    state_marks: Mapping[str, str]
    pronouns: Mapping[str, PronounRow]
    words: Mapping[str, frozenset[str]]


def split_aliases(cell: str) -> list[str]:
    """The aliases in a table cell: "BLS | Labor Bureau" → ["BLS", "Labor Bureau"]."""
    return [alias for alias in (part.strip() for part in cell.split("|")) if alias]


def source_tables(
    *,
    sources: Iterable[SourceRow],
    countries: Iterable[CountryRow],
    bodies: Iterable[BodyRow],
    nouns: Iterable[NounRow],
    titles: Iterable[TitleRow],
    first_names: Iterable[FirstNameRow],
    places: Iterable[PlaceRow],
    pronouns: Iterable[PronounRow],
    function_words: Iterable[FunctionWordRow],
    states: Iterable[StateRow],
) -> SourceTables:
    """Index the rows; where two rows claim one spelling, the earlier row keeps it."""
    by_alias: dict[str, SourceRow] = {}
    by_name: dict[str, SourceRow] = {}
    national: dict[tuple[str, str], SourceRow] = {}
    for source in sources:
        by_name.setdefault(source.name, source)
        for alias in (source.name, *split_aliases(source.aliases)):
            by_alias.setdefault(fold(alias), source)
        if source.body and source.country:
            national.setdefault((source.country, source.body), source)
    by_country_alias: dict[str, CountryRow] = {}
    country_names: dict[str, CountryRow] = {}
    adjectives: dict[str, str] = {}
    adjective_forms = set()
    for country in countries:
        by_country_alias.setdefault(fold(country.alias), country)
        if country.form == "name":
            country_names.setdefault(country.country, country)
        if country.form == "adjective":
            adjectives.setdefault(country.country, country.alias)
            adjective_forms.add(fold(country.alias))
    by_body = {fold(alias): body for body in reversed(list(bodies)) for alias in split_aliases(body.aliases)}
    towns = tuple(places)
    us_states = tuple(states)
    marks = {row.name: row.state for row in us_states} | {row.abbreviation: row.state for row in us_states}
    by_use: dict[str, set[str]] = {}
    for word in function_words:
        by_use.setdefault(word.use, set()).add(word.word)
    return SourceTables(
        sources=MappingProxyType(by_alias),
        slips=MappingProxyType(_slips(by_alias)),
        source_names=MappingProxyType(by_name),
        national=MappingProxyType(national),
        countries=MappingProxyType(by_country_alias),
        country_names=MappingProxyType(country_names),
        adjectives=MappingProxyType(adjectives),
        adjective_forms=frozenset(adjective_forms),
        bodies=MappingProxyType(by_body),
        nouns=MappingProxyType({fold(noun.noun): noun for noun in nouns}),
        titles=MappingProxyType({fold(title.title): title for title in titles}),
        first_names=MappingProxyType({fold(row.name): row.gender for row in first_names}),
        places=MappingProxyType(_first(towns)),
        states=MappingProxyType({row.state: row.name for row in us_states}),
        state_marks=MappingProxyType(marks),
        pronouns=MappingProxyType({fold(row.pronoun): row for row in pronouns}),
        words=MappingProxyType({use: frozenset(words) for use, words in by_use.items()}),
    )


def _slips(by_alias: Mapping[str, SourceRow]) -> dict[str, dict[str, SourceRow]]:
    """Names of three words or more under the same with one long word left out."""
    found: dict[str, dict[str, SourceRow]] = {}
    for key, row in by_alias.items():
        for block in body_blocks(key) if key.count(" ") > 1 else ():
            found.setdefault(block, {})[key] = row
    return found


def _first(places: Iterable[PlaceRow]) -> dict[str, PlaceRow]:
    found: dict[str, PlaceRow] = {}
    for place in places:
        found.setdefault(fold(place.place), place)
    return found
