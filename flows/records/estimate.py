"""An estimate: one number that counts or measures something in the world."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Direction(StrEnum):
    """Which way a change goes."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Estimate:
    """One number as it stands in one article, an interval with inclusive bounds; None is open.

    `measure` is `count`, `money`, `percent`, `age` or a physical dimension; `unit` an ISO 4217 code for money,
    a common symbol otherwise. `speaker` is a key of the article's speakers, None for the article's own voice.
    Invariants: at least one bound is set, `low <= high`, `article.text[start_char:end_char] == text`.
    """

    estimate_id: str
    article_id: str
    claim_id: str | None
    start_char: int
    end_char: int
    text: str
    low: float | None
    high: float | None
    approximate: bool
    measure: str
    unit: str | None
    direction: Direction | None
    counted: str
    affiliation: str | None
    status: str | None
    place: str | None
    as_of: date | None
    speaker: str | None
    rules: tuple[str, ...]
