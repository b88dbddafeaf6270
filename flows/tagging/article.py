"""One article through the tagger, whatever scores its windows."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from flows.records import Attribution
from flows.tagging.arcs import Arcs, ReadWindow
from flows.tagging.decode import Scores, TaggedSpan, spans
from flows.tagging.encode import encode
from flows.tagging.labels import LABELS, Role, opening
from flows.tagging.link import link
from flows.tagging.trim import trimmed
from flows.tagging.windows import Block, blocks

# the pieces of one window -> a row of label scores per piece, and the arcs (relation, from, to)
Scorer = Callable[[NDArray[np.int64]], tuple[Scores, Scores]]
# how much an arc speaks for the source that it points at; chosen on articles held out from training
_ARC_SUPPORT = 3.0


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
            read.append(ReadWindow(window, arcs))
        arcs_of_block = Arcs(read, block)
        tagged = [_trimmed(span, text) for span in _tagged(block, labels, steps, arcs_of_block)]
        found += link(tagged, arcs_of_block.cue_of, arcs_of_block.source_of, rule)
    return found


def _tagged(block: Block, labels: Scores, steps: Scores, arcs: Arcs) -> list[TaggedSpan]:
    tagged = _decoded(block, labels, steps)
    missed = arcs.missed_sources(tagged)
    if not missed:
        return tagged
    supported = labels.copy()
    supported[missed, opening(Role.SOURCE)] += _ARC_SUPPORT
    return _decoded(block, supported, steps)


def _trimmed(tagged: TaggedSpan, text: str) -> TaggedSpan:
    if tagged.role is not Role.CONTENT:
        return tagged
    return replace(tagged, span=trimmed(tagged.span, text))


def _decoded(block: Block, labels: Scores, steps: Scores) -> list[TaggedSpan]:
    tagged: list[TaggedSpan] = []
    first = 0
    for paragraph in block.paragraphs:
        end = first + len(paragraph)
        tagged += spans(paragraph, labels[first:end], steps, first)
        first = end
    return tagged
