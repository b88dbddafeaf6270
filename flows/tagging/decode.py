"""From scores per word to spans: the best sequence of tags that can be read as spans."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from flows.records import Span
from flows.tagging.encode import Paragraph
from flows.tagging.labels import LABELS, OUTSIDE, Role, inside, opening, role_of

Scores = NDArray[np.float32]

_FORBIDDEN = np.float32(-1e9)
# words outside spans come out too many, contents too short; chosen on articles held out from training
_OUTSIDE_SCORE = -0.1
_CONTENT_SCORE = 0.1


def constrained(transitions: Scores) -> Scores:
    """Scores of one label after another (row, column), with a last row for the first word.

    No span goes on that has not opened; what `transitions` says of all else is kept.
    """
    steps = np.zeros((len(LABELS) + 1, len(LABELS)), dtype=np.float32)
    steps[:-1] = transitions
    steps[:, OUTSIDE] += _OUTSIDE_SCORE
    steps[:, inside(Role.CONTENT)] += _CONTENT_SCORE
    for role in Role:
        before = [label for label in range(len(LABELS) + 1) if label not in (opening(role), inside(role))]
        steps[before, inside(role)] = _FORBIDDEN
    return steps


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A span of one role. `piece` is the block's piece that opens it; `score` its words' mean probability."""

    role: Role
    span: Span
    piece: int
    score: float


def log_probabilities(scores: Scores) -> Scores:
    """Scores per row as the logarithms of probabilities."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)


def best_path(scores: Scores, steps: Scores) -> NDArray[np.int64]:
    """The labels of highest total score (Viterbi 1967).

    `scores` has a row per word and a column per label, `steps` is what `constrained` made.
    """
    total = scores[0] + steps[-1]
    back = np.zeros(scores.shape, dtype=np.int64)
    columns = np.arange(scores.shape[1])
    for word in range(1, len(scores)):
        reach = total[:, None] + steps[:-1]
        back[word] = reach.argmax(axis=0)
        total = reach[back[word], columns] + scores[word]
    path = np.zeros(len(scores), dtype=np.int64)
    path[-1] = total.argmax()
    for word in range(len(scores) - 1, 0, -1):
        path[word - 1] = back[word, path[word]]
    return path


def spans(paragraph: Paragraph, scores: Scores, steps: Scores, first_piece: int) -> Iterator[TaggedSpan]:
    """The spans of one paragraph in order, from a row of label scores per piece.

    A word is scored by its first piece. `first_piece` is the block's number of the paragraph's first piece.
    """
    words = np.flatnonzero(paragraph.opens_word)
    probabilities = log_probabilities(scores[words])
    path = best_path(scores[words], steps)
    last_pieces = np.concatenate([words[1:], [len(paragraph)]]) - 1
    word = 0
    while word < len(path):
        label = int(path[word])
        if label == OUTSIDE:
            word += 1
            continue
        role, end = role_of(label), word + 1
        while end < len(path) and path[end] == inside(role):
            end += 1
        chosen = np.exp(probabilities[np.arange(word, end), path[word:end]])
        span = Span(int(paragraph.starts[words[word]]), int(paragraph.ends[last_pieces[end - 1]]))
        yield TaggedSpan(role, span, first_piece + int(words[word]), float(chosen.mean()))
        word = end
