from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from flows.records import Span
from flows.tagging.decode import best_path, constrained, log_probabilities, spans
from flows.tagging.encode import Paragraph
from flows.tagging.labels import LABELS, Role, inside, opening

FREE = constrained(np.zeros((len(LABELS), len(LABELS)), dtype=np.float32))


def scores(*labels, weight=5.0):
    made = np.zeros((len(labels), len(LABELS)), dtype=np.float32)
    for row, label in enumerate(labels):
        made[row, LABELS.index(label)] = weight
    return made


def named(path):
    return [LABELS[label] for label in path]


def test_the_likeliest_labels_stand_where_they_make_spans():
    wanted = ["O", "B-SOURCE", "B-CUE", "B-CONTENT", "I-CONTENT", "O"]
    assert named(best_path(scores(*wanted), FREE)) == wanted


def test_a_span_that_never_opened_is_opened():
    assert named(best_path(scores("I-CONTENT", "I-CONTENT"), FREE)) == ["B-CONTENT", "I-CONTENT"]


def test_a_span_does_not_go_on_in_another_role():
    given_scores = scores("B-SOURCE", "I-CUE", "O")
    given_scores[1, LABELS.index("I-SOURCE")] = 4.0
    assert named(best_path(given_scores, FREE)) == ["B-SOURCE", "I-SOURCE", "O"]


def test_learned_steps_count():
    transitions = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    transitions[LABELS.index("B-CUE"), LABELS.index("O")] = -9.0
    path = best_path(scores("B-CUE", "O", weight=1.0), constrained(transitions))
    assert named(path) != ["B-CUE", "O"]


@given(arrays(np.float32, st.tuples(st.integers(1, 30), st.just(7)), elements=st.floats(-50, 50, width=32)))
def test_no_path_holds_a_span_that_never_opened(given_scores):
    path = [0, *best_path(given_scores, FREE)]
    for before, label in pairwise(path):
        for role in Role:
            assert label != inside(role) or before in (opening(role), inside(role))


@given(arrays(np.float32, st.tuples(st.integers(1, 6), st.just(7)), elements=st.floats(-9, 9, width=32)))
def test_probabilities_of_a_word_add_up(given_scores):
    assert np.exp(log_probabilities(given_scores)).sum(axis=-1) == pytest.approx(1, abs=1e-4)


def test_spans_take_whole_words_and_block_numbers():
    # "Ana Torvik said": the second word is in two pieces
    paragraph = Paragraph(
        np.array([1, 2, 3, 4]),
        np.array([0, 4, 7, 11]),
        np.array([3, 7, 10, 15]),
        np.array([True, True, False, True]),
    )
    found = list(spans(paragraph, scores("B-SOURCE", "I-SOURCE", "O", "B-CUE"), FREE, first_piece=40))
    assert [(span.role, span.span, span.piece) for span in found] == [
        (Role.SOURCE, Span(0, 10), 40),
        (Role.CUE, Span(11, 15), 43),
    ]
    assert all(0.9 < span.score <= 1 for span in found)
