"""Dateline, byline and outlet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.metadata import clean_field, dateline, outlet_of, tidy_byline


@pytest.mark.parametrize(
    ("text", "place", "start"),
    [
        ("HARLOW BAY, Norland (NW) — The ferry sank.", "HARLOW BAY, Norland", 27),
        ("ARVIK – The ferry sank.", "ARVIK", 8),
        ("ARVIK, March 3 (NW) - The ferry sank.", "ARVIK", 22),
        ("PORT AVEN, Maravia, June 14 — The march", "PORT AVEN, Maravia", 30),
        ("Harlow Bay (NW) -- The ferry sank.", "Harlow Bay", 19),
        ("Ferry sinks\n\nARVIK (NW) — The ferry sank.", "ARVIK", 26),
        ("Harlow Bay – a small town – was dark.", None, None),
        ("NATO-led troops left.", None, None),
        ("UN (the body) - left", None, None),
        ("The ferry sank.", None, None),
        ("", None, None),
    ],
)
def test_dateline(text: str, place: str | None, start: int | None) -> None:
    found = dateline(text)
    assert (found and (found[0], found[1].end)) == ((place, start) if place else None)


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("MARA O'DELL", "Mara O'Dell"),
        ("LEE SO-RA", "Lee So-ra"),
        ("Mara O'Dell", "Mara O'Dell"),
        ("Ana Ruiz, Staff Writer", "Ana Ruiz"),
        ("Ana Ruiz, Tom Reed", "Ana Ruiz, Tom Reed"),
    ],
)
def test_byline(name: str, tidy: str) -> None:
    assert tidy_byline(name) == tidy


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.quay.example/2025/1", "Quay Gazette"),
        ("https://news.quay.example/2025/1", "Quay Gazette"),
        ("http://web.archive.org/web/20250101000000/http://www.quay.example/1", "Quay Gazette"),
        ("https://unknown.example/1", "unknown.example"),
        ("quay.example/1", None),
        ("https://[bad/1", None),
        ("mailto:desk@quay.example", None),
        (None, None),
    ],
)
def test_outlet(url: str | None, outlet: str | None) -> None:
    assert outlet_of(url, {"quay.example": "Quay Gazette"}) == outlet


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (" a \n b ", "a b"),
        (["A", "B"], "A, B"),
        ("", None),
        ([], None),
        (5, None),
        (["A", 5], None),
        (None, None),
    ],
)
def test_field(value: object, field: str | None) -> None:
    assert clean_field(value) == field


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    dateline(text)
    tidy_byline(text)
    outlet_of("https://" + text, {})
