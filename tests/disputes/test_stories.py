from datetime import date

import pytest

from flows.disputes import DisputeRules
from flows.disputes.persons import read_persons
from flows.disputes.stories import stories

DAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Ned Alder, 40, was shot near the mill.", True),
        ("The mill was robbed by 40-year-old Ned Q. Alder.", True),
        ("They held Ned Alder (40).", True),
        ("Ned Alder spoke of 40 shots.", False),
        ("Nora Alder, 40, was shot near the mill.", False),
    ],
)
def test_an_age_tells_a_private_person(text: str, is_told: bool, rules: DisputeRules) -> None:
    first = read_persons(None, "Ned Alder, 40, was shot.", DAY, [], rules)
    assert bool(set(first.aged) & set(read_persons(None, text, DAY, [], rules).aged)) is is_told


def test_whoever_is_quoted_tells_no_story(rules: DisputeRules) -> None:
    text = "Sgt. Ned Alder, 40, said that nobody was hurt."
    assert not read_persons(None, text, DAY, ["Ned Alder"], rules).aged


def test_a_name_in_the_lead_meets_an_age_within_weeks(rules: DisputeRules) -> None:
    aged = set(read_persons(None, "Ned Alder, 40, was shot.", DAY, [], rules).aged)
    named = read_persons(None, "They mourned Ned Alder at the mill.", DAY, [], rules)
    later = read_persons(None, "They mourned Ned Alder at the mill.", date(2026, 9, 9), [], rules)
    assert aged & set(named.named)
    assert not aged & set(later.named)


def test_articles_of_one_event_or_person_are_one_story() -> None:
    events = [
        {"article_id": article, "event_id": event} for article, event in (("a", "1"), ("b", "1"), ("d", "2"))
    ]
    persons = [{"article_id": "b", "person": 1}, {"article_id": "c", "person": 1}]
    told = stories(events, persons)
    assert told["a"] == told["b"] == told["c"] != told["d"]
