"""Reads the tables that estimates follow."""

from pathlib import Path

from flows.estimates.rows import (
    Approximator,
    ChangeLink,
    ChangeWord,
    CurrencyWord,
    Demonym,
    Exclusion,
    Label,
    Magnitude,
    MoneyVerb,
    NounWord,
    PlaceKind,
    PlaceName,
    PlaceScene,
    StatusWord,
    UnitWord,
    VagueWord,
)
from flows.estimates.rules import EstimateRules
from flows.reference.gazetteer import load_gazetteer
from flows.reference.tables import read_table
from flows.sources.tables import CountryRow


def load_estimate_rules(folder: Path) -> EstimateRules:
    """The reviewed tables of quantities, measures, statuses and places below `folder`.

    Raises TableError where a table is missing or holds a row that cannot be used.
    """
    return EstimateRules(
        vague=read_table(folder / "quantity_vague.csv", VagueWord),
        magnitudes=read_table(folder / "quantity_magnitudes.csv", Magnitude),
        approximators=read_table(folder / "quantity_approximators.csv", Approximator),
        units=read_table(folder / "measure_units.csv", UnitWord),
        currencies=read_table(folder / "measure_currencies.csv", CurrencyWord),
        exclusions=read_table(folder / "quantity_exclusions.csv", Exclusion),
        labels=read_table(folder / "quantity_labels.csv", Label),
        changes=read_table(folder / "quantity_changes.csv", ChangeWord),
        change_links=read_table(folder / "quantity_change_links.csv", ChangeLink),
        statuses=read_table(folder / "status_words.csv", StatusWord),
        demonyms=(*read_table(folder / "quantity_groups.csv", Demonym), *_nations(folder)),
        nouns=read_table(folder / "quantity_nouns.csv", NounWord),
        money_verbs=read_table(folder / "quantity_money_verbs.csv", MoneyVerb),
        place_kinds=read_table(folder / "place_kinds.csv", PlaceKind),
        place_scenes=read_table(folder / "place_scenes.csv", PlaceScene),
        place_names=read_table(folder / "place_names.csv", PlaceName),
        gazetteer=load_gazetteer(),
    )


def _nations(folder: Path) -> list[Demonym]:
    """The words of nationality that the table of countries lists, with their plurals."""
    return [
        Demonym(forms=f"{row.alias}|{row.alias}s", name=row.name, is_people=row.form != "name")
        for row in read_table(folder / "sources_countries.csv", CountryRow)
        if row.form in {"adjective", "people", "name"}
    ]
