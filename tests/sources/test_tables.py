"""The reviewed tables say what they mean."""

import csv
from pathlib import Path

import pytest

from flows.reference.sources import load_source_corrections
from flows.sources import SourceTables
from flows.sources.tables import split_aliases

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"


def rows(table: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_source_has_one_row() -> None:
    names = [row["name"] for row in rows("sources")]
    assert len(names) == len(set(names))


def test_every_parent_is_known(tables: SourceTables) -> None:
    countries = {row.name for row in tables.country_names.values()}
    bodies = {f"{tables.adjectives[code]} Foreign Ministry" for code in tables.adjectives}
    for row in tables.source_names.values():
        assert (
            row.part_of is None or row.part_of in tables.source_names or row.part_of in countries | bodies
        ), row


def test_every_national_body_is_in_the_bodies_table(tables: SourceTables) -> None:
    kinds = {row["body"] for row in rows("sources_bodies")}
    assert {body for _, body in tables.national} <= kinds


@pytest.mark.parametrize("table", ["sources_nouns", "sources_titles", "sources_pronouns", "sources_bodies"])
def test_every_row_has_a_reason_and_an_example(table: str) -> None:
    assert all(row["reason"] and row["example"] for row in rows(table))


def test_nouns_and_titles_name_one_thing_each() -> None:
    for table, column in (
        ("sources_nouns", "noun"),
        ("sources_titles", "title"),
        ("sources_pronouns", "pronoun"),
    ):
        names = [row[column] for row in rows(table)]
        assert len(names) == len(set(names)), table


def test_aliases_are_parted() -> None:
    assert split_aliases("BLS | Labor Bureau |") == ["BLS", "Labor Bureau"]


def test_the_corrections_can_be_read() -> None:
    assert isinstance(load_source_corrections(REFERENCE), tuple)
