import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.disputes import DisputeRules
from flows.disputes.contrasts import Side, contrast


@pytest.mark.parametrize(
    ("text", "stance", "label", "who"),
    [
        ("Ned Alder, 40, pointed a pistol at the patrol", "asserts", "armed", "Ned Alder"),
        ("he was holding a phone, not a gun", "asserts", "unarmed", ""),
        ("my brother never owned a gun", "asserts", "unarmed", ""),
        ("Alder was unarmed", "denies", "armed", "Alder"),
        ("Alder was armed", "denies", "unarmed", "Alder"),
    ],
)
def test_the_side_a_claim_takes(text: str, stance: str, label: str, who: str, rules: DisputeRules) -> None:
    assert contrast(text, stance, rules) == Side("armed", label, who)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("deputies drew their pistols", "asserts"),
        ("the armed forces hold the town", "asserts"),
        ("the gunman was holding a rifle", "asserts"),
        ("Alder was armed", "withholds"),
    ],
)
def test_what_takes_no_side(text: str, stance: str, rules: DisputeRules) -> None:
    assert contrast(text, stance, rules) is None


@given(st.text(max_size=120))
def test_never_raises_and_reads_back(rules: DisputeRules, text: str) -> None:
    side = contrast(text, "asserts", rules)
    assert side is None or Side.of(str(side)) == side
