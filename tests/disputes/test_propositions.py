from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flows.disputes import DisputeRules
from flows.disputes.propositions import core, same_proposition, story_keys
from flows.disputes.statements import Statement, read_statement

ROWS = yaml.safe_load((Path(__file__).parent / "propositions.yaml").read_text(encoding="utf-8"))


def _statement(text: str, rules: DisputeRules, stance: str = "asserts", article: str = "a") -> Statement:
    claim = {
        "claim_id": text,
        "article_id": article,
        "stance": stance,
        "certainty": "certain",
        "start_char": 0,
        "end_char": len(text),
        "text": text,
    }
    return read_statement(claim, date(2025, 3, 6), frozenset(), rules)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['anchor'][:30]} / {row['other'][:30]}")
def test_same_proposition_within_an_article(row: dict[str, Any], rules: DisputeRules) -> None:
    anchor, other = _statement(row["anchor"], rules, "denies"), _statement(row["other"], rules)
    assert same_proposition(anchor, core(anchor, rules), other, rules) is row["same"]


def test_other_articles_need_two_names_in_common(rules: DisputeRules) -> None:
    anchor = _statement("Veldania’s army had bombed the town of Darvan", rules, "denies")
    near = _statement("the army of Veldania bombed a market in Darvan", rules, article="b")
    far = _statement("warplanes bombed a market in Darvan", rules, article="b")
    assert same_proposition(anchor, core(anchor, rules), near, rules)
    assert not same_proposition(anchor, core(anchor, rules), far, rules)


def test_what_only_points_back_and_what_only_asks(rules: DisputeRules) -> None:
    assert _statement("these reports", rules).is_pointer
    assert _statement("the number of casualties among the troops", rules).is_question
    assert not _statement("the reports that the army bombed Darvan", rules).is_pointer
    assert _statement("the army did not bomb Darvan", rules).is_negated


@given(st.text(max_size=200))
def test_never_raises(rules: DisputeRules, text: str) -> None:
    statement = _statement(text, rules)
    assert same_proposition(statement, core(statement, rules), statement, rules) in (True, False)
    assert list(story_keys(statement, core(statement, rules))) == list(
        story_keys(statement, core(statement, rules))
    )
