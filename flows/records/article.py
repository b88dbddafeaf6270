"""An article as extraction sees it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from flows.records.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Article:
    """One distinct article. `text` is final: every span of every record counts its code points.

    `furniture` holds the stretches that yield no claims and no estimates (related stories, bylines, credits).
    """

    article_id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    furniture: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, `article.text[start:end]`.

    `doc` is its spaCy parse, present only where a cue or a number asked for one; its offsets count from `start`,
    so token `t` stands at `sentence.start + t.idx`. `paragraph` numbers the text's lines from 0.
    """

    start: int
    end: int
    text: str
    paragraph: int
    doc: "Doc | None" = None

    @property
    def span(self) -> Span:
        """Where the sentence stands in the article."""
        return Span(self.start, self.end)
