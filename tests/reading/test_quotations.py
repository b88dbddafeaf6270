"""Quotation marks of every shape."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.quotations import Quotations
from flows.records import Span


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “yes, so it is” and left.", ["yes, so it is"]),
        ('He said "yes" and "no".', ["yes", "no"]),
        ("He said ''yes'' and left.", ["yes"]),
        ("He said «oui» and left.", ["oui"]),
        ("He said ‘yes’ and the town’s ‘no’.", ["yes", "no"]),
        ("He said 'yes, dear' and left.", ["yes, dear"]),
        ("The town's men didn't go, 'twas late.", []),
        ("He said “he told me ‘no’ twice” and left.", ["he told me ‘no’ twice"]),
        ("“It is shut.\n“It stays shut,” he said.", ["It is shut.", "It stays shut,"]),
        ("A stray “ mark.\nAnother line.", []),
        ('He said “yes" and left.', ["yes"]),
    ],
)
def test_quoted_stretches(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in Quotations(text).inner] == quoted


def test_share_counts_letters() -> None:
    text = "He said “yes”."
    assert Quotations(text).share(Span(8, 13)) == 1.0
    assert Quotations(text).share(Span(0, 7)) == 0.0
    assert 0 < Quotations(text).share(Span(0, 13)) < 1


@given(st.text(alphabet="a “”\"'‘’«»\n,.", max_size=200))
def test_quotations_stand_apart_and_in_order(text: str) -> None:
    found = Quotations(text)
    assert all(one.end <= two.start for one, two in zip(found.outer, found.outer[1:], strict=False))
    assert all(outer.contains(inner) for outer, inner in zip(found.outer, found.inner, strict=True))


@pytest.mark.parametrize("text", ["“", '"', "' a", "“a\n", "‘a "])
def test_open_marks_take_linear_time(text: str) -> None:
    seconds = []
    for times in (5_001, 40_001):
        start = time.process_time()
        Quotations(text * times)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 30 * max(seconds[0], 0.02)
