from flows.records import Span
from flows.tagging.decode import TaggedSpan
from flows.tagging.labels import Role
from flows.tagging.link import link

# Lund said the mill burned but added that nobody was hurt.
SOURCE = TaggedSpan(Role.SOURCE, Span(0, 4), 0, 0.9)
SAID = TaggedSpan(Role.CUE, Span(5, 9), 1, 0.9)
BURNED = TaggedSpan(Role.CONTENT, Span(10, 25), 2, 0.8)
ADDED = TaggedSpan(Role.CUE, Span(30, 35), 6, 0.7)
NOBODY = TaggedSpan(Role.CONTENT, Span(36, 57), 7, 0.95)
SPANS = [SOURCE, SAID, BURNED, ADDED, NOBODY]


def preference(*wanted):
    return lambda one, other: 1.0 if (one, other) in wanted else -1.0


def test_a_source_serves_two_cues():
    first, second = link(
        SPANS,
        preference((BURNED, SAID), (NOBODY, ADDED)),
        preference((SAID, SOURCE), (ADDED, SOURCE)),
        "test",
    )
    assert (first.cue, first.source, first.contents, first.score) == (
        SAID.span,
        SOURCE.span,
        (BURNED.span,),
        0.8,
    )
    assert (second.cue, second.source, second.score) == (ADDED.span, SOURCE.span, 0.7)
    assert {first.rule, second.rule} == {"test"}


def test_pieces_of_one_content_go_together():
    (only,) = link(SPANS, preference((BURNED, SAID), (NOBODY, SAID)), preference((SAID, SOURCE)), "test")
    assert only.contents == (BURNED.span, NOBODY.span)
    assert only.content == Span(10, 57)


def test_a_cue_may_have_no_source():
    found = link(SPANS, preference((BURNED, SAID)), preference(), "test")
    assert [attribution.source for attribution in found] == [None, None]


def test_a_content_that_no_cue_claims_stands_alone():
    found = link([BURNED], preference(), preference(), "test")
    assert [(a.cue, a.source, a.contents) for a in found] == [(None, None, (BURNED.span,))]


def test_a_scrap_that_no_cue_claims_is_nothing():
    assert link([TaggedSpan(Role.CONTENT, Span(3, 9), 1, 0.9)], preference(), preference(), "test") == []


def test_a_cue_without_content_is_nothing():
    assert link([SOURCE, SAID], preference(), preference((SAID, SOURCE)), "test") == []


def test_the_better_liked_cue_wins():
    (only,) = link([SAID, BURNED, ADDED], lambda _, cue: cue.score, preference(), "test")
    assert only.cue == SAID.span
