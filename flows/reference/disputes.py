"""Loads the reviewed tables that quantities and disputes follow."""

from pathlib import Path

from flows.disputes.rules import DisputeRules, SameCountRow, dispute_rules
from flows.reference.tables import read_table
from flows.sources.tables import CountryRow


def load_dispute_rules(folder: Path) -> DisputeRules:
    """The rules in `folder` (`seeds/reference`): same_count.csv and the names of countries in sources_countries.csv.

    Raises TableError where one of them cannot be used.
    """
    countries = read_table(folder / "sources_countries.csv", CountryRow)
    nations = {row.alias: row.name for row in countries if row.form in ("name", "adjective", "people")}
    adjectives: dict[str, str] = {}
    for row in countries:
        if row.form == "adjective":
            adjectives.setdefault(row.name, row.alias)
    return dispute_rules(read_table(folder / "same_count.csv", SameCountRow), nations, adjectives)
