"""One article with a scorer that is known by heart."""

import numpy as np

from flows.records import Span
from flows.tagging.article import tag_article
from flows.tagging.decode import constrained
from flows.tagging.labels import LABELS

STEPS = constrained(np.zeros((len(LABELS), len(LABELS)), dtype=np.float32))
NOTHING = "O"


def scorer_for(tokenizer, roles):
    """Labels words by what they are; each content points at the word "said" before it, each cue at "lund"."""
    wanted = {tokenizer.token_to_id(word): label for word, label in roles.items()}

    def score(ids):
        labels = np.zeros((len(ids), len(LABELS)), dtype=np.float32)
        for place, piece in enumerate(ids):
            labels[place, LABELS.index(wanted.get(int(piece), NOTHING))] = 9.0
        arcs = np.full((2, len(ids), len(ids)), -1.0, dtype=np.float32)
        arcs[:, :, 0] = 0.0
        for relation, word in enumerate(("said", "lund")):
            arcs[relation][:, ids == tokenizer.token_to_id(word)] = 1.0
        return labels, arcs

    return score


def test_scores_become_attributions(tokenizer):
    text = "Lund said it rained and it did ."
    roles = {"lund": "B-SOURCE", "said": "B-CUE", "it": "B-CONTENT", "rained": "I-CONTENT"}
    (only,) = tag_article(text, tokenizer, scorer_for(tokenizer, roles), STEPS, "test")
    assert (only.source.of(text), only.cue.of(text)) == ("Lund", "said")
    assert [piece.of(text) for piece in only.contents] == ["it rained", "it"]
    assert only.rule == "test"


def test_a_weak_arc_does_not_reach_into_another_paragraph(tokenizer):
    text = "Lund said it rained .\nMore rain fell than it rained in May ."
    roles = {"lund": "B-SOURCE", "said": "B-CUE", "it": "B-CONTENT", "rained": "I-CONTENT"}
    found = tag_article(text, tokenizer, scorer_for(tokenizer, roles), STEPS, "test")
    assert [[piece.of(text) for piece in attribution.contents] for attribution in found] == [["it rained"]]


def test_arcs_hold_across_the_windows_of_a_long_paragraph(tokenizer):
    filler = "rain fell . " * 70
    text = f"{filler}Lund said it rained . {filler}"
    roles = {"lund": "B-SOURCE", "said": "B-CUE", "it": "B-CONTENT", "rained": "I-CONTENT"}
    (only,) = tag_article(text, tokenizer, scorer_for(tokenizer, roles), STEPS, "test")
    start = len(filler)
    assert (only.source, only.cue) == (Span(start, start + 4), Span(start + 5, start + 9))
    assert only.contents == (Span(start + 10, start + 19),)


def test_arcs_hold_beyond_the_markers_between_paragraphs(tokenizer):
    text = "\n".join(["rain fell ."] * 9 + ["Lund said it rained ."] + ["rain fell ."] * 4)
    roles = {"lund": "B-SOURCE", "said": "B-CUE", "it": "B-CONTENT", "rained": "I-CONTENT"}
    (only,) = tag_article(text, tokenizer, scorer_for(tokenizer, roles), STEPS, "test")
    assert (only.source.of(text), only.cue.of(text), only.content.of(text)) == ("Lund", "said", "it rained")
