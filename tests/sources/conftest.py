"""The reviewed tables, and a cast from a text with its mentions in square brackets."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.reading.sentences import sentences
from flows.records import Article, Span, content_hash
from flows.reference.sources import load_source_tables
from flows.sources import Cast, SourceTables
from flows.sources.registry import Registry

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"


@pytest.fixture(scope="session")
def tables() -> SourceTables:
    return load_source_tables(REFERENCE)


@pytest.fixture(scope="session")
def registry(tables: SourceTables) -> Registry:
    return Registry(tables)


@pytest.fixture(scope="session")
def abbreviations() -> frozenset[str]:
    with (REFERENCE / "abbreviations.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["abbreviation"] for row in csv.DictReader(file))


@pytest.fixture(scope="session")
def resolve(tables: SourceTables, abbreviations: frozenset[str]) -> Callable[..., list[tuple[str, ...]]]:
    """Names of the speakers of each [mention] in a marked text, in text order."""

    def names(marked: str, **metadata: str) -> list[tuple[str, ...]]:
        cast, spans = make(marked, tables, abbreviations, **metadata)
        by_id = {speaker.speaker_id: speaker.name for speaker in cast.speakers}
        return [tuple(by_id[speaker] for speaker in cast.speakers_of(span)) for span in spans]

    return names


@pytest.fixture(scope="session")
def cast_of(tables: SourceTables, abbreviations: frozenset[str]) -> Callable[..., Cast]:
    """The cast of a marked text."""
    return lambda marked, **metadata: make(marked, tables, abbreviations, **metadata)[0]


def make(
    marked: str, tables: SourceTables, abbreviations: frozenset[str], **metadata: str
) -> tuple[Cast, list[Span]]:
    text, spans = "", []
    for piece in re.split(r"(\[[^\]]*\])", marked):
        inner = piece[1:-1] if piece.startswith("[") else piece
        if piece.startswith("["):
            spans.append(Span(len(text), len(text) + len(inner)))
        text += inner
    article = Article(content_hash(text), text, **metadata)
    return Cast(article, sentences(text, abbreviations), spans, tables), spans
