"""A sentence as words, with every phrase of the tables that fires in it: read once, asked often."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.claims.phrases import Hit, Phrasebook, Rule
from flows.claims.rules import (
    ClaimRules,
    ContentTail,
    CueAct,
    Hedge,
    PseudoCue,
    RelayFrame,
    SecondCue,
    StanceCue,
    StanceVerdict,
)
from flows.claims.words import Word, split_words
from flows.records import Sentence, Span


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The words of a sentence and the hits in them; places count from the article's start."""

    sentence: Sentence
    words: tuple[Word, ...]
    acts: tuple[Hit[CueAct], ...]
    pseudo: tuple[Hit[PseudoCue], ...]
    stances: tuple[Hit[StanceCue], ...]
    verdicts: tuple[Hit[StanceVerdict], ...]
    cue_hedges: tuple[Hit[Hedge], ...]
    relays: tuple[Hit[RelayFrame], ...]
    tails: tuple[Hit[ContentTail], ...]
    second_cues: tuple[Hit[SecondCue], ...]

    def between(self, span: Span) -> list[Word]:
        """The words that stand wholly within `span`."""
        return [word for word in self.words if span.start <= word.start and word.end <= span.end]


def read_words(sentence: Sentence, rules: ClaimRules) -> SentenceWords:
    """The sentence's words and hits, in text order."""
    words = split_words(sentence.text, sentence.start)

    def hits(book: Phrasebook[Rule]) -> tuple[Hit[Rule], ...]:
        return tuple(book.find(words))

    return SentenceWords(
        sentence,
        tuple(words),
        hits(rules.acts),
        hits(rules.pseudo),
        hits(rules.stances),
        hits(rules.verdicts),
        hits(rules.cue_hedges),
        hits(rules.relays),
        hits(rules.tails),
        hits(rules.participles),
    )


def touching(hits: Sequence[Hit[Rule]], span: Span) -> list[Hit[Rule]]:
    """The hits that share a character with `span`, longest first."""
    found = [hit for hit in hits if hit.span.overlaps(span)]
    return sorted(found, key=lambda hit: (-len(hit.span), hit.span.start))
