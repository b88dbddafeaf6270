"""Golden sentences for what their characters alone give."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.estimates import EstimateRules

ROWS = yaml.safe_load(Path(__file__).with_name("quantities.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["say"])
def test_a_sentence_gives_its_numbers(row: dict[str, Any], rules: EstimateRules) -> None:
    found = [
        {
            "text": row["say"][each.start : each.end],
            "low": each.low,
            "high": each.high,
            "approximate": each.approximate,
            "measure": each.measure,
            "unit": each.unit,
        }
        for each in rules.quantities.read(row["say"])
    ]
    defaults = {"low": None, "high": None, "approximate": False, "measure": "count", "unit": None}
    assert found == [defaults | {"text": want["text"]} | want for want in row["want"]]


def test_a_pronoun_one_is_left_to_the_parse(rules: EstimateRules) -> None:
    (one,) = rules.quantities.read("One man died.")
    assert one.one


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("0123456789.,-–/%$€£ ()'’×±½ abdehilmnortuvy"), max_size=80))
def test_any_string_is_read_with_ordered_bounds(text: str, rules: EstimateRules) -> None:
    end = 0
    for each in rules.quantities.read(text):
        assert end <= each.start < each.end <= len(text)
        assert each.start <= each.number_start < each.number_end <= each.unit_end
        assert not (each.low is None and each.high is None)
        assert each.low is None or each.high is None or each.low <= each.high
        end = each.start


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_any_unicode_is_read(text: str, rules: EstimateRules) -> None:
    rules.quantities.read(text)


@pytest.mark.parametrize(
    "piece", ["1 ", "-", "one ", "1,", "between ", "( ", "hundreds of ", "12-", "$", "at least "]
)
def test_long_rows_of_one_thing_take_linear_time(piece: str, rules: EstimateRules) -> None:
    rules.quantities.read(piece * 6_000)


@pytest.mark.parametrize(
    "piece", ["A ", "al-A ", "A of ", "a-", "the ", "in A's ", "12th and ", "x of the ", "A’"]
)
def test_long_rows_of_names_take_linear_time(piece: str, rules: EstimateRules) -> None:
    rules.places.mentions(piece * 6_000)
