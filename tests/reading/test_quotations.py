"""Quotation marks of every shape."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading import quotations
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


class Counting:
    """A pattern that counts the characters it has to look at."""

    def __init__(self, pattern: re.Pattern[str], tally: list[int]) -> None:
        self.pattern, self.tally = pattern, tally

    def search(self, line: str, place: int) -> re.Match[str] | None:
        found = self.pattern.search(line, place)
        self.tally.append((found.end() if found else len(line)) - place)
        return found

    def finditer(self, line: str) -> Iterator[re.Match[str]]:
        self.tally.append(len(line))
        return self.pattern.finditer(line)


@pytest.mark.parametrize("text", ["“", '"', "' a", "“a\n", "‘a ", "“a” «"])
def test_open_marks_take_linear_work(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each character is looked at once for an opening mark and twice, at most, for each mark's closing one."""
    tally: list[int] = []
    monkeypatch.setattr(quotations, "_OPENER", Counting(quotations._OPENER, tally))
    monkeypatch.setattr(quotations, "_ANY_CLOSER", Counting(quotations._ANY_CLOSER, tally))
    closers = {mark: Counting(pattern, tally) for mark, pattern in quotations._CLOSERS.items()}
    monkeypatch.setattr(quotations, "_CLOSERS", closers)
    Quotations(text * 5_001)
    assert 0 < sum(tally) <= (1 + 2 * len(set(text))) * len(text) * 5_001
