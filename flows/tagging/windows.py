"""Paragraphs packed into the windows that the encoder reads.

Where the windows fall depends on the article alone, and each is read by itself: the scales of dynamic
quantisation span whatever is read together, so that nothing in another article or window can move a score.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from flows.tagging.encode import Paragraph

CLS, SEP = 101, 102


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the encoder: `ids` with markers, and the block's piece at each position, -1 for a marker.

    Only the pieces from `core_start` up to `core_end` take their scores from this window; those around them
    are context, and the core of a neighbour.
    """

    ids: NDArray[np.int64]
    pieces: NDArray[np.int64]
    core_start: int
    core_end: int


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs that are decoded and linked together, with the windows that cover them."""

    paragraphs: tuple[Paragraph, ...]
    windows: tuple[Window, ...]

    def __len__(self) -> int:
        return sum(len(paragraph) for paragraph in self.paragraphs)


def blocks(paragraphs: Sequence[Paragraph], length: int = 256, context: int = 48) -> Iterator[Block]:
    """Whole paragraphs, as many as fit in one window of `length`; a longer one has windows of its own.

    Those overlap by `context` pieces on either side of their core.
    """
    pending: list[Paragraph] = []
    used = 1
    for paragraph in paragraphs:
        if pending and used + len(paragraph) + 1 > length:
            yield _packed(pending)
            pending, used = [], 1
        if len(paragraph) + 2 > length:
            yield _overlapping(paragraph, length, context)
        else:
            pending.append(paragraph)
            used += len(paragraph) + 1
    if pending:
        yield _packed(pending)


def _packed(paragraphs: Sequence[Paragraph]) -> Block:
    ids, pieces, count = [np.array([CLS])], [np.array([-1])], 0
    for paragraph in paragraphs:
        ids += [paragraph.ids, np.array([SEP])]
        pieces += [np.arange(count, count + len(paragraph)), np.array([-1])]
        count += len(paragraph)
    window = Window(np.concatenate(ids), np.concatenate(pieces), 0, count)
    return Block(tuple(paragraphs), (window,))


def _overlapping(paragraph: Paragraph, length: int, context: int) -> Block:
    windows = []
    total, room = len(paragraph), length - 2
    start = 0
    while start < total:
        left = min(start, context)
        end = total if total - start + left <= room else start - left + room - context
        right = min(total, end + context)
        pieces = np.arange(start - left, right)
        ids = np.concatenate([[CLS], paragraph.ids[pieces], [SEP]])
        windows.append(Window(ids, np.concatenate([[-1], pieces, [-1]]), start, end))
        start = end
    return Block((paragraph,), tuple(windows))
