"""Where a text stands in quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from flows.records import Span

_MARK = re.compile(r"[“”\"]|''|``")


def quotations(text: str) -> list[Span]:
    """Stretches in double quotation marks, outermost marks included, in order and apart.

    A mark that is never closed ends with its line: a speech that goes on opens anew on the next line.
    """
    found = []
    opened: int | None = None
    end_of_line = -1
    for mark in _MARK.finditer(text):
        if opened is not None and mark.start() > end_of_line:
            found.append(Span(opened, end_of_line))
            opened = None
        if opened is None:
            if mark.group() != "”":
                opened = mark.start()
                end_of_line = text.find("\n", opened)
                end_of_line = len(text) if end_of_line < 0 else end_of_line
        elif mark.group() != "“":
            found.append(Span(opened, mark.end()))
            opened = None
    if opened is not None:
        found.append(Span(opened, end_of_line))
    return found


def within(spans: Sequence[Span], starts: Sequence[int], position: int) -> Span | None:
    """The span among `spans`, whose starts are `starts`, that holds `position`."""
    index = bisect_right(starts, position) - 1
    return spans[index] if index >= 0 and position < spans[index].end else None
