import itertools

from hypothesis import given
from hypothesis import strategies as st

from flows.sources.quotations import quotations, within


def of(text: str) -> list[str]:
    return [span.of(text) for span in quotations(text)]


def test_quotations_end_with_their_marks_or_their_line() -> None:
    assert of("“Yes,” he said. “No") == ["“Yes,”", "“No"]
    assert of('"One"\n"Two goes on\nThree') == ['"One"', '"Two goes on']
    assert of("''Old style'' it is") == ["''Old style''"]
    assert of("It’s not quoted") == []


def test_within() -> None:
    text = "She said “yes” twice"
    spans = quotations(text)
    starts = [span.start for span in spans]
    assert within(spans, starts, text.index("yes")) == spans[0]
    assert within(spans, starts, 0) is None


@given(st.text(alphabet="ab “”\"'\n", max_size=80))
def test_quotations_stand_apart_and_in_order(text: str) -> None:
    spans = quotations(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert all(span.end <= len(text) for span in spans)
