"""Shots and gunmen stand where the victims were hit, and those hurt by gunfire were shot."""

from dataclasses import replace

from flows.disputes import DisputeRules
from flows.disputes.deeds import at_the_scene, hit_by_gunfire, hurt_by_gas
from flows.disputes.mentions import Mention, read_mention

TEXT = "Nine people were shot in Tarn. She heard 12 shots. Two gunmen fled to Kelm. Seven people were hurt."


def mention(number: str, counted: str, status: str | None, place: str | None, rules: DisputeRules) -> Mention:
    start = TEXT.index(number)
    estimate = {
        "estimate_id": number, "article_id": "a", "start_char": start, "end_char": start + len(number), "low": 9.0,
        "high": 9.0, "measure": "count", "unit": None, "counted": counted, "affiliation": None, "status": status,
        "place": place, "rules": [],
    }  # fmt: skip
    return read_mention(estimate, None, TEXT, None, rules)


def test_gunmen_are_not_where_they_fled_to(rules: DisputeRules) -> None:
    shot = mention("Nine", "people", "shot", "Tarn", rules)
    gunmen = mention("Two", "gunmen", None, "Kelm", rules)
    assert at_the_scene([shot, gunmen], TEXT, TEXT)[1].place == "Tarn"


def test_where_nobody_is_counted_a_place_far_from_the_beginning_tells_nothing(rules: DisputeRules) -> None:
    gunmen = mention("Two", "gunmen", None, "Kelm", rules)
    assert at_the_scene([gunmen], TEXT[:40], TEXT)[0].place is None
    assert at_the_scene([gunmen], TEXT, TEXT)[0].place == "Kelm"


def test_the_hurt_of_a_shooting_without_dead_were_shot(rules: DisputeRules) -> None:
    hurt = mention("Seven", "people", "injured", "Tarn", rules)
    assert hit_by_gunfire([hurt], TEXT, TEXT)[0].status == "shot"
    assert hit_by_gunfire([hurt], "A wall fell.", TEXT)[0].status == "injured"
    assert hit_by_gunfire([hurt], "A gunman killed a guard.", TEXT)[0].status == "injured"
    assert hit_by_gunfire([hurt], TEXT, TEXT + " They fell.")[0].status == "injured"


def test_of_a_gunfight_nobody_knows_whose_shots_are_counted(rules: DisputeRules) -> None:
    shots = mention("12", "shots", None, "Tarn", rules)
    assert at_the_scene([shots], TEXT, TEXT)[0].circumstance == "shots"
    assert at_the_scene([shots], TEXT, TEXT + " A guard fired back.")[0].circumstance is None


def test_the_shots_of_one_of_two_who_are_named_are_not_all(rules: DisputeRules) -> None:
    shots = mention("12", "shots", None, "Tarn", rules)
    fired = TEXT.replace("She heard 12", "Ned fired 12")
    assert at_the_scene([shots], TEXT, fired)[0].circumstance == "shots"
    assert at_the_scene([shots], TEXT, f"{fired} Abe fired back later.")[0].circumstance is None
    assert (
        at_the_scene([shots], TEXT, TEXT.replace("She heard 12", "Police fired 12"))[0].circumstance
        == "shots"
    )


def test_those_treated_for_wounds_are_hurt_where_others_died(rules: DisputeRules) -> None:
    shot = mention("Nine", "people", "shot", "Tarn", rules)
    treated = TEXT.replace("Nine people were shot", "Nine people with gunshot wounds lay")
    lead = "A gunman killed a guard."
    assert hit_by_gunfire([shot], lead, treated)[0].status == "injured"
    assert hit_by_gunfire([shot], lead, TEXT)[0].status == "shot"


def test_four_others_who_were_shot_are_hurt_where_somebody_died(rules: DisputeRules) -> None:
    shot = mention("Nine", "people", "shot", "Tarn", rules)
    others = TEXT.replace("Nine people", "Nine more were")
    assert hit_by_gunfire([shot], "A gunman killed a guard.", others)[0].status == "injured"
    assert hit_by_gunfire([shot], "A gunman came.", others)[0].status == "shot"


def test_gunmen_are_not_those_of_another_shooting(rules: DisputeRules) -> None:
    gunmen = mention("Two", "gunmen", None, "Kelm", rules)
    hurt = mention("Seven", "people", "shot", "Tarn", rules)
    assert at_the_scene([gunmen, hurt], TEXT, TEXT)[0].place == "Tarn"
    apart = TEXT.replace("Kelm. Seven", "Kelm, hours after another shooting. Seven")
    later = mention("Two", "gunmen", None, "Kelm", rules)
    moved = replace(hurt, start=apart.index("Seven"))
    assert at_the_scene([later, moved], apart, apart)[0].place == "Kelm"


def test_those_affected_by_gas_are_hurt(rules: DisputeRules) -> None:
    sick = replace(mention("Seven", "people", None, "Tarn", rules), status="affected")
    assert hurt_by_gas([sick], "Gas was dropped on Tarn.")[0].status == "injured"
    assert hurt_by_gas([sick], "Power failed in Tarn.")[0].status == "affected"
