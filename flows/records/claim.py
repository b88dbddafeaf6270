"""A claim: one proposition that an article attributes to somebody."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Act(StrEnum):
    """What the source does: make a statement, hold a view, want something, feel something."""

    SAYS = "says"
    BELIEVES = "believes"
    WANTS = "wants"
    FEELS = "feels"


class Form(StrEnum):
    """How the article gives the words: all quoted, none quoted, partly quoted."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """Where the source stands towards the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    UNCONFIRMED = "unconfirmed"
    WITHHOLDS = "withholds"


class Certainty(StrEnum):
    """How firmly the content is asserted."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim, as it stands in one article.

    `speaker` and `via` are keys of the article's speakers (`Speaker.speaker_id`); `rules` names what decided:
    the model's version and the rows of the reference tables that fired, such as `stance:cannot confirm`.
    Invariant: `article.text[start_char:end_char] == text`; likewise for source and cue where they are set.
    """

    claim_id: str
    article_id: str
    start_char: int
    end_char: int
    text: str
    speaker: str | None
    source_text: str | None
    source_start: int | None
    source_end: int | None
    cue: str
    cue_start: int | None
    cue_end: int | None
    via: tuple[str, ...]
    act: Act
    form: Form
    stance: Stance
    certainty: Certainty | None
    refers_to: str | None
    said_on: date | None
    score: float
    rules: tuple[str, ...]
