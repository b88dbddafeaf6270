"""The strings that a pattern needs stand in every text that it matches."""

import re

import pytest

from flows.disputes import DisputeRules
from flows.disputes.prefilter import needed


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        ("sho(?:t|oting) (?:at|by) (?:police|troops)", {"police", "troops"}),
        ("(?:was|were) (?:fast )?asleep", {" asleep", "asleep"}),
        ("shots?|x*", set()),
        (r"\w+", set()),
        (r"(?<!not )Sarin(?! gas)", {"sarin"}),
    ],
)
def test_the_most_telling_part_is_needed(pattern: str, strings: set[str]) -> None:
    assert needed(pattern) <= strings
    assert bool(needed(pattern)) == bool(strings)


def test_whatever_a_row_matches_holds_what_it_needs(rules: DisputeRules) -> None:
    for row in rules.contrasts:
        for words in filter(None, (row.one_words, row.other_words)):
            strings = needed(words)
            for other in rules.contrasts:
                if re.search(words, other.example, re.IGNORECASE):
                    assert any(string in other.example.lower() for string in strings), row.matter
