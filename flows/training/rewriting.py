"""Edits to an annotated text that carry its annotations along."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from flows.records import Span
from flows.training.corpus import AnnotatedArticle, Annotation


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `text` in the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def rewrite(article: AnnotatedArticle, edits: Iterable[Edit]) -> AnnotatedArticle:
    """The article with every edit made; of edits that overlap, the first in text order wins.

    A span keeps its edges where they stand; an edge inside an edit moves to that edit's edge. A span whose
    characters are all gone is dropped.
    """
    parts, olds, news = [], [0], [0]
    position = length = 0
    for edit in sorted(edits):
        if edit.start < position:
            continue
        kept = article.text[position : edit.start]
        parts += [kept, edit.text]
        olds += [edit.start, edit.end]
        news += [length + len(kept), length + len(kept) + len(edit.text)]
        position, length = edit.end, length + len(kept) + len(edit.text)
    text = "".join([*parts, article.text[position:]])

    def moved(place: int, is_end: bool) -> int:
        index = bisect_right(olds, place) - 1
        if index % 2 == 0:  # between two edits
            return news[index] + place - olds[index]
        return news[index + 1] if is_end and place > olds[index] else news[index]

    def moved_all(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        places = [(moved(span.start, False), moved(span.end, True)) for span in spans]
        return tuple(Span(start, end) for start, end in places if text[start:end].strip())

    annotations = tuple(
        Annotation(moved_all(a.contents), moved_all(a.cues), moved_all(a.sources))
        for a in article.annotations
    )
    return replace(article, text=text, annotations=annotations)
