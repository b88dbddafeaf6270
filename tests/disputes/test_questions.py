from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flows.disputes import DisputeRules
from flows.disputes.questions import Parties, Wording, question_of

PARTIES = Parties("they had left it", "Ned Alder", "the union", "denies")
ROWS = yaml.safe_load((Path(__file__).parent / "questions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["wording"][:50])
def test_a_wording_becomes_a_question(row: dict[str, Any], rules: DisputeRules) -> None:
    assert question_of([Wording(row["wording"], row.get("source"))], PARTIES, rules) == row["question"]


def test_a_wording_that_stands_alone_is_preferred(rules: DisputeRules) -> None:
    wordings = [Wording("they had left it", None), Wording("Veldanian troops had left the valley", None)]
    assert question_of(wordings, PARTIES, rules) == "Had Veldanian troops left the valley?"


@pytest.mark.parametrize(
    ("stance", "question"),
    [
        ("denies", "Is it so, according to Ned Alder, or not, according to the union: “they had left it”?"),
        (
            "unconfirmed",
            "Is it so, according to Ned Alder, though unconfirmed by the union: “they had left it”?",
        ),
        ("withholds", "Is it so, according to Ned Alder, though the union will not say: “they had left it”?"),
    ],
)
def test_what_makes_no_good_question_is_quoted(stance: str, question: str, rules: DisputeRules) -> None:
    parties = Parties("they had left it", "Ned Alder", "the union", stance)
    assert question_of([Wording("they had left it", "Ned Alder")], parties, rules) == question


@given(st.text(max_size=200), st.none() | st.text(max_size=30))
def test_never_raises(rules: DisputeRules, text: str, source: str | None) -> None:
    assert question_of([Wording(text, source)], PARTIES, rules).endswith("?")
