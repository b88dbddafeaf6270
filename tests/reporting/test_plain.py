from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reporting.plain import csv_cell, plain, shortened


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "yes"),
        (10000.0, "10,000"),
        (0.25, "0.25"),
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


def test_numbers_stay_numbers_in_csv() -> None:
    assert csv_cell(-1.5) == -1.5


@given(st.text(), st.integers(1, 50))
def test_any_text_prints_on_one_line_and_fits(text: str, width: int) -> None:
    shown = shortened(plain(text), width)
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert len(shown) <= width
