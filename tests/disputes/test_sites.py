"""One shooting, wherever each paper puts it."""

from datetime import date

import pytest

from flows.disputes import DisputeRules
from flows.disputes.sites import own_site, read_sites, site_keys

DAY = date(2026, 3, 7)
TEXT = "A 19-year-old man was shot on NW 62nd St. in Weston Heights on Saturday, police said."


def keys(text: str, day: date | None, rules: DisputeRules, title: str = "Man shot") -> set[int]:
    return set(site_keys(read_sites(title, text, rules), "tarn", day))


@pytest.mark.parametrize(
    ("text", "day", "is_one"),
    [
        ("Shots were fired at 1500 62nd Street.", DAY, True),
        ("Shots were fired on 62nd Street shortly after midnight.", date(2026, 3, 8), True),
        ("Shots were fired on 62nd Street.", date(2026, 3, 9), False),
        ("Shots were fired on 63rd Street.", DAY, False),
        ("A 19-year-old was shot in Weston Heights.", DAY, True),
        ("A 20-year-old was shot in Weston Heights.", DAY, False),
        ("Shots were fired on 62nd Street.", None, False),
    ],
)
def test_one_street_or_one_quarter_and_age_on_one_day(
    text: str, day: date | None, is_one: bool, rules: DisputeRules
) -> None:
    assert bool(keys(TEXT, DAY, rules) & keys(text, day, rules)) is is_one


@pytest.mark.parametrize(
    ("title", "text", "is_of_one"),
    [
        ("Man shot", "Shots were fired on 62nd Street.", True),
        ("Violent weekend", "Five were shot on 62nd Street.", False),
        ("Man shot", "A man was shot. It was the third of several shootings there.", False),
        ("Man shot", "A man was shot. Nothing connects it with the one at the mill, police said.", False),
    ],
)
def test_a_round_up_is_of_several(title: str, text: str, is_of_one: bool, rules: DisputeRules) -> None:
    assert read_sites(title, text, rules).is_of_one is is_of_one


def test_only_gunfire_has_sites(rules: DisputeRules) -> None:
    assert not read_sites("Fire", "A house burned on 62nd Street.", rules).narrow


def test_a_hospital_is_no_site(rules: DisputeRules) -> None:
    assert own_site("62nd Street", rules).narrow == {"62nd street"}
    assert not own_site("Weston Memorial Hospital", rules).narrow
