import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.disputes import DisputeRules
from flows.disputes.contrasts import Side, contrasts, sides_of


def sides(text: str, stance: str, rules: DisputeRules) -> dict[str, Side]:
    return {side.matter: side for side in contrasts(text, stance, rules)}


@pytest.mark.parametrize(
    ("text", "stance", "matter", "label", "who"),
    [
        ("Ned Alder, 40, pointed a pistol at the patrol", "asserts", "armed", "armed", "Ned Alder"),
        ("the man, 40-year-old Ned Alder, got out with a pistol", "asserts", "armed", "armed", "Ned Alder"),
        ("he was holding a phone, not a gun", "asserts", "armed", "unarmed", ""),
        ("my brother never owned a gun", "asserts", "armed", "unarmed", ""),
        ("Alder was unarmed", "denies", "armed", "armed", "Alder"),
        ("Alder was armed", "denies", "armed", "unarmed", "Alder"),
        ("Alder was armed", "withholds", "armed", "withholds", "Alder"),
        ("he opened fire on two deputies", "asserts", "fired_at_police", "fired", ""),
        ("the deputies had fired first", "asserts", "fired_at_police", "did not fire", ""),
        ("Alder turned the gun on himself", "asserts", "own_hand", "by own hand", "Alder"),
        ("a deputy shot Alder twice; deputies killed him", "asserts", "own_hand", "shot by others", ""),
        ("the patrol found no evidence of a second gunman", "asserts", "accomplice", "one gunman", ""),
        ("she saw another gunman", "asserts", "accomplice", "more than one", ""),
        ("my nephew isn't in any gang", "asserts", "gang", "no gangs", ""),
        ("being the shooter", "denies", "culprit", "not the shooter", ""),
        ("the gunman, Ned Alder, 40, gave himself up", "asserts", "culprit", "shooter", "Ned Alder"),
        ("his client was not at the mill", "asserts", "culprit", "not the shooter", ""),
        ("it is chlorine, not sarin", "asserts", "agent", "chlorine", ""),
        (
            "our account stands unchanged, never doubt it: he fired inside the bar",
            "asserts",
            "setting",
            "inside",
            "",
        ),
        ("neither of the two, Ned and Abe Brook, had a knife", "asserts", "armed", "unarmed", ""),
        ("they would not let the inspectors in", "asserts", "inspectors", "kept out", ""),
        ("blocking the inspectors", "denies", "inspectors", "let in", ""),
        ("not one fighter, not one car and not one depot was there", "asserts", "store", "none", ""),
        (
            "the truce no longer exists, nor does the ceasefire hold; the truce is over",
            "asserts",
            "truce",
            "over",
            "",
        ),
        ("no aircraft had flown over the town", "asserts", "aircraft", "no aircraft", ""),
    ],
)
def test_the_side_a_claim_takes(
    text: str, stance: str, matter: str, label: str, who: str, rules: DisputeRules
) -> None:
    assert sides(text, stance, rules)[matter] == Side(matter, label, who)


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("deputies drew their pistols", "armed"),
        ("the armed forces hold the town", "armed"),
        ("the gunman was holding a rifle", "armed"),
        ("officers opened fire on two deputies", "fired_at_police"),
        ("Ned Alder was shot at the door", "culprit"),
        ("an innocent bystander was hit", "culprit"),
        ("the army never used chlorine", "agent"),
        ("a canister was kept for investigators", "inspectors"),
        ("nobody fired a gun in my place", "armed"),
        ("both sarin and chlorine were used", "agent"),
    ],
)
def test_what_takes_no_side(text: str, matter: str, rules: DisputeRules) -> None:
    assert matter not in sides(text, "asserts", rules)


def test_each_row_fires_on_both_sides_of_its_example_alone(rules: DisputeRules) -> None:
    def labels(sentence: str, matter: str) -> set[str]:
        halves = (sides(half, "asserts", rules).get(matter) for half in sentence.split("; "))
        return {side.label for side in halves if side}

    for row in rules.contrasts:
        assert labels(row.example, row.matter) == {row.one_label, row.other_label}, row.matter
        assert not labels(row.not_example, row.matter), row.matter


@given(st.text(max_size=120))
def test_never_raises_and_reads_back(rules: DisputeRules, text: str) -> None:
    found = list(contrasts(text, "asserts", rules))
    assert not found or sides_of("|".join(map(str, found))) == found


def test_shots_that_are_fired_dismiss_nobody(rules: DisputeRules) -> None:
    assert "dismissal" not in sides("four shots were fired by one deputy", "asserts", rules)
    assert sides("the deputy was fired in May", "asserts", rules)["dismissal"].label == "fired"
