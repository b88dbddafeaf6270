"""The tagger itself: a model that runs, and texts in, attributions out."""

import json
from collections.abc import Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from flows.records import Attribution, content_hash
from flows.tagging.article import tag_article
from flows.tagging.decode import Scores, constrained
from flows.tagging.encode import read_tokenizer

# to be raised with every change of this package that can change an attribution
CODE_VERSION = "6"


class SpanTagger:
    """Finds attributions with a model in ONNX form; it reads no files and keeps nothing between calls."""

    def __init__(self, model: bytes, tokenizer: str, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._tokenizer = read_tokenizer(tokenizer)
        metadata = self._session.get_modelmeta().custom_metadata_map
        self._steps = constrained(np.array(json.loads(metadata["transitions"]), dtype=np.float32))
        self.version = f"tagger:{content_hash(model.hex(), tokenizer, CODE_VERSION, size=12)}"

    def tag(self, texts: Sequence[str]) -> list[list[Attribution]]:
        """The attributions of each text, in text order.

        Each window is read by itself, so that an article's result depends on nothing but its text.
        """
        return [tag_article(text, self._tokenizer, self._score, self._steps, self.version) for text in texts]

    def _score(self, ids: NDArray[np.int64]) -> tuple[Scores, Scores]:
        labels, arcs = self._session.run(["labels", "arcs"], {"ids": ids[None]})
        return labels[0], arcs[0]
