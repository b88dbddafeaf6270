"""Several articles that tell of one shooting, and two shootings that look alike."""

from datetime import datetime

from tests.sql.newsroom import Told, disputes, warehouse

MONDAY = datetime(2025, 3, 3, 12)
TUESDAY = datetime(2025, 3, 4, 12)


def test_articles_that_name_one_victim_answer_each_other() -> None:
    one = Told("{Ned Alder, 40, pointed a pistol at the patrol|asserts|the patrol}, it said.", MONDAY)
    other = Told(
        "Ned Alder, 40, was shot near the mill. {he held a phone|asserts|his wife}, she said.", TUESDAY
    )
    assert disputes(warehouse([one, other])) == {"Was Ned Alder armed?": "open"}


def test_articles_that_name_two_victims_do_not() -> None:
    one = Told("{Ned Alder, 40, pointed a pistol at the patrol|asserts|the patrol}, it said.", MONDAY)
    other = Told(
        "Nora Brandt, 30, was shot near the mill. {she held a phone|asserts|her son}, he said.", TUESDAY
    )
    assert disputes(warehouse([one, other])) == {}


def test_what_one_victim_names_is_one_event_wherever_it_is_put() -> None:
    one = Told("Ned Alder, 40, died on Sunday. [3|injured|3|3|police] others were hurt at the lane.", MONDAY)
    other = Told("Ned Alder, 40, died on Sunday. [4|injured|4|4|the mayor] others were hurt in town.", MONDAY)
    assert warehouse([one, other], place="Ferris Lane").execute(
        "select count(*) from quantities"
    ).fetchall() == [(1,)]


def test_who_speaks_of_another_town_answers_nothing() -> None:
    def asked(town: str) -> dict[str, str]:
        text = (
            "[12|injured|12|12|police] people were hurt in Charlotte on Sunday. {he pointed a pistol at the patrol"
            f"|asserts|the patrol}}, it said. {{in {town} he was unarmed|asserts|his wife}}, she said."
        )
        return disputes(warehouse([Told(text, MONDAY)], place="Charlotte"))

    assert len(asked("Charlotte")) == 1
    assert asked("Tulsa") == {}
