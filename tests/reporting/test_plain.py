import json
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.cli.output import Format, show_rows
from flows.reporting.plain import csv_cell, plain, shortened


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "yes"),
        (10000.0, "10,000"),
        (0.25, "0.25"),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
        (datetime(2025, 1, 2, 3, 4), "2025-01-02 03:04"),
        (date(2025, 1, 2), "2025-01-02"),
        (["a", "b"], "a, b"),
        ("two\nlines\tand  blanks", "two lines and blanks"),
        ("\x1b[31mred\x1b[0m \u202eback", "[31mred[0m back"),
    ],
)
def test_values_as_readers_see_them(value: object, shown: str) -> None:
    assert plain(value) == shown


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@cmd", "\t=1"])
def test_formulas_stay_text(formula: str) -> None:
    cell = csv_cell(formula)
    assert not cell.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("number", [-1.5, -2, Decimal("-1.5")])
def test_numbers_stay_numbers_in_csv(number: object) -> None:
    assert csv_cell(number) is number


def test_what_is_no_finite_number_is_none_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    show_rows(("a", "b"), [(float("nan"), -float("inf"))], Format.JSON)
    assert json.loads(capsys.readouterr().out, parse_constant=pytest.fail) == [{"a": None, "b": None}]


def test_names_of_columns_are_text_as_their_values_are(capsys: pytest.CaptureFixture[str]) -> None:
    show_rows(("=1+1", "\x1b[31m"), [], Format.CSV)
    show_rows(("\x1b[31m",), [], Format.TABLE)
    assert capsys.readouterr().out.split() == ["'=1+1,[31m", "[31m"]


@given(st.text(), st.integers(1, 50))
def test_any_text_prints_on_one_line_and_fits(text: str, width: int) -> None:
    shown = shortened(plain(text), width)
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert len(shown) <= width
