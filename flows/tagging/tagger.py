"""The tagger itself: text in, attributions out."""

from collections.abc import Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from flows.records import Attribution, content_hash
from flows.tagging.decode import TaggedSpan, spans
from flows.tagging.encode import encode, read_tokenizer
from flows.tagging.labels import Role
from flows.tagging.link import link
from flows.tagging.windows import Block, blocks

# to be raised with every change of this package that can change an attribution
CODE_VERSION = "1"


class SpanTagger:
    """Finds attributions with a model in ONNX form; it reads no files and keeps nothing between calls."""

    def __init__(self, model: bytes, tokenizer: str, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._tokenizer = read_tokenizer(tokenizer)
        self.version = f"tagger:{content_hash(model.hex(), tokenizer, CODE_VERSION, size=12)}"

    def tag(self, texts: Sequence[str]) -> list[list[Attribution]]:
        """The attributions of each text, in text order.

        Each window is read by itself, so that an article's result depends on nothing but its text.
        """
        return [self._tag(text) for text in texts]

    def _tag(self, text: str) -> list[Attribution]:
        found: list[Attribution] = []
        for block in blocks(encode(text, self._tokenizer)):
            found += self._tag_block(block, text)
        return found

    def _tag_block(self, block: Block, text: str) -> list[Attribution]:
        scores = np.zeros((len(block), 8), dtype=np.float32)
        for window in block.windows:
            inputs = {"ids": window.ids[None], "mask": np.ones_like(window.ids)[None]}
            (output,) = self._session.run(None, inputs)
            core = (window.pieces >= window.core_start) & (window.pieces < window.core_end)
            scores[window.pieces[core]] = output[0][core]
        tagged: list[TaggedSpan] = []
        first = 0
        for paragraph in block.paragraphs:
            end = first + len(paragraph)
            tagged += spans(paragraph, scores[first:end, :7], first)
            first = end
        arcs = _Directions(scores[:, 7], tagged, text)
        return link(tagged, arcs.cue_of, arcs.source_of, self.version)


class _Directions:
    """Stand-in until the model has arcs of its own: the nearest cue on the predicted side."""

    def __init__(self, right: NDArray[np.float32], tagged: list[TaggedSpan], text: str) -> None:
        self._right = 1 / (1 + np.exp(-right))
        self._text = text

    def _cost(self, span: TaggedSpan, cue: TaggedSpan) -> float:
        right = float(self._right[span.piece])
        side = right if cue.span.start > span.span.start else 1 - right
        between = self._text[min(span.span.end, cue.span.end) : max(span.span.start, cue.span.start)]
        return span.span.gap(cue.span) + (2000 if "\n" in between else 0) + 800 * (1 - side)

    def cue_of(self, content: TaggedSpan, cue: TaggedSpan) -> float:
        return 3000 - self._cost(content, cue)

    def source_of(self, cue: TaggedSpan, source: TaggedSpan) -> float:
        assert source.role is Role.SOURCE
        return 900 - self._cost(source, cue)
