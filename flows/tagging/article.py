"""One article through the tagger, whatever scores its windows."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from flows.records import Attribution
from flows.tagging.decode import Scores, TaggedSpan, spans
from flows.tagging.encode import encode
from flows.tagging.labels import LABELS
from flows.tagging.link import link
from flows.tagging.windows import Block, Window, blocks

# the pieces of one window -> a row of label scores per piece, and the arcs (relation, from, to)
Scorer = Callable[[NDArray[np.int64]], tuple[Scores, Scores]]
_CONTENT_TO_CUE, _CUE_TO_SOURCE = 0, 1
# what an arc into another paragraph has to overcome; chosen on articles held out from training
_OTHER_PARAGRAPH = 5.0


def tag_article(
    text: str, tokenizer: Tokenizer, scorer: Scorer, steps: Scores, rule: str
) -> list[Attribution]:
    """The attributions of one text, in text order.

    `steps` scores one label after another (`flows.tagging.decode.constrained`); `rule` is noted on each
    attribution.
    """
    found: list[Attribution] = []
    for block in blocks(encode(text, tokenizer)):
        labels = np.zeros((len(block), len(LABELS)), dtype=np.float32)
        read = []
        for window in block.windows:
            window_labels, arcs = scorer(window.ids)
            core = (window.pieces >= window.core_start) & (window.pieces < window.core_end)
            labels[window.pieces[core]] = window_labels[core]
            read.append(_Read(window, arcs))
        found += _attributions(block, labels, steps, _Arcs(read, block), rule)
    return found


def _attributions(block: Block, labels: Scores, steps: Scores, arcs: "_Arcs", rule: str) -> list[Attribution]:
    tagged: list[TaggedSpan] = []
    first = 0
    for paragraph in block.paragraphs:
        end = first + len(paragraph)
        tagged += spans(paragraph, labels[first:end], steps, first)
        first = end
    return link(tagged, arcs.cue_of, arcs.source_of, rule)


@dataclass(frozen=True, slots=True)
class _Read:
    window: Window
    arcs: Scores

    def position(self, piece: int) -> int:
        """Where the block's piece stands in the window, 0 where it does not."""
        position = int(np.searchsorted(self.window.pieces[1:-1], piece)) + 1
        pieces = self.window.pieces
        return position if position < len(pieces) and pieces[position] == piece else 0


class _Arcs:
    """Arcs between the spans of a block, each read off the window whose core its tail is in."""

    def __init__(self, read: list[_Read], block: Block) -> None:
        self._read = read
        self._paragraph_ends = np.cumsum([len(paragraph) for paragraph in block.paragraphs])
        self._core_ends = [one.window.core_end for one in read]

    def cue_of(self, content: TaggedSpan, cue: TaggedSpan) -> float:
        return self._score(_CONTENT_TO_CUE, content, cue)

    def source_of(self, cue: TaggedSpan, source: TaggedSpan) -> float:
        return self._score(_CUE_TO_SOURCE, cue, source)

    def _score(self, relation: int, tail: TaggedSpan, head: TaggedSpan) -> float:
        one = self._read[int(np.searchsorted(self._core_ends, tail.piece, side="right"))]
        start, end = one.position(tail.piece), one.position(head.piece)
        if end == 0:
            return -np.inf
        first, second = np.searchsorted(self._paragraph_ends, [tail.piece, head.piece], side="right")
        crossing = 0.0 if first == second else _OTHER_PARAGRAPH
        return float(one.arcs[relation, start, end] - one.arcs[relation, start, 0]) - crossing
