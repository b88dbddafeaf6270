from hypothesis import given
from hypothesis import strategies as st

from flows.records import Span
from flows.training.corpus import AnnotatedArticle, Annotation
from flows.training.rewriting import Edit, rewrite


def test_spans_follow_their_words():
    article = AnnotatedArticle("a", "Lund, we hear, left.", (Annotation((Span(15, 19),), (), (Span(0, 4),)),))
    new = rewrite(article, [Edit(0, 4, "Okonjo"), Edit(13, 14, "")])
    assert new.text == "Okonjo, we hear left."
    assert [span.of(new.text) for span in (*new.annotations[0].contents, *new.annotations[0].sources)] == [
        "left",
        "Okonjo",
    ]


def test_a_span_loses_the_mark_at_its_edge():
    article = AnnotatedArticle("a", "He said “no” twice", (Annotation((Span(8, 12),), (), ()),))
    new = rewrite(article, [Edit(8, 9, ""), Edit(11, 12, "")])
    assert new.annotations[0].contents[0].of(new.text) == "no"


def test_a_span_whose_characters_are_gone_is_dropped():
    article = AnnotatedArticle("a", "It’s “ ” so", (Annotation((Span(5, 8),), (), ()),))
    assert rewrite(article, [Edit(5, 6, ""), Edit(7, 8, "")]).annotations[0].contents == ()


@given(st.text("ab “,.\n", max_size=40), st.data())
def test_spans_stay_within_the_text_and_keep_their_order(text, data):
    places = st.integers(0, len(text))
    spans = [Span(*sorted(data.draw(st.tuples(places, places)))) for _ in range(3)]
    edits = [Edit(*sorted(data.draw(st.tuples(places, places))), "xy"[: n % 3]) for n in range(4)]
    new = rewrite(AnnotatedArticle("a", text, (Annotation(tuple(spans), (), ()),)), edits)
    for span in new.annotations[0].contents:
        assert 0 <= span.start < span.end <= len(new.text)
