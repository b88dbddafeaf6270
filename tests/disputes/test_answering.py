"""Which claim another one answers, though it denies nothing by its cue."""

from typing import Any

import pytest

from flows.disputes import DisputeRules
from flows.disputes.answering import answers


def claim(number: int, text: str, speaker: str, start: int) -> dict[str, Any]:
    return {
        "claim_id": str(number), "text": text, "speaker_id": speaker, "stance": "asserts", "start_char": start,
        "end_char": start + len(text),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "is_answer"),
    [
        ("Alder had raised a bat and swung it at the window", "There was never any bat", True),
        ("Alder had raised a bat and swung it at the window", "no bat was found in the street", True),
        ("Alder had raised a bat and swung it at the window", "there was no window", True),
        ("Alder had raised a bat and swung it at the window", "there was no rope", False),
        ("a plan for the mill was drawn up in May", "there was no plan", False),
        ("two men came to the mill", "no man is above the law", False),
        ("no bat was there", "there was no bat", False),
    ],
)
def test_whoever_says_there_was_none_answers_whoever_told_of_one(
    first: str, second: str, is_answer: bool, rules: DisputeRules
) -> None:
    told = [claim(1, first, "one", 0), claim(2, second, "two", 600)]
    assert (answers(told, {}, rules) == {"2": "1"}) is is_answer
