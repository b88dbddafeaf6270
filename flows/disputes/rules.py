"""The rows of the reviewed tables that quantities and disputes follow, and the lookups made from them once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from flows.disputes.words import fold, singular
from flows.records.row import Row


class SameCountRow(Row):
    """A noun and the class of things it counts; nouns of one class count the same thing.

    `kind` tells how such counts behave: `people` befallen by an event, members of a `force`, a `crowd`, a `thing`.
    """

    word: str
    counts: str
    kind: Literal["people", "force", "crowd", "thing"]
    reason: str
    example: str


@dataclass(frozen=True, eq=False)
class DisputeRules:
    """Every reviewed table that quantities and disputes follow; keys are folded."""

    same_count: Mapping[str, SameCountRow]
    nations: Mapping[str, str]
    adjectives: Mapping[str, str]


def dispute_rules(
    same_count: Iterable[SameCountRow], nations: Mapping[str, str], adjectives: Mapping[str, str]
) -> DisputeRules:
    """Index the rows.

    `nations` maps every way of naming a country or its people to the country's name, `adjectives` that name to the
    adjective: Ruritania → Ruritanian.
    """
    return DisputeRules(
        same_count=MappingProxyType({singular(fold(row.word)): row for row in same_count}),
        nations=MappingProxyType({fold(alias): name for alias, name in nations.items()}),
        adjectives=MappingProxyType(dict(adjectives)),
    )
