"""Loads the reviewed tables that quantities and disputes follow."""

import hashlib
from importlib.resources import files
from pathlib import Path

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
from flows.disputes.rules import DisputeRules, Nation, dispute_rules
from flows.reference.tables import read_table
from flows.sources.tables import CountryRow, PlaceRow, SourceRow

_TABLES = (
    "same_count.csv", "figure_frames.csv", "predicates.csv", "opposites.csv", "multiplicities.csv", "contrasts.csv", "own_parts.csv", "antonyms.csv",
    "dispute_words.csv", "sources_countries.csv", "sources_places.csv", "sources.csv",
)  # fmt: skip


def load_dispute_rules(folder: Path) -> DisputeRules:
    """The rules in `folder` (`seeds/reference`).

    Reads same_count.csv, figure_frames.csv, predicates.csv, opposites.csv, multiplicities.csv, contrasts.csv, own_parts.csv, antonyms.csv, dispute_words.csv,
    the names of countries in sources_countries.csv and those of heads of state in sources.csv. Raises TableError where one of them cannot be used.
    """
    countries = read_table(folder / "sources_countries.csv", CountryRow)
    adjectives: dict[str, str] = {}
    for row in countries:
        if row.form == "adjective":
            adjectives.setdefault(row.country, row.alias)
    return dispute_rules(
        same_count=read_table(folder / "same_count.csv", SameCountRow),
        frames=read_table(folder / "figure_frames.csv", FrameRow),
        predicates=read_table(folder / "predicates.csv", PredicateRow),
        opposites=read_table(folder / "opposites.csv", OppositeRow),
        multiplicities=read_table(folder / "multiplicities.csv", MultiplicityRow),
        contrasts=read_table(folder / "contrasts.csv", ContrastRow),
        own_parts=read_table(folder / "own_parts.csv", OwnPartRow),
        antonyms=read_table(folder / "antonyms.csv", AntonymRow),
        dispute_words=read_table(folder / "dispute_words.csv", DisputeWordRow),
        nations=(
            (row.alias, Nation(row.name, adjectives.get(row.country), row.country))
            for row in countries
            if row.form in ("name", "adjective", "people")
        ),
        capitals=((row.alias, row.name) for row in countries if row.form == "capital"),
        leaders=(
            (name.strip().rpartition(" ")[2].removeprefix("al-"), row.country)
            for row in read_table(folder / "sources.csv", SourceRow)
            if row.kind == "person" and row.country and row.part_of
            for name in (row.name, *row.aliases.split("|"))
            if name.strip()
        ),
        known_places=(row.place for row in read_table(folder / "sources_places.csv", PlaceRow)),
    )


def reader_version(folder: Path) -> str:
    """A hash of everything that decides how an article's claims and estimates are read for linking."""
    digest = hashlib.sha256()
    for name in _TABLES:
        digest.update(name.encode() + (folder / name).read_bytes())
    for entry in sorted(files("flows.disputes").iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".py"):
            digest.update(entry.name.encode() + entry.read_bytes())
    return digest.hexdigest()[:12]
