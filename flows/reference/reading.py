"""Loads the reviewed tables that reading uses."""

from pathlib import Path

from flows.reading.rules import FurnitureRow, LanguageRow, OutletRow, ReadingRules, reading_rules
from flows.reference.tables import read_table


def load_reading_rules(folder: Path) -> ReadingRules:
    """The rules in `folder` (`seeds/reference`): furniture.csv, outlets.csv and languages.csv.

    Raises TableError where one of them cannot be used.
    """
    return reading_rules(
        read_table(folder / "furniture.csv", FurnitureRow),
        read_table(folder / "outlets.csv", OutletRow),
        read_table(folder / "languages.csv", LanguageRow),
    )
