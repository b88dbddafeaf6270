"""One article in, its claims, estimates and speakers out."""

import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from flows.claims import ClaimRules, build_claims, draft_claims, mentions
from flows.estimates import EstimateRules, find_estimates, mentions_number
from flows.extraction.invariants import faults
from flows.reading.parting import part_attributions, part_furniture
from flows.reading.sentences import sentences as split_sentences
from flows.records import Article, Attribution, Claim, Estimate, Sentence, Speaker
from flows.records.errors import CounterclaimError
from flows.sources import Cast, SourceTables

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


# spaCy's component for named entities, which runs only where it is asked
_ENTITIES = "ner"


# failures that another article would meet too
_OF_THE_MACHINE = (OSError, MemoryError, CounterclaimError)


class Tagger(Protocol):
    """Whatever finds attributions in texts."""

    version: str

    def tag(self, texts: Sequence[str]) -> list[list[Attribution]]:
        """The attributions of each text."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The reviewed tables that extraction reads."""

    abbreviations: frozenset[str]
    claims: ClaimRules
    estimates: EstimateRules
    sources: SourceTables


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article gave. `fault` is the first broken invariant in one sentence, None where all rows are sound."""

    article_id: str
    speakers: tuple[Speaker, ...]
    claims: tuple[Claim, ...]
    estimates: tuple[Estimate, ...]
    fault: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One article as tagged and parsed, before any meaning is given to it."""

    article: Article
    sentences: Sequence[Sentence]
    attributions: Sequence[Attribution]


class Extractor:
    """Reads articles with a span tagger, spaCy's parser and the reviewed tables.

    spaCy parses the sentences that hold a number, all together, and one by one those that a rule asks about.
    """

    def __init__(self, tagger: Tagger, language: "Language", rules: Rules) -> None:
        self._tagger = tagger
        self._language = language
        self.rules = rules

    def extract(self, articles: Sequence[Article]) -> Iterator[Extraction]:
        """The extraction of each article, in order. An article's result does not depend on the others.

        One that an error of ours stops has a fault and no rows: it must not keep the others from being read.
        """
        try:
            readings = self.read(articles)
        except _OF_THE_MACHINE:
            raise
        except Exception as error:
            if len(articles) == 1:
                yield _stopped(articles[0], error)
            else:
                for article in articles:
                    yield from self.extract([article])
            return
        for reading in readings:
            try:
                yield self._extract(reading.article, reading.sentences, reading.attributions)
            except _OF_THE_MACHINE:
                raise
            except Exception as error:
                yield _stopped(reading.article, error)

    def read(self, articles: Sequence[Article]) -> list[Reading]:
        """The articles tagged, split into sentences, and parsed where they hold a number."""
        found = self._tagger.tag([article.text for article in articles])
        tagged = [
            part_attributions(attributions, article.furniture)
            for article, attributions in zip(articles, found, strict=True)
        ]
        split = [
            part_furniture(split_sentences(article.text, self.rules.abbreviations), article.furniture)
            for article in articles
        ]
        return [Reading(*of) for of in zip(articles, self._parsed(split), tagged, strict=True)]

    def _extract(
        self, article: Article, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
    ) -> Extraction:
        rules = self.rules
        drafts = draft_claims(article, sentences, attributions, rules.claims, self.parse)
        cast = Cast(article, sentences, mentions(drafts), rules.sources, self.recognise)
        claims = tuple(build_claims(article, drafts, cast, rules.claims))
        estimates = tuple(find_estimates(article, sentences, claims, rules.estimates))
        named = {claim.speaker for claim in claims} | {relay for claim in claims for relay in claim.via}
        speakers = tuple(speaker for speaker in cast.speakers if speaker.speaker_id in named)
        fault = next(faults(article, speakers, claims, estimates), None)
        return Extraction(article.article_id, speakers, claims, estimates, fault)

    def parse(self, text: str) -> "Doc":
        """The parse of one sentence, without its named entities."""
        return self._language(text, disable=[_ENTITIES])

    def recognise(self, text: str) -> "Doc":
        """The named entities of one sentence; none where the language model does not look for them."""
        doc = self._language.make_doc(text)
        return self._language.get_pipe(_ENTITIES)(doc) if self._language.has_pipe(_ENTITIES) else doc

    def _parsed(self, split: Sequence[list[Sentence]]) -> list[list[Sentence]]:
        """The sentences, those that mention a number with their parse."""
        wanted = [
            (number, position)
            for number, sentences in enumerate(split)
            for position, sentence in enumerate(sentences)
            if mentions_number(sentence.text, self.rules.estimates)
        ]
        texts = (split[number][position].text for number, position in wanted)
        docs = self._language.pipe(texts, batch_size=128, disable=[_ENTITIES])
        for (number, position), doc in zip(wanted, docs, strict=True):
            split[number][position] = replace(split[number][position], doc=doc)
        return list(split)


def _stopped(article: Article, error: Exception) -> Extraction:
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = f" in {last[0].filename.rpartition('/')[2]}:{last[0].lineno}" if last else ""
    said = " ".join(str(error).split())[:200]
    return Extraction(
        article.article_id, (), (), (), f"an error of ours, {type(error).__name__}{where}: {said}"
    )
