"""The reviewed tables that quantities and disputes follow, with lookups made from them once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flows.disputes.lemmas import VerbForm, verb_forms
from flows.disputes.rows import (
    AntonymRow,
    ContrastRow,
    DisputeWordRow,
    FrameRow,
    MultiplicityRow,
    OppositeRow,
    OwnPartRow,
    PredicateRow,
    SameCountRow,
)
from flows.disputes.words import fold, plural, singular


@dataclass(frozen=True, slots=True)
class Nation:
    """A country as sentences name it: "North Korea", "North Korean", KP."""

    name: str
    adjective: str | None
    code: str


@dataclass(frozen=True, eq=False)
class DisputeRules:
    """Every reviewed table that quantities and disputes follow; keys are folded."""

    same_count: Mapping[str, SameCountRow]
    frames: tuple[FrameRow, ...]
    predicates: Mapping[str, PredicateRow]
    forms: Mapping[str, tuple[tuple[str, VerbForm | None], ...]]
    implied: Mapping[str, frozenset[str]]
    joins: Mapping[frozenset[str], str]
    opposites: tuple[OppositeRow, ...]
    multiplicities: tuple[MultiplicityRow, ...]
    contrasts: tuple[ContrastRow, ...]
    own_parts: tuple[OwnPartRow, ...]
    antonyms: Mapping[str, tuple[tuple[str, int], ...]]
    roles: Mapping[str, frozenset[str]]
    nations: Mapping[str, str]
    adjectives: Mapping[str, str]
    countries: Mapping[str, str]
    capitals: Mapping[str, str]
    leaders: Mapping[str, str]
    known_places: frozenset[str]


def dispute_rules(
    *,
    same_count: Iterable[SameCountRow],
    frames: Iterable[FrameRow],
    predicates: Iterable[PredicateRow],
    opposites: Iterable[OppositeRow],
    multiplicities: Iterable[MultiplicityRow],
    contrasts: Iterable[ContrastRow],
    own_parts: Iterable[OwnPartRow],
    antonyms: Iterable[AntonymRow],
    dispute_words: Iterable[DisputeWordRow],
    nations: Iterable[tuple[str, Nation]],
    capitals: Iterable[tuple[str, str]],
    leaders: Iterable[tuple[str, str]],
    known_places: Iterable[str],
) -> DisputeRules:
    """Index the rows. `nations` pairs every way of naming a country or its people with the country.

    `capitals` pairs the names of capitals with their country's name. `leaders` pairs the names of heads of state with their country's code. `known_places` are the cities and states that a gazetteer knows: large enough to see two events in a day.
    """
    rows = {row.predicate: row for row in predicates}
    roles: dict[str, set[str]] = defaultdict(set)
    for row in dispute_words:
        roles[row.role].update(row.word.split("|"))
    named = list(nations)
    countries = {nation.code: nation.name for _, nation in named}
    return DisputeRules(
        same_count=MappingProxyType({singular(fold(row.word)): row for row in same_count}),
        frames=tuple(frames),
        predicates=MappingProxyType(rows),
        forms=MappingProxyType(_forms(rows.values())),
        implied=MappingProxyType({name: _implied(name, rows) for name in rows}),
        joins=MappingProxyType(
            {frozenset(row.joins.split("+")): row.predicate for row in rows.values() if row.joins}
        ),
        opposites=tuple(opposites),
        multiplicities=tuple(multiplicities),
        contrasts=tuple(contrasts),
        own_parts=tuple(own_parts),
        antonyms=MappingProxyType(_antonyms(antonyms)),
        roles=MappingProxyType({role: frozenset(words) for role, words in roles.items()}),
        nations=MappingProxyType({fold(alias): nation.name for alias, nation in named}),
        adjectives=MappingProxyType({n.name: n.adjective for _, n in named if n.adjective}),
        countries=MappingProxyType(countries),
        capitals=MappingProxyType({fold(capital): country for capital, country in capitals}),
        leaders=MappingProxyType(
            {fold(name): countries[code] for name, code in leaders if code in countries}
        ),
        known_places=frozenset(fold(place) for place in known_places),
    )


def _forms(rows: Iterable[PredicateRow]) -> dict[str, tuple[tuple[str, VerbForm | None], ...]]:
    found: dict[str, list[tuple[str, VerbForm | None]]] = defaultdict(list)
    for row in rows:
        for entry in filter(None, row.verbs.split("|")):
            for form, verb in verb_forms(entry).items():
                found[form].append((row.predicate, verb))
        for noun in filter(None, row.nouns.split("|")):
            for form in {noun, plural(noun)}:
                found[form].append((row.predicate, None))
    return {form: tuple(readings) for form, readings in found.items()}


def _antonyms(rows: Iterable[AntonymRow]) -> dict[str, tuple[tuple[str, int], ...]]:
    """Each word with the pairs it belongs to and its side there."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in rows:
        for side, alternatives in enumerate((row.one, row.other)):
            for word in alternatives.split("|"):
                found[word].append((row.one, side))
    return {word: tuple(pairs) for word, pairs in found.items()}


def _implied(predicate: str, rows: Mapping[str, PredicateRow]) -> frozenset[str]:
    found, waiting = {predicate}, [predicate]
    while waiting:
        row = rows.get(waiting.pop())
        for name in filter(None, row.implies.split("|") if row else []):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return frozenset(found)
