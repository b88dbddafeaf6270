import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from flows.tagging.encode import Paragraph
from flows.tagging.windows import CLS, SEP, blocks


def paragraph(length, first_id=1000):
    places = np.arange(length)
    return Paragraph(places + first_id, places, places + 1, np.ones(length, dtype=bool))


def test_short_paragraphs_share_a_window():
    (block,) = blocks([paragraph(3), paragraph(2, 2000)], length=10)
    (window,) = block.windows
    assert window.ids.tolist() == [CLS, 1000, 1001, 1002, SEP, 2000, 2001, SEP]
    assert window.pieces.tolist() == [-1, 0, 1, 2, -1, 3, 4, -1]


def test_a_paragraph_that_does_not_fit_begins_a_new_window():
    assert [len(block) for block in blocks([paragraph(5), paragraph(4)], length=10)] == [5, 4]


def test_a_long_paragraph_has_overlapping_windows():
    (block,) = blocks([paragraph(50)], length=22, context=4)
    assert [(w.core_start, w.core_end) for w in block.windows] == [(0, 16), (16, 28), (28, 40), (40, 50)]
    assert block.windows[1].pieces[1:-1].tolist() == list(range(12, 32))


@given(st.lists(st.integers(1, 300), max_size=12), st.integers(60, 256), st.integers(0, 20))
def test_every_piece_is_scored_once(lengths, length, context):
    made = list(blocks([paragraph(n) for n in lengths], length, context))
    assert sum(len(block) for block in made) == sum(lengths)
    for block in made:
        cores = [piece for window in block.windows for piece in range(window.core_start, window.core_end)]
        assert cores == list(range(len(block)))
        for window in block.windows:
            assert len(window.ids) == len(window.pieces) <= length
            assert set(range(window.core_start, window.core_end)) <= set(window.pieces.tolist())
