"""What the model says of which content belongs to which cue, and which cue to which source."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np

from flows.tagging.decode import Scores, TaggedSpan
from flows.tagging.labels import Role
from flows.tagging.windows import Block, Window

_CONTENT_TO_CUE, _CUE_TO_SOURCE = 0, 1
# what an arc into another paragraph has to overcome; chosen on articles held out from training
_OTHER_PARAGRAPH = 5.0


@dataclass(frozen=True)
class ReadWindow:
    """A window and the arcs (relation, from, to) between its positions."""

    window: Window
    arcs: Scores

    @cached_property
    def _places(self) -> dict[int, int]:
        """Where each of the block's pieces stands; the markers between paragraphs are none of them."""
        return {int(piece): place for place, piece in enumerate(self.window.pieces) if piece >= 0}

    def position(self, piece: int) -> int:
        """Where the block's piece stands in the window, 0 where it does not."""
        return self._places.get(piece, 0)

    def preference(self, relation: int, tail: int, head: int) -> float:
        """The score of the arc between two positions, against pointing at nothing."""
        return float(self.arcs[relation, tail, head] - self.arcs[relation, tail, 0])

    def preferences(self, relation: int, piece: int) -> Scores:
        """The scores of all arcs of `piece`, each against pointing at nothing."""
        row = self.arcs[relation, self.position(piece)]
        return np.asarray(row - row[0], dtype=np.float32)


class Arcs:
    """Arcs between the spans of a block, each read off the window whose core its tail is in."""

    def __init__(self, windows: Sequence[ReadWindow], block: Block) -> None:
        self._windows = windows
        self._core_ends = [one.window.core_end for one in windows]
        self._paragraph_ends = list(accumulate(len(paragraph) for paragraph in block.paragraphs))

    def cue_of(self, content: TaggedSpan, cue: TaggedSpan) -> float:
        """How well the cue answers the content, against 0 for no cue at all."""
        return self._score(_CONTENT_TO_CUE, content, cue)

    def source_of(self, cue: TaggedSpan, source: TaggedSpan) -> float:
        """How well the source answers the cue, against 0 for no source at all."""
        return self._score(_CUE_TO_SOURCE, cue, source)

    def missed_sources(self, tagged: Sequence[TaggedSpan]) -> list[int]:
        """The pieces that cues without a tagged source point at, where no other span opens.

        "The ministry, which runs the mine, said it was safe": the arc from "said" can know of "The ministry"
        where the labels did not.
        """
        sources = [span for span in tagged if span.role is Role.SOURCE]
        opening = {span.piece for span in tagged}
        missed = set()
        for cue in (span for span in tagged if span.role is Role.CUE):
            if all(self.source_of(cue, source) <= 0 for source in sources):
                piece, score = self._favourite(_CUE_TO_SOURCE, cue)
                if score > 0 and piece not in opening:
                    missed.add(piece)
        return sorted(missed)

    def _window_of(self, span: TaggedSpan) -> ReadWindow:
        return self._windows[bisect_right(self._core_ends, span.piece)]

    def _score(self, relation: int, tail: TaggedSpan, head: TaggedSpan) -> float:
        one = self._window_of(tail)
        end = one.position(head.piece)
        if end == 0:
            return -np.inf
        together = self._paragraph_of(tail.piece) == self._paragraph_of(head.piece)
        crossing = 0.0 if together else _OTHER_PARAGRAPH
        return one.preference(relation, one.position(tail.piece), end) - crossing

    def _paragraph_of(self, piece: int) -> int:
        return bisect_right(self._paragraph_ends, piece)

    def _favourite(self, relation: int, tail: TaggedSpan) -> tuple[int, float]:
        one = self._window_of(tail)
        pieces = one.window.pieces
        paragraph = self._paragraph_of(tail.piece)
        near = (pieces >= 0) & (np.searchsorted(self._paragraph_ends, pieces, side="right") == paragraph)
        scores = np.where(near, one.preferences(relation, tail.piece), -np.inf)
        best = int(scores.argmax())
        return int(pieces[best]), float(scores[best])
