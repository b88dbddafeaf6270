import pytest

from flows.disputes import DisputeRules
from flows.disputes.narrator import narrated
from flows.records import Span


@pytest.mark.parametrize(
    ("text", "content", "cue", "told"),
    [
        ("It rained. Alden arms the rebels in the hills, though it denies it.", "it.", "denies", "Alden arms the rebels in the hills"),
        ("Alden arms the rebels in the hills, which it denies.", "which", "denies", "Alden arms the rebels in the hills"),
        ("Alden denied that it arms the rebels.", "it arms the rebels", "denied", None),
        ("Alden arms the rebels in the hills. It denies it.", "it.", "denies", None),
    ],
)  # fmt: skip
def test_what_the_article_states_itself(
    text: str, content: str, cue: str, told: str | None, rules: DisputeRules
) -> None:
    start = text.rindex(content)
    claim = {"cue_start": text.rindex(cue), "start_char": start, "end_char": start + len(content.strip("."))}
    if content == "which":
        claim |= {"start_char": 0, "end_char": text.index(",")}
    span = narrated(text, claim, [], rules)
    assert (span.of(text) if span else None) == told


def test_what_somebody_else_says_is_not_the_articles_own(rules: DisputeRules) -> None:
    text = "The rebels say that Alden arms them in the hills, though it denies it."
    claim = {"cue_start": text.index("denies"), "start_char": len(text) - 3, "end_char": len(text) - 1}
    assert narrated(text, claim, [Span(20, 48)], rules) is None
