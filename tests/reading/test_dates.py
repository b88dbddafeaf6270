"""Dates of publication in the forms that pages write."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.dates import date_in_path, leading_date, parse_published


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2025-03-04", datetime(2025, 3, 4)),
        ("2025-03-04T10:20:30Z", datetime(2025, 3, 4, 10, 20, 30)),
        ("2025-03-04T01:20:00+02:00", datetime(2025, 3, 3, 23, 20)),
        ("20250304", datetime(2025, 3, 4)),
        ("4 March 2025", datetime(2025, 3, 4)),
        ("Mar. 4, 2025", datetime(2025, 3, 4)),
        ("Tuesday, 4 March 2025", datetime(2025, 3, 4)),
        ("04-03-2025", datetime(2025, 3, 4)),
        ("March", None),
        ("31 February 2025", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-14:00", None),
        ("", None),
    ],
)
def test_published(value: str, moment: datetime | None) -> None:
    assert parse_published(value) == moment


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("4 Mar 2025 Twelve boats were lost.", 10),
        ("Wednesday 4 Mar 2025", 20),
        ("Published March 4, 2025 at 10:20 GMT", 36),
        ("04-03-2025 Boats lost", 10),
        ("2025-03-04 “Boats lost”", 10),
        ("March 4, 2025, was cold.", None),
        ("4 March was cold.", None),
        ("Boats lost on 4 March 2025", None),
    ],
)
def test_leading_date(line: str, end: int | None) -> None:
    found = leading_date(line)
    assert (found and found[1]) == end
    if found:
        assert found[0] == datetime(2025, 3, 4)


@pytest.mark.parametrize(
    ("path", "moment"),
    [
        ("https://quay.example/2025/03/04/boats", datetime(2025, 3, 4)),
        ("wire/quay_2025-03-04_boats.txt", datetime(2025, 3, 4)),
        ("20250304.json", datetime(2025, 3, 4)),
        ("https://quay.example/2025/03/boats", None),
        ("article-1202503041.txt", None),
        ("2025-13-04.txt", None),
    ],
)
def test_date_in_path(path: str, moment: datetime | None) -> None:
    assert date_in_path(path) == moment


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    parse_published(text)
    leading_date(text)
    date_in_path(text)
