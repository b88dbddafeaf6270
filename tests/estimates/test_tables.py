"""The reviewed tables: every example fires, no not_example does, and outside authorities agree."""

from collections.abc import Callable

import pint
import pycountry
import pytest

from flows.estimates import EstimateRules
from flows.estimates.rules import forms
from flows.records import Estimate

BASES = {
    "distance": "meter",
    "area": "meter**2",
    "volume": "meter**3",
    "mass": "gram",
    "duration": "second",
    "speed": "meter/second",
    "energy": "joule",
    "power": "watt",
    "temperature": "kelvin",
    "frequency": "hertz",
    "pressure": "pascal",
}
# minor units as exchanges quote them; ISO 4217 has no codes for them
QUOTED = {"USX", "GBX", "MYX", "INX", "ILA", "RUX", "NGX"}
STATUSES = {
    "killed",
    "injured",
    "shot",
    "missing",
    "captured",
    "detained",
    "displaced",
    "rescued",
    "deployed",
    "withdrawn",
    "infected",
    "affected",
    "protesting",
    "laid_off",
    "destroyed",
}


def test_units_are_of_the_dimension_that_pint_gives(rules: EstimateRules) -> None:
    registry = pint.UnitRegistry()
    for row in rules.units:
        if row.pint and row.measure in BASES:
            base = registry.Unit(BASES[row.measure])
            assert registry.Unit(row.pint).dimensionality == base.dimensionality, row.forms


def test_currencies_are_iso_4217(rules: EstimateRules) -> None:
    for row in rules.currencies:
        assert row.code in QUOTED or pycountry.currencies.get(alpha_3=row.code) is not None, row.code


def test_every_approximator_of_the_table_is_read(rules: EstimateRules) -> None:
    for row in rules.approximators:
        read = [rule for each in rules.quantities.read(row.example) for rule in each.rules]
        assert bool(read) != (row.bound == "exact" and row.side == "before"), row.example


def test_every_unit_of_the_table_is_read(rules: EstimateRules) -> None:
    for row in rules.units:
        assert [each.unit for each in rules.quantities.read(row.example)] == [row.unit], row.example


def test_every_currency_of_the_table_is_read(rules: EstimateRules) -> None:
    for row in rules.currencies:
        assert [each.unit for each in rules.quantities.read(row.example)] == [row.code], row.example


def test_exclusions_fire_on_their_example_alone(rules: EstimateRules) -> None:
    for row in rules.exclusions:
        assert not rules.quantities.read(row.example), row.example
        assert rules.quantities.read(row.not_example), row.not_example


def test_labels_name_their_number(rules: EstimateRules) -> None:
    for row in rules.labels:
        assert not rules.quantities.read(f"See {row.example}."), row.example


def test_vague_words_follow_the_table(rules: EstimateRules) -> None:
    for row in rules.vague:
        assert rules.quantities.read(row.example), row.example


def test_magnitudes_are_multiplied_out(rules: EstimateRules) -> None:
    for row in rules.magnitudes:
        assert all(each.low and each.low >= row.factor for each in rules.quantities.read(row.example)), (
            row.example
        )


def test_statuses_are_of_the_closed_list(rules: EstimateRules) -> None:
    assert {row.status for row in rules.statuses} <= STATUSES


def test_no_form_stands_twice_in_a_role(rules: EstimateRules) -> None:
    seen = set()
    for row in rules.statuses:
        for form in forms(row.forms):
            key = (form, row.role)
            assert key not in seen, key
            seen.add(key)


@pytest.mark.parametrize(
    ("name", "normalised"),
    [("al-Qameshli", "Qamishli"), ("Kiev", "Kyiv"), ("U.S.", "United States"), ("Seville", "Seville")],
)
def test_places_have_one_spelling(name: str, normalised: str, rules: EstimateRules) -> None:
    known = rules.places.known(name)
    assert known is not None
    assert known[0] == normalised


def test_words_that_are_no_places_are_not_known(rules: EstimateRules) -> None:
    assert rules.places.known("Congress") is None


def test_links_lead_from_a_change_to_its_size(
    rules: EstimateRules, find: Callable[..., list[Estimate]]
) -> None:
    for row in rules.change_links:
        assert find(f"Sales {row.example}.")[0].direction is not None, row.example


def test_statuses_befall_those_of_their_example(
    rules: EstimateRules, find: Callable[..., list[Estimate]]
) -> None:
    for row in rules.statuses:
        found = find(row.example)
        assert found, row.example
        assert found[0].status == row.status, row.example


def test_scenes_and_kinds_name_a_place(rules: EstimateRules) -> None:
    for row in rules.place_scenes:
        assert rules.places.mentions(f"Two died {row.example}."), row.example


def test_money_is_named_by_its_verb(rules: EstimateRules, find: Callable[..., list[Estimate]]) -> None:
    for row in rules.money_verbs:
        if row.noun:
            assert find(row.example)[0].counted == row.noun, row.example
