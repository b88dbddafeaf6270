import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.reference.models import load_tagger
from flows.tagging import SpanTagger

EXAMPLES = yaml.safe_load(Path(__file__).with_name("attributions.yaml").read_text(encoding="utf-8"))
EDGES = " .,"
REPORT = (
    "Dunmore police said on Monday that two men had been arrested.\n\n"
    "“They were found near the weir,” Inspector Odile Farr said, “and they did not resist.”\n\n"
    "The council believes the weir is safe but has asked engineers to look at it."
)


def shown(text, attribution):
    source = attribution.source.of(text) if attribution.source else None
    cue = attribution.cue.of(text) if attribution.cue else None
    return [source, cue, [piece.of(text).strip(EDGES) for piece in attribution.contents]]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["text"][:40] for example in EXAMPLES])
def test_plain_attributions_are_found(tagger, example):
    text = example["text"]
    wanted = [[source, cue, [c.strip(EDGES) for c in contents]] for source, cue, contents in example["found"]]
    assert [shown(text, attribution) for attribution in tagger.tag([text])[0]] == wanted


def assert_sound(text, attributions):
    contents = [attribution.content for attribution in attributions]
    assert contents == sorted(contents)
    for attribution in attributions:
        assert attribution.contents
        assert list(attribution.contents) == sorted(attribution.contents)
        assert 0 <= attribution.score <= 1
        for span in (*attribution.contents, attribution.cue, attribution.source):
            if span is not None:
                assert 0 <= span.start < span.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("“”\"'‘’ \n.,said"))))
def test_any_text_is_tagged_soundly(tagger, text):
    assert_sound(text, tagger.tag([text])[0])


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(["he said", "“", "”", '"', "it was so", ",", "\n", ".", "but added", "Orrell"]))
)
def test_broken_quotations_are_tagged_soundly(tagger, parts):
    text = " ".join(parts)
    assert_sound(text, tagger.tag([text])[0])


def test_an_article_is_tagged_alike_in_any_company(tagger):
    others = ["", "No.", REPORT * 3, "“" * 300]
    alone = tagger.tag([REPORT])
    together = tagger.tag([*others, REPORT, *others])
    assert together[len(others)] == alone[0]
    assert alone[0]


def test_a_second_tagger_agrees_and_bears_the_same_version(tagger):
    second = load_tagger(threads=2)
    assert second.version == tagger.version
    assert second.tag([REPORT]) == tagger.tag([REPORT])


def test_every_attribution_names_the_version(tagger):
    assert {attribution.rule for attribution in tagger.tag([REPORT])[0]} == {tagger.version}


def test_nothing_is_found_in_nothing(tagger: SpanTagger):
    assert tagger.tag([]) == []
    assert tagger.tag(["", " \n "]) == [[], []]


@pytest.mark.parametrize("unit", ["“He said it rained. ", "word ", "“", "\n\n"])
def test_time_grows_with_length_only(tagger, unit):
    def seconds(length):
        text = (unit * (length // len(unit) + 1))[:length]
        best = []
        for _ in range(2):
            began = time.process_time()
            tagger.tag([text])
            best.append(time.process_time() - began)
        return min(best)

    assert seconds(16_000) < 8 * seconds(4_000) + 0.2
