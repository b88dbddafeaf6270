"""Estimates as mentions of a quantity: what decides whether two of them count the same thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flows.disputes.days import When, when
from flows.disputes.frames import Framed, framed
from flows.disputes.places import place_key
from flows.disputes.rules import DisputeRules
from flows.disputes.surroundings import surroundings
from flows.disputes.words import fold, singular
from flows.records import Span

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
# how its place was found, where another sentence names it
_INFERRED = frozenset({"place:before", "place:article", "place:the town", "place:the village"})
# how far before a figure the article may say that it is contested
_SIGNAL_REACH = 160
# whom one clinic counts are at least some of all; so many it has only of the wounded of one town
_MOST_IN_CARE = 50
_IN_CARE = frozenset({"injured", "shot"})
_CARE_BEFORE = 40
_CARE_AFTER = 80
# of these nobody finds more as hours pass
_SETTLED_STATUSES = frozenset({"protesting", "laid_off"})
# what belongs to one shooting or raid, and not to those it befell
DEED_CIRCUMSTANCES = frozenset({"attackers", "shots", "wounds", "bombs"})
# what may be true of a force as long as it lasts
_STATE_STATUSES = frozenset({None, "withdrawn"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One estimate, read. `counts` is the class of what is counted, `kind` how such counts behave (same_count.csv).

    `is_inferred`: its own sentence names no place, or but that of its source. `when` and `names` are what stands near it;
    both are empty for figures that belong to no event or state. `answers` is the estimate that it is given against
    (rivals.py), `told_by` the name of its source.
    """

    estimate_id: str
    article_id: str
    start: int
    end: int
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
    low: float | None
    high: float | None
    when: When
    names: frozenset[str]
    circumstance: str | None = None
    is_contested: bool = False
    is_floor: bool = False
    is_part: bool = False
    is_inferred: bool = False
    answers: str | None = None
    told_by: str | None = None

    @property
    def is_event(self) -> bool:
        """Whether the figure belongs to one event: the killed, the injured, the marchers."""
        befell = self.status in EVENT_STATUSES or self.circumstance is not None
        return self.measure == "count" and befell and not self.is_part

    @property
    def is_toll(self) -> bool:
        """Whether such a count rises as hours pass."""
        return self.is_event and self.circumstance is None and self.status not in _SETTLED_STATUSES

    @property
    def is_state(self) -> bool:
        """Whether the figure is of a lasting state of affairs: whose forces are where."""
        is_force = self.measure == "count" and self.kind == "force" and self.status in _STATE_STATUSES
        return is_force and self.when.period is None and None not in (self.affiliation, self.place_key)

    @property
    def is_large(self) -> bool:
        """Whether so many are counted that the place and the day tell the event."""
        if self.circumstance in DEED_CIRCUMSTANCES:
            return False
        return self.is_event and max(self.low or 0, self.high or 0) >= _LARGE


def read_mention(
    estimate: Row, claim: Row | None, text: str, published: date | None, rules: DisputeRules
) -> Mention:
    """Read one row of estimates with the claim that gives it and the text and the day of its article."""
    counts, kind = _counts(estimate["counted"], rules)
    affiliation = estimate["affiliation"]
    start, end, status, circumstance = estimate["start_char"], estimate["end_char"], estimate["status"], None
    if estimate["measure"] == "count":
        frame = framed(text, Span(start, end), Framed(status, None, counts), kind, rules.frames)
        status, circumstance, counts = frame.status, frame.circumstance, frame.counts
    is_event = status in EVENT_STATUSES or circumstance is not None
    nation = None if circumstance in DEED_CIRCUMSTANCES else _whose(affiliation, kind, is_event, rules)
    if status == "deployed" and kind == "force":
        status = None  # troops that are in a place are deployed there, whether or not the text says so
    time, names = When(), frozenset[str]()
    if estimate["measure"] == "count" and (status in EVENT_STATUSES or circumstance or kind == "force"):
        around = surroundings(text, start, end, rules)
        time, names = when(around.sentence, around.position, published), around.names
    return Mention(
        estimate_id=estimate["estimate_id"],
        article_id=estimate["article_id"],
        start=start,
        end=end,
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
        low=estimate["low"],
        high=estimate["high"],
        when=time,
        names=names,
        circumstance=circumstance,
        is_floor=_is_in_care(estimate, status, text, rules),
        is_contested=estimate["measure"] == "count" and _is_contested(text, start, rules),
        is_inferred=not _INFERRED.isdisjoint(estimate.get("rules") or ())
        or _is_of_source(estimate["place"], claim, text),
    )


def _is_of_source(place: str | None, claim: Row | None, text: str) -> bool:
    """Whether its place is where those who tell it are: "a council set up in Kelm said that 9 had died"."""
    if claim is None or place is None or claim.get("source_start") is None:
        return False
    source = text[claim["source_start"] : max(claim["source_end"], claim["cue_end"] or 0)]
    return place in source and place not in claim["text"]


def _whose(affiliation: str | None, kind: str, is_event: bool, rules: DisputeRules) -> str | None:
    """Whose those counted are: a nation, or the armed group they belong to.

    Of an event's people another body tells only which event it was: "the mill will lay off 340" and "410 lose jobs".
    """
    nation = rules.nations.get(fold(affiliation)) if affiliation else None
    return nation or (None if is_event and kind != "force" else affiliation)


def _is_contested(text: str, start: int, rules: DisputeRules) -> bool:
    """Whether the article itself says just before that the figure is not what others give: "a higher figure"."""
    before = text[max(0, start - _SIGNAL_REACH) : start].lower()
    return any(signal in before for signal in rules.roles["signal"])


def _is_in_care(estimate: Row, status: str | None, text: str, rules: DisputeRules) -> bool:
    """Whether those counted are the few in some clinic's care: others may lie elsewhere. Of many it has them all."""
    if status not in _IN_CARE or max(estimate["low"] or 0, estimate["high"] or 0) >= _MOST_IN_CARE:
        return False
    start, end = estimate["start_char"], estimate["end_char"]
    before = text[max(0, start - _CARE_BEFORE) : start].rpartition(". ")[2]
    after = text[end : end + _CARE_AFTER].partition(". ")[0]
    return any(word in part.lower() for word in rules.roles["in_care"] for part in (before, after))


def _counts(counted: str, rules: DisputeRules) -> tuple[str, str]:
    """The class and kind of what is counted: "North Korean soldiers" → soldiers, force.

    The people of a nation ("North Koreans") are of the class people; a noun in no row is a class of its own.
    """
    phrase = singular(fold(counted))
    tail = phrase
    while tail:
        row = rules.same_count.get(tail)
        if row:
            return row.counts, row.kind
        if tail in rules.nations:
            return "people", "people"
        _, _, tail = tail.partition(" ")
    return phrase, "thing"
