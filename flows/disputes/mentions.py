"""Estimates as mentions of a quantity: what decides whether two of them count the same thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flows.disputes.days import When, when
from flows.disputes.places import place_key
from flows.disputes.rules import DisputeRules
from flows.disputes.surroundings import surroundings
from flows.disputes.words import fold, singular

Row = Mapping[str, Any]

# from here on, one event of a place and day hardly has a like of its size beside it
_LARGE = 10
# what befalls people or things in one event
EVENT_STATUSES = frozenset(
    {
        "killed", "injured", "shot", "missing", "captured", "detained", "displaced", "rescued", "infected", "affected",
        "protesting", "laid_off", "destroyed",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """One estimate, read. `counts` is the class of what is counted, `kind` how such counts behave (same_count.csv).

    `is_event` says that the figure belongs to one event; others are figures of a state of affairs.
    """

    estimate_id: str
    article_id: str
    published: date | None
    measure: str
    unit: str | None
    counts: str
    kind: str
    counted: str
    status: str | None
    affiliation: str | None
    adjective: str | None
    place: str | None
    place_key: str | None
    when: When
    low: float | None
    high: float | None
    names: frozenset[str]
    is_event: bool

    @property
    def is_large(self) -> bool:
        """Whether so many are counted that the place and the day tell the event."""
        return max(self.low or 0, self.high or 0) >= _LARGE


def read_mention(estimate: Row, article: Row, rules: DisputeRules) -> Mention:
    """Read one row of estimates with the row of its article (text, published_at)."""
    text, start, end = article["text"], estimate["start_char"], estimate["end_char"]
    around = surroundings(text, start, end, rules)
    published = article["published_at"].date() if article["published_at"] else None
    counts, kind = _counts(estimate["counted"], rules)
    affiliation = estimate["affiliation"]
    nation = rules.nations.get(fold(affiliation), affiliation) if affiliation else None
    status = estimate["status"]
    if status == "deployed" and kind == "force":
        status = None  # troops that are in a place are deployed there, whether or not the text says so
    return Mention(
        estimate_id=estimate["estimate_id"],
        article_id=estimate["article_id"],
        published=published,
        measure=estimate["measure"],
        unit=estimate["unit"],
        counts=counts,
        kind=kind,
        counted=estimate["counted"],
        status=status,
        affiliation=nation,
        adjective=rules.adjectives.get(nation) if nation else None,
        place=estimate["place"],
        place_key=place_key(estimate["place"]),
        when=when(around.sentence, around.position, published),
        low=estimate["low"],
        high=estimate["high"],
        names=around.names,
        is_event=status in EVENT_STATUSES,
    )


def _counts(counted: str, rules: DisputeRules) -> tuple[str, str]:
    """The class and kind of what is counted: "North Korean soldiers" → soldiers, force; unknown nouns are their own."""
    phrase = singular(fold(counted))
    tail = phrase
    while tail:
        row = rules.same_count.get(tail)
        if row:
            return row.counts, row.kind
        _, _, tail = tail.partition(" ")
    return phrase, "thing"
