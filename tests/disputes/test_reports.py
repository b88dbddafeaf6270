"""Articles that give one source's large, exact figure within days tell of one event."""

from dataclasses import replace
from datetime import date

import pytest

from flows.disputes import DisputeRules
from flows.disputes.mentions import Mention, read_mention
from flows.disputes.reports import report_keys

THURSDAY = date(2025, 3, 6)


def told(text: str, low: float, high: float | None, by: str | None, rules: DisputeRules) -> Mention:
    estimate = {
        "estimate_id": "e", "article_id": "a", "start_char": text.index("["), "end_char": text.index("]"), "low": low,
        "high": high, "measure": "count", "unit": None, "counted": "people", "affiliation": None, "status": "killed",
        "place": "Kelm", "rules": [],
    }  # fmt: skip
    mention = read_mention(estimate, None, text.replace("[", " ").replace("]", " "), THURSDAY, rules)
    return replace(mention, told_by=by)


def keys(published: date, mention: Mention) -> set[int]:
    return set(report_keys([mention], published))


def test_one_figure_of_one_source_is_one_report_for_some_days(rules: DisputeRules) -> None:
    report = told("[86] people died.", 86, 86, "the Monitor", rules)
    assert keys(THURSDAY, report) & keys(date(2025, 3, 8), report)
    assert not keys(THURSDAY, report) & keys(date(2025, 3, 20), report)
    assert not keys(THURSDAY, report) & keys(THURSDAY, told("[86] people died.", 86, 86, "the army", rules))


@pytest.mark.parametrize(
    ("text", "low", "high", "by"),
    [
        ("[9] people died.", 9, 9, "the Monitor"),
        ("[80] people died.", 80, 80, "the Monitor"),
        ("[At least 86] people died.", 86, None, "the Monitor"),
        ("[86] people died.", 86, 86, None),
        ("[86] people have died since May.", 86, 86, "the Monitor"),
        ("[86] people died on 4 January.", 86, 86, "the Monitor"),
    ],
)
def test_small_round_open_and_old_figures_are_none(
    text: str, low: float, high: float | None, by: str | None, rules: DisputeRules
) -> None:
    assert not keys(THURSDAY, told(text, low, high, by, rules))
