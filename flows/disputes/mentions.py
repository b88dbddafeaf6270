"""Estimates as mentions of a quantity: what decides whether two of them count the same thing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flows.disputes.days import When, when
from flows.disputes.frames import Framed, framed
from flows.disputes.places import is_region, main_town, narrower, place_key
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
# how far a part stands from its whole, and the words that make it one
_PART_REACH = 120
# how far a figure stands from the rival that it answers, beyond that
_RIVAL_REACH = 200
_PART_WORDS = 40
# how far before a figure the article may say that it is contested
_SIGNAL_REACH = 160
# whom one clinic counts are at least some of all
_IN_CARE = frozenset({"injured", "shot"})
_CARE_BEFORE = 40
_CARE_AFTER = 80
_PART_AFTER = re.compile(r"(?:\s\w+)?\s(?:of|among)\s(?:them|whom|these|those|the)\b")
_PART_OF_NAMED = re.compile(
    r"\sof\sthe\s(?:dead|killed|wounded|injured|victims|casualties|bodies|patients|survivors)\b"
)
_PART_BEFORE = re.compile(r"\b(?:including|includes?|among\sthem|of\swhom)\s(?:at\sleast\s)?$")
# who is counted by what they are, where all whom the event befell are such
_WHOLE_IF_ALONE = frozenset({"civilians", "students", "teenagers"})
_BESIDE_OTHERS = re.compile(
    r"(?:\s[a-z-]+){1,3}(?:,|\sand)\s(?:an?|one|two|three|four|five|six|\d+)\s(?!others?\b)"
)
# of these nobody finds more as hours pass
_SETTLED_STATUSES = frozenset({"protesting", "laid_off"})
# what may be true of a force as long as it lasts
_STATE_STATUSES = frozenset({None, "withdrawn"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One estimate, read. `counts` is the class of what is counted, `kind` how such counts behave (same_count.csv).

    `when` and `names` are what stands near it; both are empty for figures that belong to no event or state. `answers`
    is the estimate that it is given against (rivals.py).
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
    answers: str | None = None

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
        return self.is_event and max(self.low or 0, self.high or 0) >= _LARGE


def read_mention(estimate: Row, text: str, published: date | None, rules: DisputeRules) -> Mention:
    """Read one row of estimates with the text and the day of its article."""
    counts, kind = _counts(estimate["counted"], rules)
    affiliation = estimate["affiliation"]
    start, end, status, circumstance = estimate["start_char"], estimate["end_char"], estimate["status"], None
    if estimate["measure"] == "count":
        frame = framed(text, Span(start, end), Framed(status, None, counts), kind, rules.frames)
        status, circumstance, counts = frame.status, frame.circumstance, frame.counts
    nation = _whose(affiliation, kind, status in EVENT_STATUSES or circumstance is not None, rules)
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
    )


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
    if status not in _IN_CARE or max(estimate["low"] or 0, estimate["high"] or 0) >= _LARGE:
        return False
    start, end = estimate["start_char"], estimate["end_char"]
    before = text[max(0, start - _CARE_BEFORE) : start].rpartition(". ")[2]
    after = text[end : end + _CARE_AFTER].partition(". ")[0]
    return any(word in part.lower() for word in rules.roles["in_care"] for part in (before, after))


def without_parts(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions of one article, those marked that count some of the people just counted with the same status.

    "Forty were held, nine of them at sea": nine is a part. "Forty were shot, nine of them fatally" has none, nor has
    "forty were killed, including nine children", as children are a class that others count too.
    """
    ordered = [
        _whole_toll(mention, mentions, text) for mention in sorted(mentions, key=lambda one: one.start)
    ]
    found: list[Mention] = []
    for mention in ordered:
        near = _just_before(found, mention.start)
        alike = any(
            whole.measure == "count" and whole.status == mention.status and whole.counts == mention.counts
            for whole in near
        )
        of_named = mention.counts == "people" and bool(_PART_OF_NAMED.match(text, mention.end))
        found.append(replace(mention, is_part=of_named or (alike and _says_part(mention, text))))
    return found


def placed(mentions: Sequence[Mention], lead: str, text: str, rules: DisputeRules) -> list[Mention]:
    """The mentions of one article, those of its events at the narrowest place that it gives for them."""
    mentions = _placed_alike(_answering(mentions, text, rules))
    places = sorted({m.place for m in mentions if m.place and m.is_event and not m.when.period})
    town = main_town(lead, places, text, rules)
    inner: dict[str | None, str | None] = {
        place: narrower(place, text, rules.roles["venue"])
        or (town if is_region(place, text, rules) else None)
        for place in places
    }
    inner[None] = town if len(places) <= 1 else None
    return [
        replace(mention, place=found, place_key=place_key(found))
        if mention.is_event and not mention.when.period and (found := inner.get(mention.place))
        else mention
        for mention in mentions
    ]


def _answering(mentions: Sequence[Mention], text: str, rules: DisputeRules) -> list[Mention]:
    """A bare figure that is given against the one before it counts the same: "The crew contradicted him: we were 90"."""
    found: list[Mention] = []
    for mention in mentions:
        answered = next((other for other in found if other.estimate_id == mention.answers), None)
        rival = answered or next(_just_before(found, mention.start - _RIVAL_REACH), None)
        is_bare = mention.measure == "count" and mention.status is None and mention.circumstance is None
        is_rival = is_bare and rival is not None and rival.is_event and rival.counts == mention.counts
        between = text[rival.end : mention.start].lower() if is_rival and rival else ""
        is_signalled = answered is not None and is_rival
        if rival and (is_signalled or any(signal in between for signal in rules.roles["signal"])):
            same = replace(mention, status=rival.status, circumstance=rival.circumstance, when=rival.when)
            found.append(replace(same, place=rival.place, place_key=rival.place_key))
        else:
            found.append(mention)
    return found


def _placed_alike(mentions: Sequence[Mention]) -> list[Mention]:
    """A figure without a place is given for where the same was just counted: "police put the crowd at 50"."""
    found: list[Mention] = []
    for mention in mentions:
        rival = next(
            (
                other
                for other in _just_before(found, mention.start - _RIVAL_REACH)
                if other.place and _what(other) == _what(mention)
            ),
            None,
        )
        is_lacking = mention.is_event and mention.place is None and rival is not None
        found.append(
            replace(mention, place=rival.place, place_key=rival.place_key)
            if is_lacking and rival
            else mention
        )
    return found


def _what(mention: Mention) -> tuple[str | None, ...]:
    return mention.circumstance, mention.status if mention.circumstance is None else None, mention.counts


def _whole_toll(mention: Mention, others: Sequence[Mention], text: str) -> Mention:
    """The civilians that a strike killed are the people it killed, unless the same sentence counts fighters as well.

    So are the students whom a gunman shot, unless others are told of beside them.
    """
    if mention.counts not in _WHOLE_IF_ALONE or mention.status not in EVENT_STATUSES:
        return mention
    if _BESIDE_OTHERS.match(text, mention.end):
        return mention  # "two students and a clerk"
    beside = any(
        other.kind == "force"
        and other.status == mention.status
        and abs(other.start - mention.start) <= _PART_REACH
        for other in others
    )
    return mention if beside else replace(mention, counts="people")


def _just_before(mentions: Sequence[Mention], position: int) -> Iterator[Mention]:
    for mention in reversed(mentions):
        if position - mention.end > _PART_REACH:
            return
        yield mention


def _says_part(mention: Mention, text: str) -> bool:
    before = text[max(0, mention.start - _PART_WORDS) : mention.start]
    return bool(
        _PART_AFTER.match(text[mention.end : mention.end + _PART_WORDS]) or _PART_BEFORE.search(before)
    )


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
