"""The rows of the reviewed tables that quantities and disputes follow, and lookups made from them once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from flows.disputes.lemmas import VerbForm, verb_forms
from flows.disputes.words import fold, plural, singular
from flows.records.row import Row


class SameCountRow(Row):
    """A noun and the class of things it counts; nouns of one class count the same thing.

    `kind` tells how such counts behave: `people` befallen by an event, members of a `force`, a `crowd`,
    a `thing`.
    """

    word: str
    counts: str
    kind: Literal["people", "force", "crowd", "thing"]
    reason: str
    example: str


class PredicateRow(Row):
    """What is said of somebody, by its verbs ("strike/struck/struck|bomb") and nouns.

    `joins` names two others ("attack+chemical") that make this one where they stand close together, and the sentence
    does not speak of `unless`. `implies` names
    predicates that hold wherever this one does; a `general` one alone does not tell a proposition.
    """

    predicate: str
    verbs: str = ""
    nouns: str = ""
    joins: str = ""
    implies: str = ""
    general: bool = False
    unless: str = ""
    reason: str
    example: str


class OppositeRow(Row):
    """Two predicates that cannot both hold of the same thing; the labels name the sides."""

    one: str
    other: str
    one_label: str
    other_label: str
    question: str
    reason: str
    example: str


class ContrastRow(Row):
    """A matter of which one of two must be so; the words of each side, parted by "|".

    A side is taken by `verbs` with its nouns after them, or by its words alone; not where one of `not_of` stands before.
    `nameless` stands in the question for a person whom no claim names; `{where}` in both is the event's place and day.
    """

    matter: str
    verbs: str = ""
    one_nouns: str = ""
    other_nouns: str = ""
    one_words: str = ""
    other_words: str = ""
    not_of: str = ""
    one_label: str
    other_label: str
    question: str
    nameless: str = ""
    reason: str
    example: str
    not_example: str


class OwnPartRow(Row):
    """Nouns and particles (parted by "|") for what a source denies of itself, and what is then asked."""

    nouns: str
    particles: str
    question: str
    reason: str
    example: str
    not_example: str


class AntonymRow(Row):
    """Words (parted by "|") of which one is so where the other is not: what is on is not off."""

    one: str
    other: str
    reason: str
    example: str


class MultiplicityRow(Row):
    """A thing of which some speak of one and others of several, with the words that say so before its nouns."""

    thing: str
    nouns: str
    one: str
    several: str
    one_label: str
    several_label: str
    question: str
    reason: str
    example: str


class FrameRow(Row):
    """Words before or after a number (parted by "|") that tell what befell those it counts, or how they were together.

    `needs` are the classes or kinds of what is counted (same_count.csv) that they fit. A row without words tells how
    those of its `status` are counted. A `circumstance` holds of a crowd, of those aboard or of attackers; `counts` is the class that
    all figures in the frame are of.
    """

    frame: str
    before: str = ""
    after: str = ""
    needs: str = ""
    status: str = ""
    circumstance: Literal["", "crowd", "aboard", "attackers"] = ""
    counts: str = ""
    reason: str
    example: str


class DisputeWordRow(Row):
    """Words (parted by "|") with a part to play in reading disputes; what each role means stands in the row's `reason`."""

    word: str
    role: Literal[
        "pointer",
        "figure",
        "doubt",
        "unverified",
        "state_deed",
        "accusation",
        "body_word",
        "state_word",
        "own_part",
        "in_care",
        "wide_place",
        "open_question",
        "modal",
        "concession",
        "signal",
        "common_name",
        "venue",
        "share",
        "stop",
    ]
    reason: str
    example: str


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
