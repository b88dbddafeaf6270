"""Parts the report from the page where they stand in one sentence."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.records import Attribution, Sentence, Span


def part_furniture(sentences: Sequence[Sentence], furniture: Sequence[Span]) -> list[Sentence]:
    """The sentences, each parted in two where furniture ends or begins in it and reaches its edge.

    A page that lost its line breaks runs "Monday 3 Mar 2025 Boats lost AFP" into "Twelve boats were lost on Monday":
    the number belongs to the report, the date and the title do not. Furniture in mid-sentence, such as a web address,
    parts nothing. `furniture` is in order and without overlaps; the parts keep their paragraph and lose their parse.
    """
    ends = [span.end for span in furniture]
    return [part for sentence in sentences for part in _parts(sentence, furniture, ends)]


def part_attributions(attributions: Sequence[Attribution], furniture: Sequence[Span]) -> list[Attribution]:
    """The attributions without what they took from the page at their edges.

    "HARLOW BAY (NW) — Boats sank, police said" gives "Boats sank", where the dateline is furniture. One whose cue or
    content is furniture through and through is left out; a source that is, is nobody.
    """
    starts = [span.start for span in furniture]
    parted = []
    for attribution in attributions:
        contents = tuple(
            piece
            for whole in attribution.contents
            if (piece := _outside(whole, furniture, starts)) is not None
        )
        cue = attribution.cue and _outside(attribution.cue, furniture, starts)
        if contents and (cue or attribution.cue is None):
            source = attribution.source and _outside(attribution.source, furniture, starts)
            parted.append(replace(attribution, cue=cue, source=source, contents=contents))
    return parted


def _outside(span: Span, furniture: Sequence[Span], starts: Sequence[int]) -> Span | None:
    """The span without furniture that reaches its start or its end; None where nothing is left."""
    start, end = span.start, span.end
    index = bisect_right(starts, start) - 1
    if index >= 0 and furniture[index].end > start:
        start = furniture[index].end
    index = bisect_left(starts, end) - 1
    if index >= 0 and furniture[index].end >= end:
        end = furniture[index].start
    return Span(start, end) if start < end else None


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
