"""Reads the tables about sources."""

from pathlib import Path

from flows.reference.tables import read_table
from flows.sources.corrections import SourceCorrection
from flows.sources.tables import (
    BodyRow,
    CountryRow,
    FirstNameRow,
    FunctionWordRow,
    NounRow,
    PlaceRow,
    PronounRow,
    SourceRow,
    SourceTables,
    StateRow,
    TitleRow,
    source_tables,
)


def load_source_tables(folder: Path) -> SourceTables:
    """The tables `sources*.csv` below `folder`, indexed; raises TableError where one cannot be used."""
    return source_tables(
        sources=read_table(folder / "sources.csv", SourceRow),
        countries=read_table(folder / "sources_countries.csv", CountryRow),
        bodies=read_table(folder / "sources_bodies.csv", BodyRow),
        nouns=read_table(folder / "sources_nouns.csv", NounRow),
        titles=read_table(folder / "sources_titles.csv", TitleRow),
        first_names=read_table(folder / "sources_first_names.csv", FirstNameRow),
        places=read_table(folder / "sources_places.csv", PlaceRow),
        pronouns=read_table(folder / "sources_pronouns.csv", PronounRow),
        states=read_table(folder / "sources_states.csv", StateRow),
        function_words=read_table(folder / "sources_words.csv", FunctionWordRow),
    )


def load_source_corrections(folder: Path) -> tuple[SourceCorrection, ...]:
    """The analyst's verdicts in `corrections/sources.csv` below `folder`; raises TableError where it cannot be used."""
    return read_table(folder / "corrections" / "sources.csv", SourceCorrection)
