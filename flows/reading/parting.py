"""Parts the report from the page where they stand in one sentence."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from flows.records import Sentence, Span


def part_furniture(sentences: Sequence[Sentence], furniture: Sequence[Span]) -> list[Sentence]:
    """The sentences, each parted in two where furniture ends or begins in it and reaches its edge.

    A page that lost its line breaks runs "Monday 3 Mar 2025 Boats lost AFP" into "Twelve boats were lost on Monday":
    the number belongs to the report, the date and the title do not. Furniture in mid-sentence, such as a web address,
    parts nothing. `furniture` is in order and without overlaps; the parts keep their paragraph and lose their parse.
    """
    ends = [span.end for span in furniture]
    return [part for sentence in sentences for part in _parts(sentence, furniture, ends)]


def _parts(sentence: Sentence, furniture: Sequence[Span], ends: Sequence[int]) -> Iterator[Sentence]:
    start, end = sentence.start, sentence.end
    index = bisect_left(ends, start + 1)
    if index < len(furniture) and furniture[index].start <= start < furniture[index].end < end:
        yield from _piece(sentence, start, furniture[index].end)
        start = furniture[index].end
    index = bisect_left(ends, end)
    if index < len(furniture) and start < furniture[index].start < end:
        yield from _piece(sentence, start, furniture[index].start)
        start = furniture[index].start
    if start == sentence.start:
        yield sentence
    else:
        yield from _piece(sentence, start, end)


def _piece(sentence: Sentence, start: int, end: int) -> Iterator[Sentence]:
    text = sentence.text[start - sentence.start : end - sentence.start]
    inner = text.strip()
    if inner:
        begin = start + text.index(inner)
        yield Sentence(begin, begin + len(inner), inner, sentence.paragraph)
