"""Claims that rules see where the tagger saw none, or saw one where there are two."""

from collections.abc import Sequence

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft


def propose(drafts: Sequence[Draft], reading: ArticleReading) -> list[Draft]:
    """The drafts together with those that rules add, in no particular order."""
    return list(drafts)
