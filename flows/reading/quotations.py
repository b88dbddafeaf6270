"""Where a text quotes: the stretches between quotation marks of every common shape."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from flows.reading.sentences import paragraphs
from flows.records import Span

_OPENER = re.compile(r"[“«„]|(?<!\w)‘(?=\S)|\"|``|''|(?<![\w'])'(?=[\w\[“\"])")
_CLOSERS = {
    "“": re.compile("”"),
    "„": re.compile("[“”]"),
    "«": re.compile("»"),
    "‘": re.compile(r"’(?!\w)"),
    '"': re.compile('["”]'),
    "'": re.compile(r"(?<=[\w.,!?…])'(?![\w'])"),
    "``": re.compile("''|\""),
    "''": re.compile("''"),
}
# where a text mixes its marks: “A"
_ANY_CLOSER = re.compile(r"(?<=\S)[\"”]")


class Quotations:
    """The quotations of one text, found in linear time.

    `inner` are the quoted stretches without their marks, in order and apart from each other; of quotations within
    quotations only the outer one counts. A mark that is never closed opens a quotation only where the next paragraph
    goes on with another opening mark; it then runs to the paragraph's end.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.inner: list[Span] = []
        self.outer: list[Span] = []
        spans = list(paragraphs(text))
        for number, paragraph in enumerate(spans):
            following = spans[number + 1].start if number + 1 < len(spans) else len(text)
            self._read(paragraph, text[following : following + 1])
        self._starts = [span.start for span in self.outer]

    def _read(self, paragraph: Span, next_character: str) -> None:
        line = paragraph.of(self._text)
        closers: dict[str, list[re.Match[str]]] = {}
        starts: dict[str, list[int]] = {}
        place = 0
        while opener := _OPENER.search(line, place):
            mark = opener.group()
            if mark not in closers:
                closers[mark] = list(_CLOSERS[mark].finditer(line)) or list(_ANY_CLOSER.finditer(line))
                starts[mark] = [match.start() for match in closers[mark]]
            index = bisect_left(starts[mark], opener.end())
            if index < len(starts[mark]):
                closer = closers[mark][index]
                self._keep(paragraph.start, opener.start(), opener.end(), closer.start(), closer.end())
                place = closer.end()
            elif mark in '“"«' and next_character == mark[0]:
                self._keep(paragraph.start, opener.start(), opener.end(), len(line), len(line))
                place = len(line)
            else:
                place = opener.end()

    def _keep(self, offset: int, start: int, inner_start: int, inner_end: int, end: int) -> None:
        self.inner.append(Span(offset + inner_start, offset + inner_end))
        self.outer.append(Span(offset + start, offset + end))

    def around(self, place: int) -> Span | None:
        """The quotation, marks and all, that the character at `place` stands in."""
        index = bisect_right(self._starts, place) - 1
        return self.outer[index] if index >= 0 and place < self.outer[index].end else None

    def inside(self, place: int) -> Span | None:
        """The same quotation without its marks."""
        index = bisect_right(self._starts, place) - 1
        return self.inner[index] if index >= 0 and place < self.outer[index].end else None

    def within(self, span: Span) -> Sequence[Span]:
        """The quoted stretches, without marks, that share a character with `span`."""
        found = []
        for index in range(max(0, bisect_right(self._starts, span.start) - 1), len(self.inner)):
            if self.outer[index].start >= span.end:
                break
            if self.inner[index].overlaps(span):
                found.append(self.inner[index])
        return found

    def outer_within(self, span: Span) -> Sequence[Span]:
        """The quotations, marks and all, that share a character with `span`."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return [outer for outer in self.outer[first:last] if outer.overlaps(span)]

    def share(self, span: Span) -> float:
        """How much of `span` is quoted, 0 to 1, counted in characters that are neither blanks nor marks."""
        inside = self.within(span)
        letters = _letters(span.of(self._text)) if inside else 0
        if not letters:
            return 0.0
        quoted = 0
        for inner in inside:
            clipped = Span(max(inner.start, span.start), min(inner.end, span.end))
            quoted += _letters(clipped.of(self._text))
        return quoted / letters


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
