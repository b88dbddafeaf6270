from typing import Any

import pytest

from flows.disputes import DisputeRules
from flows.disputes.rivals import rivals


def told(
    rules: DisputeRules, first: str, second: str, counted: str = "guards", speaker: str = "two"
) -> dict[str, str]:
    """What the rule finds where one speaker says `first` and another `second`, each with its figure in brackets."""
    claims: list[dict[str, Any]] = []
    estimates: list[dict[str, Any]] = []
    start = 0
    for number, (marked, noun, who) in enumerate(
        ((first, "guards", "one"), (second, counted, speaker)), start=1
    ):
        before, _, rest = marked.partition("[")
        figure, _, after = rest.partition("]")
        claims.append({"claim_id": str(number), "text": before + figure + after, "start_char": start})
        place = start + len(before)
        estimates.append(
            {
                "estimate_id": f"e{number}", "claim_id": str(number), "measure": "count", "counted": noun,
                "start_char": place, "end_char": place + len(figure), "speaker_id": who,
            }
        )  # fmt: skip
        start += len(marked) + 20
    return rivals(estimates, claims, rules)


@pytest.mark.parametrize(
    "answer",
    [
        "there were [nine]",
        "the number was [nine]",
        "they saw only [nine] guards",
        "the police department stands by [nine]",
        "there were around [nine] and that the mill was shut",
        "It was [nine]. I saw them from my window.",
    ],
)
def test_a_bare_figure_answers_the_one_before_it(answer: str, rules: DisputeRules) -> None:
    assert told(rules, "the mill had [two] guards at the gate", answer) == {"e2": "e1"}


@pytest.mark.parametrize(
    ("answer", "counted", "speaker"),
    [
        ("[nine] guards were hired in May", "guards", "two"),
        ("there were [nine]", "gates", "two"),
        ("there were [nine]", "guards", "one"),
    ],
)
def test_what_answers_nothing(answer: str, counted: str, speaker: str, rules: DisputeRules) -> None:
    assert told(rules, "the mill had [two] guards at the gate", answer, counted, speaker) == {}
