"""Annotated articles as the network learns from them: windows of pieces with a target for each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from flows.records import Span
from flows.tagging.encode import Paragraph, encode
from flows.tagging.labels import Role, inside, opening
from flows.tagging.windows import blocks
from flows.training.corpus import AnnotatedArticle, Annotation

IGNORED = -100
Targets = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """One window: a label per word's first piece, and where each content's and each cue's arc should point.

    Arcs start at the first piece of a span. They point at positions of the window, 0 (the opening marker) for
    nothing; `IGNORED` asks for nothing.
    """

    ids: Targets
    labels: Targets
    cue_of: Targets
    source_of: Targets

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Lesson:
    """An article's paragraphs with the targets of all their pieces, arcs as piece numbers, -1 for nothing."""

    paragraphs: tuple[Paragraph, ...]
    labels: Targets
    cue_of: Targets
    source_of: Targets


def lesson(article: AnnotatedArticle, tokenizer: Tokenizer) -> Lesson:
    """The article's pieces and targets. A word takes the label of its first character."""
    paragraphs = tuple(encode(article.text, tokenizer))
    nothing = np.zeros(0, dtype=np.int64)
    starts = np.concatenate([nothing, *(p.starts for p in paragraphs)])
    opens = np.concatenate([nothing.astype(bool), *(p.opens_word for p in paragraphs)])
    words = np.flatnonzero(opens)
    word_starts = starts[words]
    labels = np.where(opens, 0, IGNORED)
    cue_of, source_of = np.full_like(labels, IGNORED), np.full_like(labels, IGNORED)

    def first_piece(span: Span) -> int:
        found = int(np.searchsorted(word_starts, span.start))
        return int(words[found]) if found < len(words) and word_starts[found] < span.end else -1

    for annotation in article.annotations:
        for role in Role:
            for span in annotation.of(role):
                low, high = np.searchsorted(word_starts, [span.start, span.end])
                labels[words[low:high]] = inside(role)
                if low < high:
                    labels[words[low]] = opening(role)
        _point(annotation, first_piece, cue_of, source_of)
    return Lesson(paragraphs, labels, cue_of, source_of)


def _point(
    annotation: Annotation, first_piece: Callable[[Span], int], cue_of: Targets, source_of: Targets
) -> None:
    cues = [piece for piece in map(first_piece, annotation.cues) if piece >= 0]
    sources = [piece for piece in map(first_piece, annotation.sources) if piece >= 0]
    for content in annotation.contents:
        piece = first_piece(content)
        if piece >= 0:
            cue_of[piece] = cues[0] if cues else -1
    for cue in cues[:1]:
        source_of[cue] = sources[0] if sources else -1


def examples(lessons: Iterable[Lesson], random: Random | None = None) -> Iterator[Example]:
    """The windows of the lessons, packed as for tagging, or to random lengths where `random` is given."""
    for one in lessons:
        length = 256 if random is None else random.choice((128, 176, 256, 256, 256))
        offset = 0
        for block in blocks(one.paragraphs, length):
            for window in block.windows:
                # a word that the window's left edge cuts has no first piece here and so no label
                known = np.where(window.pieces >= 0, window.pieces + offset, 0)
                marker = window.pieces < 0
                yield Example(
                    window.ids,
                    np.where(marker, IGNORED, one.labels[known]),
                    _arcs(one.cue_of, known, marker),
                    _arcs(one.source_of, known, marker),
                )
            offset += len(block)


def _arcs(targets: Targets, pieces: Targets, marker: NDArray[np.bool_]) -> Targets:
    arcs = np.where(marker, IGNORED, targets[pieces])
    place = {int(piece): position for position, piece in enumerate(pieces) if not marker[position]}
    return np.array([IGNORED if arc == IGNORED else place.get(int(arc), 0) for arc in arcs], dtype=np.int64)


def batches(found: Sequence[Example], size: int, random: Random | None = None) -> list[list[Example]]:
    """The examples in batches of like length, so that little is padded; shuffled where `random` is given."""
    order = list(found)
    if random is not None:
        random.shuffle(order)
    stretch = size * 32
    grouped = []
    for start in range(0, len(order), stretch):
        near = sorted(order[start : start + stretch], key=len)
        grouped += [near[i : i + size] for i in range(0, len(near), size)]
    if random is not None:
        random.shuffle(grouped)
    return grouped


def padded(rows: Sequence[Targets], filler: int) -> Targets:
    """The rows as one array, filled up on the right."""
    width = max(len(row) for row in rows)
    return np.stack([np.pad(row, (0, width - len(row)), constant_values=filler) for row in rows])
