"""Golden sentences for whole estimates, and what must hold for any text."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.estimates import EstimateRules, find_estimates, mentions_number
from flows.records import Act, Article, Certainty, Claim, Estimate, Form, Sentence, Span, Stance

ROWS = yaml.safe_load(Path(__file__).with_name("golden.yaml").read_text(encoding="utf-8"))


def claim(text: str, content: str, speaker: str | None, stance: Stance = Stance.ASSERTS) -> Claim:
    start = text.index(content)
    return Claim(
        claim_id=f"{speaker}:{content[:12]}",
        article_id="article",
        start_char=start,
        end_char=start + len(content),
        text=content,
        speaker=speaker,
        source_text=speaker,
        source_start=None,
        source_end=None,
        cue="said",
        cue_start=None,
        cue_end=None,
        via=(),
        act=Act.SAYS,
        form=Form.INDIRECT,
        stance=stance,
        certainty=Certainty.CERTAIN if stance is Stance.ASSERTS else None,
        refers_to=None,
        said_on=None,
        score=1.0,
        rules=(),
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["say"])
def test_a_sentence_gives_its_estimates(row: dict[str, Any], find: Callable[..., list[Estimate]]) -> None:
    found = find(row["say"])
    assert [each.text for each in found] == [str(want["text"]) for want in row["want"]]
    for each, want in zip(found, row["want"], strict=True):
        assert {field: getattr(each, field) for field in want} == {**want, "text": str(want["text"])}


def test_a_number_belongs_to_the_innermost_claim(find: Callable[..., list[Estimate]]) -> None:
    text = "Alden said the guard believes 40 boats sank and 12 were found."
    outer = claim(text, "the guard believes 40 boats sank and 12 were found", "alden")
    inner = claim(text, "40 boats sank", "guard")
    forty, twelve = find(text, (outer, inner))
    assert (forty.speaker, twelve.speaker) == ("guard", "alden")
    assert forty.claim_id == inner.claim_id


def test_of_two_sources_for_one_content_the_first_is_taken(find: Callable[..., list[Estimate]]) -> None:
    text = "Alden and Birk said 40 boats sank."
    claims = (claim(text, "40 boats sank", "alden"), claim(text, "40 boats sank", "birk"))
    assert [each.speaker for each in find(text, claims)] == ["alden"]


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.UNCONFIRMED, Stance.WITHHOLDS])
def test_a_denied_number_is_not_its_deniers(stance: Stance, find: Callable[..., list[Estimate]]) -> None:
    text = "Alden denied that 40 boats sank."
    denied = claim(text, "40 boats sank", "alden", stance)
    (estimate,) = find(text, (denied,))
    assert (estimate.claim_id, estimate.speaker) == (denied.claim_id, None)


def test_outside_all_claims_the_article_speaks(find: Callable[..., list[Estimate]]) -> None:
    assert [(each.claim_id, each.speaker) for each in find("40 boats sank.")] == [(None, None)]


def test_the_dateline_places_an_event_that_the_text_does_not(find: Callable[..., list[Estimate]]) -> None:
    found = find("Gunmen killed 22 people and wounded 12 there.", dateline="JOS, Nigeria")
    assert {each.place for each in found} == {"Jos"}


def test_the_title_places_an_event(find: Callable[..., list[Estimate]]) -> None:
    found = find("Gunmen killed 22 people and wounded 12.", title="Dozens dead in Jos")
    assert {each.place for each in found} == {"Jos"}


def test_furniture_gives_no_estimates(rules: EstimateRules, parsed: Callable[[str], list[Sentence]]) -> None:
    text = "40 boats sank.\n12 more stories"
    article = Article("article", text, furniture=(Span(15, 30),))
    assert [each.text for each in find_estimates(article, parsed(text), (), rules)] == ["40"]


def test_rows_keep_their_span_and_name_what_fired(find: Callable[..., list[Estimate]]) -> None:
    text = "It began. At least 40 Malian soldiers were killed in Jos, he said."
    (estimate,) = find(text)
    assert text[estimate.start_char : estimate.end_char] == estimate.text == "At least 40"
    assert set(estimate.rules) >= {"approximator:at least", "counted:noun", "status:killed", "place:sentence"}


def test_ids_are_stable_and_tell_mentions_apart(find: Callable[..., list[Estimate]]) -> None:
    text = "40 boats sank. 40 boats sank."
    first, second = find(text)
    assert first.estimate_id != second.estimate_id
    assert [each.estimate_id for each in find(text)] == [first.estimate_id, second.estimate_id]


def test_only_sentences_with_a_number_that_may_count_are_parsed(rules: EstimateRules) -> None:
    assert mentions_number("It has 40 boats.", rules)
    assert not mentions_number("It opened on March 14, 2019, at 3:29 p.m.", rules)
    assert not mentions_number("40 " * 10_000, rules)


WORDS = st.sampled_from(
    [
        "40",
        "one",
        "two",
        "half",
        "dozens",
        "$5",
        "3%",
        "12",
        "million",
        "killed",
        "wounded",
        "soldiers",
        "of",
        "them",
        "the",
        "in",
        "Lyon",
        ",",
        ".",
        "—",
        "(",
        ")",
        "-",
        "to",
        "and",
        "or",
        "at",
        "least",
        "between",
        "nearly",
        "\n",
        "“",
        "”",
        "'",
        "Russian",
        "said",
        "were",
        "17-year-old",
        "U.S.",
        "'s",
        "€",
        "2016",
        "half-dozen",
        "1/2",
        "±",
        "10-",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.lists(WORDS, max_size=30).map(" ".join))
def test_any_words_give_sound_rows(text: str, find: Callable[..., list[Estimate]]) -> None:
    for each in find(text):
        assert text[each.start_char : each.end_char] == each.text
        assert not (each.low is None and each.high is None)
        assert each.low is None or each.high is None or each.low <= each.high
