import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.disputes import DisputeRules
from flows.disputes.frames import Framed, framed
from flows.disputes.mentions import Mention, read_mention
from flows.disputes.neighbours import placed
from flows.records import Span


@pytest.mark.parametrize(
    ("text", "counts", "kind", "expected"),
    [
        ("police put the crowd at [50]", "people", "people", Framed(None, "crowd", "people")),
        ("the sheriff put attendance at about [1,800]", "people", "people", Framed(None, "crowd", "people")),
        ("about [80] people gathered outside the mill", "people", "people", Framed(None, "crowd", "people")),
        ("[80] people live in the lane", "people", "people", Framed(None, None, "people")),
        ("the ferry was carrying [90] people", "people", "people", Framed(None, "aboard", "people")),
        ("[90] people had been on board", "people", "people", Framed(None, "aboard", "people")),
        ("[90] people were on the wooden boat", "people", "people", Framed(None, "aboard", "people")),
        ("the ferry may take [90] people", "people", "people", Framed(None, None, "people")),
        ("[410] people would lose their jobs", "people", "people", Framed("laid_off", None, "workers")),
        ("villagers counted [57] bodies", "people", "people", Framed("killed", None, "people")),
        ("witnesses saw [2] gunmen flee", "gunmen", "force", Framed(None, "attackers", "attackers")),
        ("[2] rebels fled", "fighters", "force", Framed(None, None, "fighters")),
        ("a clerk saw [4] masked men with guns", "men", "people", Framed(None, "attackers", "attackers")),
        ("[4] men with hats", "men", "people", Framed(None, None, "men")),
        ("the officer fired [9] times", "times", "thing", Framed(None, "shots", "shots")),
        ("she called [9] times", "times", "thing", Framed(None, None, "times")),
        ("a neighbour heard [9] shots", "shots", "thing", Framed(None, "shots", "shots")),
        ("[3] rounds were fired", "rounds", "thing", Framed(None, "shots", "shots")),
        ("helicopters dropped [2] barrels of gas", "barrels", "thing", Framed(None, "bombs", "bombs")),
        ("they sold [2] barrels of oil", "barrels", "thing", Framed(None, None, "barrels")),
        ("[3] rounds of talks", "rounds", "thing", Framed(None, None, "rounds")),
        ("[57] guards gathered", "guards", "thing", Framed(None, None, "guards")),
    ],
)
def test_what_the_words_around_a_number_add(
    text: str, counts: str, kind: str, expected: Framed, rules: DisputeRules
) -> None:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    assert framed(plain, Span(start, end), Framed(None, None, counts), kind, rules.frames) == expected


def test_a_clinics_patients_are_those_shot_though_said_to_be_hurt(rules: DisputeRules) -> None:
    text = "10 patients with gunshot wounds"
    hurt = Framed("injured", None, "people")
    assert framed(text, Span(0, 2), hurt, "people", rules.frames).status == "shot"
    dead = Framed("killed", None, "people")
    assert framed(text, Span(0, 2), dead, "people", rules.frames).status == "killed"


def test_gunmen_who_flee_or_fire_are_attackers(rules: DisputeRules) -> None:
    fleeing = Framed("withdrawn", None, "gunmen")
    assert framed("[2] gunmen left", Span(0, 3), fleeing, "force", rules.frames).circumstance == "attackers"
    fired = Framed("laid_off", None, "people")
    text = "3 people fired, going by the casings"
    assert framed(text, Span(0, 1), fired, "people", rules.frames).circumstance == "attackers"
    text = "3 people fired from the mill"
    assert framed(text, Span(0, 1), fired, "people", rules.frames).status == "laid_off"


@given(st.text(max_size=120), st.integers(0, 100))
def test_never_raises(rules: DisputeRules, text: str, start: int) -> None:
    framed(text, Span(start, start + 3), Framed(None, None, "people"), "people", rules.frames)


def test_a_rival_figure_is_given_for_the_same_place(rules: DisputeRules) -> None:
    text = "About 80 people gathered in Kelm. Police put the crowd at 50. Police hold 20 people."
    found = placed(
        [_mention(text, text.index(n), n, place, rules) for n, place in FIGURES], text, text, None, rules
    )
    assert [mention.place for mention in found] == ["Kelm", "Kelm", None]


FIGURES = (("80", "Kelm"), ("50", None), ("20", None))


def _mention(text: str, start: int, number: str, place: str | None, rules: DisputeRules) -> Mention:
    estimate = {
        "estimate_id": number, "article_id": "a", "start_char": start, "end_char": start + 2, "low": 1.0, "high": 1.0,
        "measure": "count", "unit": None, "counted": "people", "affiliation": None, "status": None, "place": place,
    }  # fmt: skip
    return read_mention(estimate, None, text, None, rules)
