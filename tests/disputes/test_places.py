import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.disputes.places import place_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qarshabad", "al-Qershabad city"),
        ("Tarnov region", "Tarnov"),
        ("Tarnov Oblast", "the Tarnov region"),
        ("Weston Park neighborhood", "Weston Park"),
        ("Brackwater, Velmora", "Brackwater"),
    ],
)
def test_spellings_of_one_place_share_a_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Homs", "Hama"), ("Tarnov", "Veldania"), ("North Tarnov", "Tarnov"), ("Peris", "Paris")],
)
def test_other_places_do_not(one: str, other: str) -> None:
    assert place_key(one) != place_key(other)


def test_no_place_has_no_key() -> None:
    assert place_key(None) is None
    assert place_key("") is None


@given(st.text(max_size=60))
def test_never_raises(text: str) -> None:
    place_key(text)
