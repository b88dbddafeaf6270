"""The estimates of an article, put together from what each reader finds."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flows.estimates.ages import is_age
from flows.estimates.as_of import read_as_of
from flows.estimates.bare_numbers import counts_something
from flows.estimates.counted import Counted
from flows.estimates.numerals import CARDINALS
from flows.estimates.parse import Parse
from flows.estimates.pieces import PieceKind, cut
from flows.estimates.place import ArticlePlaces
from flows.estimates.quantities import Quantity
from flows.estimates.rules import EstimateRules
from flows.records import Article, Claim, Direction, Estimate, Sentence, Stance, content_hash

_EVENTS = frozenset("killed injured shot missing captured detained displaced rescued destroyed affected protesting".split())
_NUMBER_WORDS = frozenset(CARDINALS) | frozenset(
    "half couple dozen hundred thousand million billion trillion dozens scores tens hundreds thousands millions billions "
    "third thirds quarter quarters fifth fifths several few".split()
)
_PLACED = frozenset({"count", "area"})


@dataclass(frozen=True, slots=True)
class _Reading:
    """A quantity of a sentence with what its parse says of it."""

    position: int
    quantity: Quantity
    stop: int
    counted: Counted
    status: str | None
    affiliation: str | None
    direction: Direction | None
    rules: tuple[str, ...]


def mentions_number(text: str, rules: EstimateRules | None = None) -> bool:
    """Whether `text` may hold an estimate, so that it is worth parsing.

    Without rules any digit or number word will do ("in 2016"); with them dates, times and names do not.
    """
    if rules is None:
        return any(piece.kind is not PieceKind.WORD and piece.text[0].isnumeric() or piece.word in _NUMBER_WORDS for piece in cut(text))
    return bool(rules.quantities.read(text))


def find_estimates(
    article: Article, sentences: Sequence[Sentence], claims: Sequence[Claim], rules: EstimateRules
) -> list[Estimate]:
    """The estimates of `article` in text order.

    Sentences that mention a number carry their spaCy parse (tagger and dependencies); others are read for places
    alone. An estimate belongs to the innermost claim whose content holds it, and to nobody's but the article's voice
    outside all claims, or where the claim's source does not assert it.
    """
    readings = [
        reading for position in range(len(sentences)) for reading in _read_sentence(article, sentences, position, rules)
    ]
    is_event_article = any(reading.status in _EVENTS for reading in readings)
    places = ArticlePlaces(rules.places, article, sentences)
    owners = _Owners(claims)
    return [
        _estimate(article, sentences[reading.position], reading, places, owners, is_event_article)
        for reading in readings
    ]


def _read_sentence(
    article: Article, sentences: Sequence[Sentence], position: int, rules: EstimateRules
) -> Iterator[_Reading]:
    sentence = sentences[position]
    if sentence.doc is None or len(sentence.doc) == 0 or _is_furniture(article, sentence):
        return
    quantities = _with_conversions(sentence.text, rules.quantities.read(sentence.text))
    if not quantities:
        return
    pieces = cut(sentence.text)
    starts = [piece.start for piece in pieces]
    parse = Parse(sentence.doc)
    earlier: list[Counted] = []
    statuses: list[str | None] = []
    direction_before: Direction | None = None
    affiliations: list[str | None] = []
    for index, quantity in enumerate(quantities):
        stop = quantities[index + 1].start if index + 1 < len(quantities) else len(sentence.text)
        first, last = bisect_left(starts, quantity.number_start), bisect_left(starts, quantity.unit_end) - 1
        if quantity.measure == "count" and is_age(pieces, first, last, quantity.low, quantity.high):
            quantity = replace(quantity, measure="age", unit="a")
        counted = rules.counted.read(parse, quantity, earlier)
        limit = (0, parse.after(stop))
        status = rules.statuses_reader.read(parse, quantity, counted, limit)
        if quantity.measure == "count" and not counts_something(
            parse, quantity, counted, has_status=status is not None
        ):
            continue
        affiliation = rules.affiliations.read(parse, quantity, counted)
        inherits = bool(earlier) and (counted.rule == "of them" or _is_apposed(sentence.text, quantities, index))
        found_status = status[0] if status else (statuses[-1] if inherits or _compares(counted, statuses) else None)
        found_name = affiliation[0] if affiliation else (affiliations[-1] if earlier and counted.elliptical else None)
        if quantity.measure not in {"count", "percent"}:
            found_name = None
        direction = quantity.direction or rules.directions.read(
            pieces,
            bisect_left(starts, quantity.start),
            last,
            quantity.measure,
            counted.rule in {"noun", "others", "modifier", "unit"},
        )
        if quantity.rules == ("conversion",):
            direction = direction_before
        direction_before = direction
        if quantity.measure != "age":
            earlier.append(counted)
            statuses.append(found_status)
            affiliations.append(found_name)
        yield _Reading(
            position,
            quantity,
            stop,
            counted,
            found_status,
            found_name,
            direction,
            (
                *quantity.rules,
                f"counted:{counted.rule}",
                *((f"status:{status[1]}",) if status else ()),
                *((f"affiliation:{affiliation[1]}",) if affiliation else ()),
            ),
        )


def _with_conversions(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """An amount in brackets after another has its bounds: "over 7 miles (11 km)" is more than 11 km."""
    found: list[Quantity] = []
    for quantity in quantities:
        last = found[-1] if found else None
        if (
            last is not None
            and quantity.unit is not None
            and last.unit not in {None, quantity.unit}
            and last.measure == quantity.measure
            and text[last.unit_end : quantity.start].strip(" \u00a0") in {"(", "/"}
            and not quantity.rules
            and None not in {quantity.low, quantity.high}
        ):
            found.append(
                replace(
                    quantity,
                    low=None if last.low is None else quantity.low,
                    high=None if last.high is None else quantity.high,
                    approximate=last.approximate,
                    rules=("conversion",),
                )
            )
        else:
            found.append(quantity)
    return found


def _compares(counted: Counted, statuses: Sequence[str | None]) -> bool:
    """Whether a percentage speaks of those counted before it: "40 were shot, 5 percent more than last year"."""
    return bool(statuses) and counted.rule == "left out"


def _is_apposed(text: str, quantities: Sequence[Quantity], index: int) -> bool:
    """Whether a number spells out the one before it: "4 men, including 2 guards", "4 dead — 2 men and 1 woman"."""
    if index == 0:
        return False
    between = text[quantities[index - 1].unit_end : quantities[index].start]
    return any(mark in between for mark in ("including", "among them", "—", "–", ": ", " of them", "of whom")) or (
        index > 1 and between.count(" ") <= 8 and " and " in between and _is_apposed(text, quantities, index - 1)
    )


def _is_furniture(article: Article, sentence: Sentence) -> bool:
    return any(span.contains(sentence.span) for span in article.furniture)


class _Owners:
    """Which claim an estimate belongs to: the shortest content that holds it, the first of equals."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = sorted(claims, key=lambda claim: claim.start_char)
        self._starts = [claim.start_char for claim in self._claims]
        self._reach: list[int] = []
        furthest = 0
        for claim in self._claims:
            furthest = max(furthest, claim.end_char)
            self._reach.append(furthest)

    def of(self, start: int, end: int) -> tuple[str | None, str | None]:
        """The claim and the speaker of the number at `start` to `end`."""
        holding = []
        index = bisect_right(self._starts, start) - 1
        while index >= 0 and self._reach[index] >= end:
            if self._claims[index].end_char >= end:
                holding.append(self._claims[index])
            index -= 1
        if not holding:
            return None, None
        innermost = min(holding, key=lambda claim: (claim.end_char - claim.start_char, claim.start_char))
        same = [claim for claim in holding if (claim.start_char, claim.end_char) == (innermost.start_char, innermost.end_char)]
        first = same[-1]
        if first.stance is Stance.ASSERTS:
            return first.claim_id, first.speaker
        asserted = [claim for claim in holding if claim.stance is Stance.ASSERTS]
        return first.claim_id, asserted[0].speaker if asserted else None


def _estimate(
    article: Article,
    sentence: Sentence,
    reading: _Reading,
    places: ArticlePlaces,
    owners: _Owners,
    is_event_article: bool,
) -> Estimate:
    quantity = reading.quantity
    start, end = sentence.start + quantity.start, sentence.start + quantity.end
    text = article.text[start:end]
    claim_id, speaker = owners.of(sentence.start + quantity.number_start, sentence.start + quantity.number_end)
    is_event = reading.status in _EVENTS
    outward = is_event or (is_event_article and quantity.measure in _PLACED)
    place = None
    if quantity.measure not in {"age", "duration"}:
        place = places.of(reading.position, quantity.start, quantity.unit_end, reading.stop, outward=outward)
    return Estimate(
        estimate_id=content_hash(article.article_id, "estimate", start, end, text),
        article_id=article.article_id,
        claim_id=claim_id,
        start_char=start,
        end_char=end,
        text=text,
        low=quantity.low,
        high=quantity.high,
        approximate=quantity.approximate,
        measure=quantity.measure,
        unit=quantity.unit,
        direction=reading.direction,
        counted=reading.counted.text,
        affiliation=reading.affiliation,
        status=reading.status,
        place=place[0] if place else None,
        as_of=read_as_of(sentence.text, quantity.start, quantity.end, article.published_at),
        speaker=speaker,
        rules=(*reading.rules, *((place[1],) if place else ())),
    )
