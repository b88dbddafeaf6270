"""The estimates of an article, put together from what each reader finds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.estimates.as_of import read_as_of
from flows.estimates.owners import Owners
from flows.estimates.place import ArticlePlaces
from flows.estimates.reading import Reading
from flows.estimates.readings import read_sentence
from flows.estimates.rules import EstimateRules
from flows.records import Article, Claim, Estimate, Sentence, content_hash

_EVENTS = frozenset(
    "killed injured shot missing captured detained displaced rescued destroyed affected protesting laid_off".split()
)
# from this share of figures with such a status on, an article is about an event of one place
_EVENT_SHARE = 0.2
_WORD = re.compile(r"[a-z]+")
_LEAD_LENGTH = 400
_PLACED = frozenset({"count", "area"})
_PLACELESS = frozenset({"age", "duration"})
# longer ones are tables or noise: no sentence of prose is left out, and time stays linear
_LONGEST_SENTENCE = 20_000


def mentions_number(text: str, rules: EstimateRules) -> bool:
    """Whether a sentence may hold an estimate, so that it is worth parsing: dates, times and names do not count."""
    return len(text) <= _LONGEST_SENTENCE and bool(rules.quantities.read(text))


def find_estimates(
    article: Article, sentences: Sequence[Sentence], claims: Sequence[Claim], rules: EstimateRules
) -> list[Estimate]:
    """The estimates of `article` in text order.

    Sentences that mention a number carry their spaCy parse (tagger and dependencies); others are read for places
    alone. An estimate belongs to the innermost claim whose content holds it, and to nobody but the article's voice
    outside all claims.
    """
    readings: list[Reading] = []
    for position, sentence in enumerate(sentences):
        if len(sentence.text) <= _LONGEST_SENTENCE and not _is_furniture(article, sentence):
            readings.extend(read_sentence(sentence, position, rules, readings))
    events = sum(reading.status in _EVENTS for reading in readings)
    builder = _Builder(
        article,
        sentences,
        ArticlePlaces(rules.places, article, sentences),
        Owners(claims),
        is_event=_tells_event(article, rules, events)
        or (events > 1 and events >= _EVENT_SHARE * len(readings)),
    )
    return [builder.estimate(reading) for reading in readings]


def _tells_event(article: Article, rules: EstimateRules, events: int) -> bool:
    """Whether the title or the lead tells of an event: "Two shot at fair", not "Fair sets a record".

    One word is enough where a figure has such a status too; else two are needed, for there are long shots.
    """
    lead = f"{article.title or ''} {article.text[:_LEAD_LENGTH]}"
    told = {word for word in _WORD.findall(lead.lower()) if word in rules.events}
    return len(told) + min(events, 1) > 1


def _is_furniture(article: Article, sentence: Sentence) -> bool:
    return any(span.overlaps(sentence.span) for span in article.furniture)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Makes estimates of readings with what the whole article gives: places, claims, the day of publication."""

    article: Article
    sentences: Sequence[Sentence]
    places: ArticlePlaces
    owners: Owners
    is_event: bool

    def estimate(self, reading: Reading) -> Estimate:
        """The estimate of one reading."""
        article, quantity, sentence = self.article, reading.quantity, self.sentences[reading.position]
        start, end = sentence.start + quantity.start, sentence.start + quantity.end
        text = article.text[start:end]
        claim_id, speaker = self.owners.of(
            sentence.start + quantity.number_start, sentence.start + quantity.number_end
        )
        place = self._place(reading)
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
            as_of=read_as_of(sentence.text, article.published_at),
            speaker=speaker,
            rules=(*reading.rules, *((place[1],) if place else ())),
        )

    def _place(self, reading: Reading) -> tuple[str, str] | None:
        """The place and how it was found; figures of an event also take the place named before them."""
        quantity = reading.quantity
        if quantity.measure in _PLACELESS:
            return None
        is_outward = reading.status in _EVENTS or (self.is_event and quantity.measure in _PLACED)
        return self.places.of(
            reading.position, quantity.start, quantity.unit_end, reading.stop, outward=is_outward
        )
