from random import Random

import numpy as np

from flows.tagging.labels import LABELS
from flows.training.examples import IGNORED, batches, examples, lesson, padded


def words(example, tokenizer):
    return [tokenizer.id_to_token(int(piece)) for piece in example.ids]


def test_words_get_the_label_of_their_span(article, tokenizer):
    (example,) = examples([lesson(article, tokenizer)])
    labelled = {
        word: LABELS[label]
        for word, label in zip(words(example, tokenizer), example.labels, strict=True)
        if label not in (IGNORED, 0)
    }
    assert labelled["mayor"] == "B-SOURCE" and labelled["office"] == "I-SOURCE"
    assert labelled["said"] == labelled["added"] == "B-CUE"
    assert labelled["burned"] == labelled["hurt"] == "I-CONTENT"
    assert "." not in labelled or labelled["."] == "I-CONTENT"


def test_arcs_point_from_content_to_cue_to_source(article, tokenizer):
    (example,) = examples([lesson(article, tokenizer)])
    found = words(example, tokenizer)
    contents = {found[i]: found[to] for i, to in enumerate(example.cue_of) if to != IGNORED}
    assert contents == {"the": "said", "“": "added"}
    assert sum(example.cue_of != IGNORED) == 3
    cues = {found[i]: found[to] for i, to in enumerate(example.source_of) if to != IGNORED}
    assert cues == {"said": "mayor", "added": "she"}


def test_the_rest_of_a_word_and_markers_have_no_label(article, tokenizer):
    one = lesson(article, tokenizer)
    (example,) = examples([one])
    opens = np.concatenate([p.opens_word for p in one.paragraphs])
    assert (one.labels[~opens] == IGNORED).all()
    assert example.labels[0] == example.labels[-1] == IGNORED


def test_a_shuffled_epoch_holds_every_example(article, tokenizer):
    made = list(examples([lesson(article, tokenizer)] * 20, Random(1)))
    assert sum(len(batch) for batch in batches(made, 8, Random(2))) == len(made) == 20


def test_rows_are_filled_on_the_right():
    assert padded([np.array([1, 2]), np.array([3])], 0).tolist() == [[1, 2], [3, 0]]
