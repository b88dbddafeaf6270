"""Attributions without a model: reporting verbs in spaCy's parse, frames such as "according to", quotation marks.

Finds about half of what the learned tagger finds. It takes over where the model's file is missing.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from flows.reading.quotations import Quotations
from flows.records import Attribution, Sentence, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

CODE_VERSION = "1"
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_CLAUSES = frozenset(("ccomp", "xcomp"))
_HELPERS = frozenset(("aux", "auxpass", "neg", "advmod"))
_SCORE = 0.6
_SHORTEST_QUOTATION = 4
_FEW_WORDS = 2


class RuleTagger:
    """Finds attributions by rule. `cues` are the inflected forms of reporting verbs, in lower case."""

    def __init__(self, cues: Collection[str]) -> None:
        self._cues = frozenset(cues)
        self.version = f"rules:{CODE_VERSION}"

    def tag_parsed(self, text: str, sentences: Sequence[Sentence]) -> list[Attribution]:
        """The attributions of an article whose `sentences` carry their parse, in text order.

        "The road is shut, Ana Ruel said." → cue "said", source "Ana Ruel", content "The road is shut".
        "Ana Ruel shut the road." → none.
        """
        quotations = Quotations(text)
        found: list[Attribution] = []
        for sentence in sentences:
            if sentence.doc is not None:
                found += self._of_sentence(sentence, quotations, text)
        return sorted(found, key=lambda attribution: attribution.content)

    def _of_sentence(self, sentence: Sentence, quotations: Quotations, text: str) -> Iterator[Attribution]:
        assert sentence.doc is not None
        for token in sentence.doc:
            if token.lower_ == "according" and token.i + 1 < len(sentence.doc):
                found = self._framed(token, sentence)
            elif token.lower_ in self._cues and token.pos_ in ("VERB", "AUX"):
                found = self._reported(token, sentence, quotations, text)
            else:
                continue
            if found is not None:
                yield found

    def _framed(self, token: "Token", sentence: Sentence) -> Attribution | None:
        to = next((child for child in token.children if child.lower_ == "to"), None)
        named = (
            next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
        )
        if to is None or named is None:
            return None
        cue, source = _reach([token, to], sentence), _reach(list(named.subtree), sentence)
        before, after = Span(sentence.start, cue.start), Span(source.end, sentence.end)
        content = before if len(before) >= len(after) else after
        return self._attribution(cue, source, [content]) if len(content) > 1 else None

    def _reported(
        self, verb: "Token", sentence: Sentence, quotations: Quotations, text: str
    ) -> Attribution | None:
        subject = _subject(verb)
        if subject is None or quotations.around(sentence.start + verb.idx) is not None:
            return None
        source = _reach([word for word in subject.subtree if word.i != verb.i], sentence)
        cue = _reach([verb, *_helpers(verb)], sentence)
        pieces = _quoted(cue, source, sentence, quotations, text) or _clause(verb, cue, source, sentence)
        return self._attribution(cue, source, pieces) if pieces else None

    def _attribution(self, cue: Span, source: Span, pieces: Sequence[Span]) -> Attribution:
        return Attribution(cue, source, tuple(sorted(pieces)), _SCORE, self.version)


def _subject(verb: "Token") -> "Token | None":
    """The verb's own subject, or that of the verb it is joined to: "she stopped and said"."""
    for _ in range(3):
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                return child
        if verb.dep_ not in ("conj", "xcomp", "advcl") or verb.head is verb:
            return None
        verb = verb.head
    return None


def _helpers(verb: "Token") -> list["Token"]:
    """Auxiliaries and negation that stand right before the verb, or before the verb that governs it."""
    helpers: list[Token] = []
    first = verb.i
    while first > 0 and verb.doc[first - 1].dep_ in _HELPERS and verb.doc[first - 1].head.i == verb.i:
        first -= 1
        helpers.append(verb.doc[first])
    return helpers


def _reach(tokens: Sequence["Token"], sentence: Sentence) -> Span:
    """From the first of the tokens to the last, in the article's characters."""
    words = [token for token in tokens if not token.is_space] or list(tokens)
    first, last = min(words, key=lambda word: word.i), max(words, key=lambda word: word.i)
    return Span(sentence.start + first.idx, sentence.start + last.idx + len(last))


def _clause(verb: "Token", cue: Span, source: Span, sentence: Sentence) -> list[Span]:
    """What the verb governs; for "the road is shut, she said" what stands before the two."""
    for child in verb.children:
        if child.dep_ in _CLAUSES or (child.dep_ == "dobj" and verb.lower_ != "told"):
            span = _reach([word for word in child.subtree if word.i != verb.i], sentence)
            if span.start >= max(cue.end, source.end):
                return [Span(span.start, sentence.end)] if child.dep_ == "ccomp" else [span]
            if span.end <= min(cue.start, source.start):
                return [Span(sentence.start, min(cue.start, source.start))]
    if verb.dep_ == "parataxis" and min(cue.start, source.start) > sentence.start:
        return [Span(sentence.start, min(cue.start, source.start))]
    return []


def _quoted(cue: Span, source: Span, sentence: Sentence, quotations: Quotations, text: str) -> list[Span]:
    """The sentence's quotations, where they are all that stands before the speaker's tag or open right after it."""
    said = [
        span
        for span in quotations.outer_within(sentence.span)
        if len(span.of(text).split()) >= _SHORTEST_QUOTATION
        and not span.overlaps(cue)
        and not span.overlaps(source)
    ]
    tag = Span(min(cue.start, source.start), max(cue.end, source.end))
    before = [span for span in said if span.end <= tag.start]
    after = [span for span in said if span.start >= tag.end]
    if before:
        around = (
            text[sentence.start : max(sentence.start, before[0].start)] + text[before[-1].end : tag.start]
        )
        return said if not any(map(str.isalnum, around)) else []
    if after and len(text[tag.end : after[0].start].split()) <= _FEW_WORDS:
        return after
    return []
