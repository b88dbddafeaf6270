"""Assertions that cannot both be so: opposite predicates, or one where others count several."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from flows.disputes.clusters import join_by_keys
from flows.disputes.propositions import story_keys
from flows.disputes.rules import DisputeRules, MultiplicityRow, OppositeRow
from flows.disputes.statements import Statement
from flows.disputes.voices import Voices
from flows.records import content_hash

_BETWEEN = r"(?:[\w-]+\s){0,3}?"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A question with the claims on each side; `key` tells the question, whoever answers it."""

    key: str
    question: str
    sides: tuple[tuple[str, Statement], ...]


def find_contradictions(
    statements: Sequence[Statement], events: Mapping[str, str], voices: Voices, rules: DisputeRules
) -> list[Contradiction]:
    """Contradicting assertions by independent sources; `events` maps an article to the one event it mostly tells."""
    asserted = [
        statement for statement in statements
        if statement.stance == "asserts" and statement.source_id and not statement.is_negated and not statement.is_modal
    ]  # fmt: skip
    found = [found for row in rules.opposites for found in _opposites(asserted, row, rules)]
    found += [found for row in rules.multiplicities for found in _multiplicities(asserted, events, row)]
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
        keys.append([*here, *story_keys(statement, frozenset(), statement.names, months=(0, 1))])
    for members in join_by_keys(keys).values():
        sides = tuple(sided[number] for number in members)
        shared = frozenset.intersection(*(statement.names for _, statement in sides))
        who = ", ".join(sorted(shared)) or "they"
        adjective = rules.adjectives.get(who)
        key = content_hash("opposites", row.one, row.other, *sorted(shared))
        yield Contradiction(key, row.question.format(who=f"{adjective} forces" if adjective else who), sides)


def _multiplicities(
    asserted: Sequence[Statement], events: Mapping[str, str], row: MultiplicityRow
) -> Iterator[Contradiction]:
    several = re.compile(
        rf"\b(?:{row.several})\s{_BETWEEN}(?:{row.nouns}|blasts?|explosions?)\b", re.IGNORECASE
    )
    one = re.compile(rf"\b(?:{row.one})\s{_BETWEEN}(?:{row.nouns})\b", re.IGNORECASE)
    by_event: dict[str, list[tuple[str, Statement]]] = defaultdict(list)
    for statement in asserted:
        event = events.get(statement.article_id)
        if event is None:
            continue
        if several.search(statement.text):
            by_event[event].append((row.several_label, statement))
        elif one.search(statement.text):
            by_event[event].append((row.one_label, statement))
    for event, sides in by_event.items():
        yield Contradiction(content_hash(row.thing, event), row.question + "?", tuple(sides))


def _is_contested(contradiction: Contradiction, voices: Voices) -> bool:
    return any(
        one_side != other_side and not voices.are_one(one.source_id, other.source_id)
        for (one_side, one), (other_side, other) in combinations(contradiction.sides, 2)
    )
