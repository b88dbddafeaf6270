from random import Random

import pytest

from flows.training.augmentation import (
    Stranger,
    drop_apostrophes,
    drop_commas,
    drop_quotation_marks,
    join_paragraphs,
    names_in,
    respell,
    straighten,
)


@pytest.mark.parametrize(
    ("change", "content"),
    [
        (straighten, '"as far as we know."'),
        (drop_quotation_marks, "as far as we know."),
        (join_paragraphs, "“as far as we know.”"),
        (drop_apostrophes, "“as far as we know.”"),
    ],
)
def test_contents_survive(article, change, content):
    changed = change(article)
    assert changed.annotations[1].contents[1].of(changed.text) == content


def test_marks_go_from_within_a_span_too(article):
    changed = drop_apostrophes(drop_commas(article))
    assert changed.annotations[0].contents[0].of(changed.text) == "the mill in Vell burned"
    assert changed.annotations[0].sources[0].of(changed.text) == "Mayor Lunds office"


def test_paragraphs_are_joined(article):
    assert "\n" not in join_paragraphs(article).text


def test_names_are_what_is_always_capitalised(article):
    assert {"vell"} <= names_in([article])
    assert not {"mill", "nobody", "the"} & names_in([article])


def test_a_stranger_renames_throughout_and_keeps_the_annotations(article):
    changed = Stranger(frozenset({"vell", "lund"})).estrange(article, Random(3))
    assert "Vell" not in changed.text
    assert [a.cues[0].of(changed.text) for a in changed.annotations] == ["said", "added"]
    assert changed.annotations[1].sources[0].of(changed.text) == "she"


def test_the_same_seed_gives_the_same_text(article):
    stranger = Stranger(frozenset({"vell"}))
    first, second = (respell(stranger.estrange(article, r), r) for r in (Random(5), Random(5)))
    assert first == second
