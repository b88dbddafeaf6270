"""What reading needs to know beforehand: reviewed tables, handed in by whoever loads them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator

from flows.records.row import Row


class Scope(StrEnum):
    """How far a furniture rule reaches from where its pattern is found."""

    LINE = "line"  # the pattern is a whole line
    LIST = "list"  # a whole line, and with it the headlines on the lines below
    SENTENCE = "sentence"  # the pattern, where a sentence begins
    SPAN = "span"  # the pattern itself, anywhere
    CAPTION = "caption"  # the pattern, and with it the sentence before it


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return pattern


class FurnitureRow(Row):
    """One kind of furniture. A group named `byline` in the pattern holds the writers' names.

    `not_example` is a text that the rule leaves alone.
    """

    rule: str
    scope: Scope
    pattern: Annotated[str, AfterValidator(_compiles)]
    reason: str
    example: str
    not_example: str


class OutletRow(Row):
    """The name of the outlet whose pages lie at a web host, its sub-domains included."""

    host: str
    outlet: str


class LanguageRow(Row):
    """Words that hold a language together, by which a text shows what it is written in."""

    language: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """A furniture row, ready for use."""

    name: str
    scope: Scope
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """The reviewed tables that reading uses; empty ones leave the text as it is and its metadata unknown."""

    furniture: tuple[FurnitureRule, ...] = ()
    outlets: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, frozenset[str]] = field(default_factory=dict)


def reading_rules(
    furniture: tuple[FurnitureRow, ...], outlets: tuple[OutletRow, ...], languages: tuple[LanguageRow, ...]
) -> ReadingRules:
    """The rules that the rows of the three tables spell out."""
    return ReadingRules(
        tuple(FurnitureRule(row.rule, row.scope, re.compile(row.pattern)) for row in furniture),
        {row.host: row.outlet for row in outlets},
        {row.language: frozenset(row.words.split()) for row in languages},
    )
