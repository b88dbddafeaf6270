"""What becomes of a tagged sentence: golden sentences, and promises for any text."""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.claims import ClaimRules, Draft, draft_claims, mentions
from flows.reading.sentences import sentences
from flows.records import Act, Article, Attribution, Span, Stance
from flows.reference.claims import load_claim_rules

# not a fixture: Hypothesis would print it whole
RULES = load_claim_rules(Path(__file__).parents[2] / "seeds" / "reference")
GOLDEN = yaml.safe_load((Path(__file__).parent / "meaning.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: row["text"][:60])
def test_golden_sentences(row: dict[str, Any], draft: Callable[..., tuple[str, list[Draft]]]) -> None:
    text, drafts = draft(row["text"])
    if row.get("none"):
        assert not [one.content.of(text) for one in drafts]
        return
    assert len(drafts) == len(row["claims"]), [one.content.of(text) for one in drafts]
    for one, expected in zip(drafts, row["claims"], strict=True):
        got = {
            "content": one.content.of(text),
            "cue": one.cue.of(text) if one.cue else None,
            "source": one.source.of(text) if one.source else None,
            "relays": [relay.of(text) for relay in one.relays],
            "act": str(one.act),
            "stance": str(one.stance),
            "certainty": str(one.certainty) if one.certainty else None,
            "form": str(one.form),
        }
        acts = expected.get("act", ["says", "believes"])
        assert got["act"] in (acts if isinstance(acts, list) else [acts])
        for key in expected.keys() - {"act"}:
            assert got[key] == expected[key], key


WORDS = st.sampled_from(
    [
        "said",
        "told",
        "denied",
        "citing",
        "quoted",
        "as",
        "saying",
        "that",
        "cannot",
        "confirm",
        "the",
        "Radio",
        "Vale",
        "he",
        "it",
        "but",
        "could",
        "declined to\n",
        "according to",
        '"',
        "“",
        "”",
        "’",
        "'",
        ",",
        ".",
        "\n",
        "(@a)",
        "—",
        "not",
        "yet",
        "claimed",
        "é",
        "𝒳",
    ]
)


@st.composite
def tagged(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    text = " ".join(draw(st.lists(WORDS | st.text(max_size=6), min_size=1, max_size=40)))
    place = st.integers(0, len(text))

    def span() -> Span:
        one, other = draw(place), draw(place)
        return Span(min(one, other), max(one, other))

    attributions = []
    for _ in range(draw(st.integers(0, 4))):
        contents = tuple(span() for _ in range(draw(st.integers(1, 3))))
        cue = draw(st.none() | st.builds(lambda: None))
        attributions.append(
            Attribution(
                span() if draw(st.booleans()) else cue,
                span() if draw(st.booleans()) else None,
                contents,
                draw(st.floats(0, 1)),
                "test",
            )
        )
    return text, attributions


@settings(max_examples=150, deadline=None)
@given(tagged())
def test_any_tagging_gives_sound_drafts(case: tuple[str, list[Attribution]]) -> None:
    text, attributions = case
    rules = RULES
    article = Article("a", text)
    drafts = draft_claims(article, sentences(text, ()), attributions, rules)
    for one in drafts:
        assert 0 <= one.content.start < one.content.end <= len(text)
        assert one.act is not None and one.form is not None and one.stance is not None
        assert (one.certainty is None) == (one.stance is not Stance.ASSERTS)
        assert all(span.end <= len(text) for span in (one.cue, one.source, *one.relays) if span)
    assert drafts == draft_claims(article, sentences(text, ()), attributions, rules)
    assert list(mentions(drafts)) == sorted(set(mentions(drafts)))


def test_a_long_article_takes_linear_work(rules: ClaimRules) -> None:
    one = "The mint said it could not confirm the theft, citing two guards, but “it is shut. "
    calls = []
    for times in (200, 800):
        text = one * times
        attributions = [
            Attribution(
                Span(start + 9, start + 13),
                Span(start, start + 8),
                (Span(start + 14, start + 80),),
                1,
                "test",
            )
            for start in range(0, len(text), len(one))
        ]
        tally = Counter[str]()
        sys.setprofile(lambda _frame, event, _argument, tally=tally: tally.update([event]))  # type: ignore[misc]
        try:
            draft_claims(Article("a", text), sentences(text, ()), attributions, rules)
        finally:
            sys.setprofile(None)
        calls.append(tally["call"] + tally["c_call"])
    assert calls[1] < 5 * calls[0]


def test_furniture_gives_no_claim(rules: ClaimRules) -> None:
    text = "Mayor says bridge is shut\nRents fell."
    heading = Article("a", text, furniture=(Span(0, 25),))
    attribution = Attribution(Span(6, 10), Span(0, 5), (Span(11, 25),), 0.9, "test")
    assert len(draft_claims(Article("a", text), sentences(text, ()), [attribution], rules)) == 1
    assert draft_claims(heading, sentences(text, ()), [attribution], rules) == []


def test_every_draft_keeps_why(draft: Callable[..., tuple[str, list[Draft]]]) -> None:
    _, (one,) = draft("[The mint] <could not confirm> {the theft}.")
    assert one.rules[0] == "test"
    assert any(rule.startswith("stance:") for rule in one.rules)


def test_a_quotation_goes_on_in_the_next_paragraph(draft: Callable[..., tuple[str, list[Draft]]]) -> None:
    text, drafts = draft("“{It is shut},” [Ruel] <said>.\n“{2:Boats will run until noon}.”")
    assert [one.source.of(text) if one.source else None for one in drafts] == ["Ruel", "Ruel"]
    assert all(one.act is Act.SAYS for one in drafts)
