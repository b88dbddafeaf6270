import pytest

from flows.records import Attribution, Span
from flows.training.agreement import agreement


def attribution(annotation, **changes):
    whole = Span(annotation.contents[0].start, annotation.contents[-1].end)
    made = {"cue": annotation.cues[0], "source": annotation.sources[0], "contents": (whole,), **changes}
    return Attribution(**made, score=1.0, rule="test")


def test_the_annotations_agree_with_themselves(article):
    figures = agreement([article], [[attribution(a) for a in article.annotations]])
    assert set(figures.values()) == {1.0}


def test_a_wrong_source_and_a_missing_content_count(article):
    office, she = article.annotations
    figures = agreement([article], [[attribution(office, source=she.sources[0])]])
    assert figures["overlap"] == figures["exact"] == pytest.approx(2 / 3)
    assert figures["source of exact"] == 0.0


def test_a_boundary_that_is_off_overlaps_but_is_not_exact(article):
    office = article.annotations[0]
    short = Span(office.contents[0].start, office.contents[0].end - 8)
    figures = agreement([article], [[attribution(office, contents=(short,))]])
    assert (figures["exact"], figures["overlap"]) == (0.0, pytest.approx(2 / 3))
