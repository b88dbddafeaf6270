"""Assertions that cannot both be so: opposite predicates, or one where others count several."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from flows.disputes.clusters import join_by_keys
from flows.disputes.contrasts import Side
from flows.disputes.propositions import months_of, of_other_time, story_keys
from flows.disputes.rows import ContrastRow, MultiplicityRow, OppositeRow
from flows.disputes.rules import DisputeRules
from flows.disputes.statements import Statement
from flows.disputes.voices import Voices
from flows.records import content_hash

_BETWEEN = r"(?:[\w-]+\s){0,3}?"


@dataclass(frozen=True, slots=True)
class Event:
    """An event as a question names it: "in Qamishli on 27 July 2016"."""

    event_id: str
    where_and_when: str


@dataclass(frozen=True, slots=True)
class Labels:
    """What single claims say, by claim_id: of how many they speak (`multiplicity`), which sides they take (`contrast`)."""

    how_many: Mapping[str, str]
    sides: Mapping[str, Sequence[Side]]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A question with the claims on each side; `key` tells the question, whoever answers it."""

    key: str
    question: str
    sides: tuple[tuple[str, Statement], ...]


def find_contradictions(
    statements: Sequence[Statement],
    labels: Labels,
    events: Mapping[str, Event],
    *,
    stories: Mapping[str, str],
    voices: Voices,
    rules: DisputeRules,
) -> list[Contradiction]:
    """Contradicting assertions by independent sources.

    `events` maps an article to the event that it mostly tells, `stories` to the story that it shares with others.
    """
    asserted = [
        statement for statement in statements
        if statement.stance == "asserts" and statement.source_id and not statement.is_negated and not statement.is_modal
    ]  # fmt: skip
    found = [found for row in rules.opposites for found in _opposites(asserted, row, rules)]
    found += [
        found
        for row in rules.multiplicities
        for found in _multiplicities(asserted, labels.how_many, events, row)
    ]
    taken = [
        one
        for one in statements
        if one.claim_id in labels.sides and one.source_id and not of_other_time(one.text)
    ]
    found += [
        found
        for row in rules.contrasts
        for found in _contrasts(
            taken, labels.sides, stories, events, row=row, known_places=rules.known_places
        )
    ]
    return [contradiction for contradiction in found if _is_contested(contradiction, voices)]


def _opposites(
    asserted: Sequence[Statement], row: OppositeRow, rules: DisputeRules
) -> Iterator[Contradiction]:
    sided = [
        (row.one_label if row.one in statement.predicates else row.other_label, statement)
        for statement in asserted
        if (row.one in statement.predicates) != (row.other in statement.predicates) and statement.names
    ]
    keys: list[list[Hashable]] = []
    for _, statement in sided:
        here = [(statement.article_id, name) for name in statement.names]
        elsewhere = [
            (key, month) for key in story_keys(statement, frozenset()) for month in months_of(statement, 0, 1)
        ]
        keys.append([*here, *elsewhere])
    for members in join_by_keys(keys).values():
        sides = tuple(sided[number] for number in members)
        first = min(
            (statement for _, statement in sides),
            key=lambda one: (one.published or date.max, sorted(one.names)),
        )
        key = content_hash("opposites", row.one, row.other, *sorted(first.names))
        yield Contradiction(key, row.question.format(who=_who(sides, rules)), sides)


def _contrasts(
    taken: Sequence[Statement],
    contrasts: Mapping[str, Sequence[Side]],
    stories: Mapping[str, str],
    events: Mapping[str, Event],
    *,
    row: ContrastRow,
    known_places: frozenset[str],
) -> Iterator[Contradiction]:
    """Claims of one story are about one person, whom most of them call but "he"; of several, if they name him so."""
    sided = [(side, one) for one in taken for side in contrasts[one.claim_id] if side.matter == row.matter]
    keys: list[list[Hashable]] = [
        [
            stories[one.article_id],
            *((key, month) for key in story_keys(one, frozenset()) for month in months_of(one, 0, 1)),
            *((side.who, month) for month in months_of(one, 0, 1) if " " in side.who),
        ]
        for side, one in sided
    ]
    for members in join_by_keys(keys).values():
        met = [sided[number] for number in members]
        where = next(
            (events[one.article_id].where_and_when for _, one in met if one.article_id in events), ""
        )
        group = [(side, one) for side, one in met if not _is_elsewhere(one, where, known_places)]
        if not group:
            continue
        first = min((one for _, one in group), key=lambda one: (one.published or date.max, one.article_id))
        names = [side.who for side, _ in group if side.who and side.label == row.one_label]
        names = names or [
            side.who for side, _ in group
        ]  # of whom it is said rather than who is said to be another
        named = max(names, key=lambda name: (len(name), name))
        place = f" {where}" if where else ""
        who = named or row.nameless.format(where=place)
        question = row.question.format(who=who, where=place)
        key = content_hash("contrast", row.matter, first.article_id)
        yield Contradiction(key, question, tuple((side.label, one) for side, one in group))


def _is_elsewhere(statement: Statement, where: str, known_places: frozenset[str]) -> bool:
    """Whether it names another place than where it was: "In Tulsa, an unarmed man" of somebody shot in Charlotte."""
    text = statement.text.casefold()
    named = [
        place for place in statement.names & known_places if re.search(rf"\bin {re.escape(place)}\b", text)
    ]
    return bool(where and named) and not any(place in where.casefold() for place in named)


def _who(sides: Sequence[tuple[str, Statement]], rules: DisputeRules) -> str:
    """The name that most of the statements share, as the subject of a question."""
    told = Counter(name for _, statement in sides for name in sorted(statement.names))
    name = min(told, key=lambda one: (-told[one], one))
    adjective = rules.adjectives.get(name)
    return f"{adjective} forces" if adjective else name.title()


def multiplicity(statement: Statement, rules: DisputeRules) -> str | None:
    """The label of how many the statement speaks of (multiplicities.csv): "two bombs" for "a twin bombing"."""
    for row in rules.multiplicities:
        nouns = f"{_BETWEEN}(?:{row.nouns})"
        if re.search(rf"\b(?:{row.several})\s{nouns}\b", statement.text, re.IGNORECASE):
            return row.several_label
        if re.search(rf"\b(?:{row.one})\s{nouns}\b", statement.text, re.IGNORECASE):
            return row.one_label
    return None


def _multiplicities(
    asserted: Sequence[Statement],
    labels: Mapping[str, str],
    events: Mapping[str, Event],
    row: MultiplicityRow,
) -> Iterator[Contradiction]:
    by_event: dict[Event, list[tuple[str, Statement]]] = defaultdict(list)
    for statement in asserted:
        label = labels.get(statement.claim_id)
        event = events.get(statement.article_id) if label in (row.one_label, row.several_label) else None
        if event is not None:
            by_event[event].append((str(label), statement))
    for event, sides in by_event.items():
        question = " ".join(filter(None, (row.question, event.where_and_when))) + "?"
        yield Contradiction(content_hash(row.thing, event.event_id), question, tuple(sides))


def _is_contested(contradiction: Contradiction, voices: Voices) -> bool:
    speakers: dict[str, set[str | None]] = defaultdict(set)
    for side, statement in contradiction.sides:
        speakers[side].add(statement.source_id)
    return any(
        not voices.are_one(one, other)
        for ours, theirs in combinations(speakers.values(), 2)
        for one in ours
        for other in theirs
    )
