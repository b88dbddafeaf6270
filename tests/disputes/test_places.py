import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.disputes import DisputeRules
from flows.disputes.places import main_town, narrower, place_key, told_towns


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qarshabad", "al-Qershabad city"),
        ("Tarnov region", "Tarnov"),
        ("Tarnov Oblast", "the Tarnov region"),
        ("Weston Park neighborhood", "Weston Park"),
        ("Brackwater, Velmora", "Brackwater"),
        ("Brackwater market", "Brackwater"),
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


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        ("Tarnov", "an attack on the town of Darvan in Veldania's Tarnov province", "Darvan"),
        ("Tarnov", "gunmen attacked Darvan, in Tarnov, on Sunday", "Darvan"),
        ("Tarnov", "in Darvan, Tarnov, and in Kelm, Tarnov", None),
        ("Tarnov", "people gathered in Tarnov", None),
        ("Tarnov", "in the northern city of Tarnov", None),
        ("Tarnov", "a club on Wayne Avenue in Tarnov", None),
        ("Tarnov", "in Veldania's Tarnov province", None),
    ],
)
def test_the_one_town_that_lies_within(place: str, text: str, expected: str | None) -> None:
    assert narrower(place, text, frozenset({"avenue"})) == expected


def test_a_story_of_a_province_is_of_the_one_town_that_planes_are_over(rules: DisputeRules) -> None:
    lead = "Nine died in Idlib province. Jets circled over Tarnik before dawn."
    assert main_town(lead, ["Idlib"], lead, rules) == "Tarnik"
    assert main_town(lead, ["Idlib"], lead + " Two died in Darvan.", rules) is None


def test_a_town_that_is_named_after_it_was_called_one(rules: DisputeRules) -> None:
    lead = "A blast hit a rebel-held town, rescuers said. Planes bombed the north of Tarnik, in Idlib."
    assert main_town(lead, [], lead, rules) == "Tarnik"


def test_small_towns_that_an_article_tells_of_and_is_headed_with(rules: DisputeRules) -> None:
    text = "A strike on Tarnik killed nine. Envoys met in Darvan."
    both = {place_key("Tarnik"), place_key("Darvan")}
    assert told_towns("Strike on Tarnik", text, rules) == (both, both)
    far = "Envoys spoke. " * 40
    assert told_towns("Strike on Tarnik", far + text, rules) == (both, {place_key("Tarnik")})
