"""Each kind of dispute that unseen articles held, with the like of it that is none beside it."""

from datetime import datetime

import pytest

from tests.sql.newsroom import Told, disputes, sides, warehouse

MONDAY = datetime(2025, 3, 3, 12)
TUESDAY = datetime(2025, 3, 4, 12)


def _questions(*told: Told) -> list[str]:
    return sorted(disputes(warehouse(list(told))))


def _claims(text: str) -> list[str]:
    return _questions(Told(text, MONDAY))


@pytest.mark.parametrize(
    ("asserted", "denied"),
    [
        ("two wardens had been posted at the weir", "any wardens had been posted at the weir gate"),
        ("the watchman fired back, hitting a van", "the watchman had fired his rifle"),
        ("the pumps at the weir were off", "the pumps had been turned off"),
        ("the mill had assured him in May that no cuts were planned", "any such assurance was given"),
    ],
)
def test_a_denial_answers_what_was_just_said(asserted: str, denied: str) -> None:
    text = f"{{{asserted}|asserts|Ned Alder}}, Ned Alder said. The owner denied that {{{denied}|denies|the owner}}."
    assert len(_claims(text)) == 1


@pytest.mark.parametrize(
    ("asserted", "denied"),
    [
        ("the pumps were paid for by the county", "the wardens had been posted at the gate"),
        ("the council met on Sunday", "single mothers"),
        ("the weir was never locked", "the weir had been locked"),
    ],
)
def test_a_denial_of_something_else_answers_nothing(asserted: str, denied: str) -> None:
    text = f"{{{asserted}|asserts|Ned Alder}}, Ned Alder said. The owner denied that {{{denied}|denies|the owner}}."
    assert _claims(text) == []


def test_contraries_side_by_side() -> None:
    text = "{the guards searched everyone at the gate|asserts|the owner}. {%s|asserts|Ned Alder}, said Ned Alder."
    assert len(_claims(text % "nobody was searched at the gate")) == 1
    assert _claims(text % "everyone was searched at the gate") == []
    assert _claims(text % "nobody was hurt at the weir") == []


def test_what_is_said_to_be_so_is_the_question() -> None:
    text = "{no pumps were running at the weir|asserts|the owner}. {two pumps were running at the weir|asserts|Ned Alder}."
    built = warehouse([Told(text, MONDAY)])
    rows = built.execute(
        "select side, text from dispute_sides join staging.claims using (claim_id) order by side"
    )
    assert rows.fetchall() == [
        ("asserts", "two pumps were running at the weir"),
        ("denies", "no pumps were running at the weir"),
    ]


def test_armed_or_not() -> None:
    text = (
        "{Ned Alder pointed a pistol at the wardens|asserts|the patrol}, the patrol said. "
        "{he was holding a phone|asserts|his wife}, said his wife. {%s|%s|a clerk}, a clerk said."
    )
    assert _claims(text % ("Alder was unarmed", "denies")) == ["Was Ned Alder armed?"]
    other = "{deputies drew their pistols|asserts|the patrol}. {he was holding a phone|asserts|his wife}."
    assert _claims(other) == []


def test_figures_called_false() -> None:
    text = "{the flood killed 33 people in Darvan|asserts|the clinic}. {%s|asserts|the army}, the army said."
    assert len(_claims(text % "the figures were exaggerated")) == 1
    assert _claims(text % "the figures were given to the council") == []


def test_blame_denied_outright() -> None:
    text = "{the guards torched the mill in Darvan|asserts|the clinic}. {%s|denies|the guards}."
    assert len(_claims(text % "any involvement")) == 1
    assert _claims(text % "them permits") == []


def test_the_size_of_a_crowd_whoever_counts_it() -> None:
    text = (
        "They met on Sunday. About [400||400|400|the union] people gathered outside the mill, the union said. "
        "%s [150||150|150|police]%s, police said."
    )
    rivals = Told(text % ("Police put the crowd at", ""), MONDAY)
    assert disputes(warehouse([rivals])) == {
        "How many people were in the crowd in Tarn Hollow on 2 March 2025?": "open"
    }
    others = Told(text % ("There were", " people living in the lane"), MONDAY)
    assert disputes(warehouse([others])) == {}


def test_jobs_lost_and_workers_employed() -> None:
    text = "The mill will lay off [340|laid_off|340|340|the mill] workers. %s, the union said."
    assert len(_questions(Told(text % "[410||410|410|the union] people would lose their jobs", MONDAY))) == 1
    assert _questions(Told(text % "The mill employs [1,200||1200|1200|the union] workers", MONDAY)) == []


def test_whom_a_ferry_carried() -> None:
    text = "A ferry sank on Sunday. It was carrying [62||62|62|the harbour] passengers. %s, Ned Alder said."
    built = warehouse(
        [Told(text % "About [180||180|180|Ned Alder] people had been on board", MONDAY)], "passengers"
    )
    assert list(disputes(built)) == ["How many people were aboard on 2 March 2025?"]
    built = warehouse([Told(text % "It may take [180||180|180|Ned Alder] passengers", MONDAY)], "passengers")
    assert disputes(built) == {}


def test_a_clinic_counts_those_shot_in_a_park() -> None:
    police = Told(
        "Gunfire hit a picnic: on Sunday [8|shot|8|8|police] people were shot in Alden Park.", MONDAY
    )
    clinic = Told(
        "Sunday's gunfire: the clinic treated [12|injured|12|12|the clinic] patients with gunshot wounds.",
        MONDAY,
    )
    built = warehouse([police, clinic], place="Alden Park")
    assert built.execute("select count(*) from quantities").fetchall() == [(1,)]  # one park, one day
    named = [Told(f"{one.marked} It was seen by Brandt.", MONDAY) for one in (police, clinic)]
    town = warehouse(named, place="Weston")
    assert town.execute("select count(*) from quantities").fetchall() == [(2,)]


def test_the_article_itself_may_say_that_a_figure_is_contested() -> None:
    text = "Gunfire hit a picnic on Sunday. [8|shot|8|8|] people were shot. %s [10|shot|10|10|the clinic] people were shot."
    assert len(_questions(Told(text % "The clinic gave a higher figure:", MONDAY))) == 1
    assert _questions(Told(text % "The clinic is near:", MONDAY)) == []


def test_figures_of_quite_another_size_count_something_else() -> None:
    text = "They fled on Sunday. [900|displaced|900|900|the town] came, and [%s|displaced|%s|%s|the union] fled in all."
    assert len(_questions(Told(text % ("4,000", 4000, 4000), MONDAY))) == 1
    assert _questions(Told(text % ("40,000", 40000, 40000), MONDAY)) == []


def test_children_are_counted_by_others_too() -> None:
    text = "A dam burst on Sunday. [31|killed|31|31|%s] people died, including [%s|killed|%s|%s|%s] children."
    one = Told(text % ("the agency", 9, 9, 9, "the agency"), MONDAY)
    built = warehouse([one])
    assert sides(built) == set()


def test_two_propositions_of_one_predicate_are_two() -> None:
    text = (
        "{the guards attacked the mill|asserts|Ned Alder}. The guards denied that {they had attacked the mill|denies|the guards}. "
        "{the wardens raided the clinic|asserts|Ona Brandt}. The wardens denied that {they had raided the clinic|denies|the wardens}."
    )
    assert len(_claims(text)) == 2


def test_one_clinic_need_not_have_all_the_wounded() -> None:
    text = "Gunfire hit a picnic on Sunday. [%s|injured|%s|%s|police] people were hurt, police said. %s"
    some = "[2|injured|2|2|the clinic] people were treated at the clinic, it said."
    assert _questions(Told(text % (5, 5, 5, some), MONDAY)) == []
    assert len(_questions(Told(text % (1, 1, 1, some), MONDAY))) == 1  # more than there are


def test_the_figures_meant_must_just_have_been_given() -> None:
    text = "{the flood killed 33 people in Darvan|asserts|the clinic}. {the road is shut|asserts|Ned Alder}. {%s|denies|the army}."
    assert _claims(text % "the numbers") == []
