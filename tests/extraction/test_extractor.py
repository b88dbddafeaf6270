"""An article that our own code cannot read is told of, and keeps no other from being read."""

from collections.abc import Sequence

import pytest
import spacy

from flows.extraction import Extractor
from flows.records import Article, Attribution
from flows.reference.extractor import load_rules


class Stumbling:
    """A tagger that fails on one text, and only on that."""

    version = "stumbling"

    def __init__(self, error: Exception) -> None:
        self._error = error

    def tag(self, texts: Sequence[str]) -> list[list[Attribution]]:
        if any("stone" in text for text in texts):
            raise self._error
        return [[] for _ in texts]


ARTICLES = [
    Article(article_id=name, text=text)
    for name, text in (("a", "It rained."), ("b", "A stone fell."), ("c", "It snowed."))
]


def test_one_article_that_fails_stops_no_other() -> None:
    extractor = Extractor(Stumbling(ValueError("too\nlong")), spacy.blank("en"), load_rules())
    found = {extraction.article_id: extraction.fault for extraction in extractor.extract(ARTICLES)}
    assert list(found) == ["a", "b", "c"]
    assert found["a"] is found["c"] is None
    assert found["b"] is not None
    assert found["b"].startswith("an error of ours, ValueError in test_extractor.py:")
    assert found["b"].endswith(": too long")


@pytest.mark.parametrize("error", [OSError("the disk"), MemoryError()])
def test_what_another_article_would_meet_too_stops_the_batch(error: Exception) -> None:
    extractor = Extractor(Stumbling(error), spacy.blank("en"), load_rules())
    with pytest.raises(type(error)):
        list(extractor.extract(ARTICLES))
