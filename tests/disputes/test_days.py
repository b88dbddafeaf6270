from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flows.disputes.days import lead_day, when

ROWS = yaml.safe_load((Path(__file__).parent / "days.yaml").read_text(encoding="utf-8"))
PUBLISHED = date(2025, 3, 6)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:50])
def test_the_time_of_a_figure(row: dict[str, Any]) -> None:
    position = row["text"].index("[")
    sentence = row["text"].replace("[", "").replace("]", "")
    found = when(sentence, position, PUBLISHED)
    assert found.day == row.get("day")
    assert found.period == row.get("period")


def test_a_lead_with_two_days_has_none() -> None:
    assert lead_day("A ferry sank on Tuesday. The last one sank on Monday.", PUBLISHED) is None
    assert lead_day("A ferry sank on Tuesday, police said on Wednesday.", PUBLISHED) == date(2025, 3, 4)


def test_a_weekday_needs_the_day_of_publication() -> None:
    assert when("A ferry sank on Tuesday; 9 drowned.", 25, None).day is None


@given(st.text(max_size=200), st.integers(0, 200))
def test_never_raises(text: str, position: int) -> None:
    when(text, position, PUBLISHED)
    lead_day(text, PUBLISHED)
