"""One content that holds a second cue becomes two claims."""

from collections.abc import Sequence
from dataclasses import replace

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft
from flows.claims.phrases import Hit
from flows.claims.rules import StanceCue
from flows.claims.sentence_words import SentenceWords
from flows.records import Span, Stance

_CONNECTIVES = frozenset(("but", "and", "though", "although", "while", "yet", "however"))
_SUBJECTS = frozenset(("it", "he", "she", "they"))
_LEAST = 12


def split_second_cues(drafts: Sequence[Draft], reading: ArticleReading) -> list[Draft]:
    """Every draft, followed by what a second cue in its content says.

    "said | the bridge is shut, but he would not say why" → "the bridge is shut" and, withheld, "why";
    "said | it fired the shot, describing it as an accident" → "it fired the shot" and "an accident".
    "said | it fired the shot, but it did not hit" stays one.
    """
    found: list[Draft] = []
    for draft in drafts:
        parts = _by_stance(draft, reading) or _by_participle(draft, reading)
        found += parts or (draft,)
    return found


def _by_stance(draft: Draft, reading: ArticleReading) -> tuple[Draft, Draft] | None:
    view = _unquoted_end(draft, reading)
    if view is None or draft.cue is None:
        return None
    last = draft.pieces[-1]
    for hit in view.stances:
        if (
            hit.rule.stance is Stance.ASSERTS
            or not last.contains(hit.span)
            or hit.span.start - last.start < _LEAST
        ):
            continue
        subject = _subject_after_connective(view, hit, last)
        if subject is None:
            continue
        connective, source = subject
        first = reading.trimmed(Span(last.start, connective))
        second = Span(hit.span.start, last.end)
        if len(first) < _LEAST:
            continue
        rest = replace(draft, cue=hit.span, source=source or draft.source, pieces=(second,))
        return replace(draft, pieces=(*draft.pieces[:-1], first)), rest.because("cue:second in its sentence")
    return None


def _subject_after_connective(
    view: SentenceWords, hit: Hit[StanceCue], content: Span
) -> tuple[int, Span | None] | None:
    """Where the connective before a cue stands and the pronoun between them: "but | he | would not say"."""
    before = view.between(Span(content.start, hit.span.start))[-3:]
    if len(before) >= 2 and before[-1].text in _SUBJECTS and before[-2].text in _CONNECTIVES:
        return before[-2].start, Span(before[-1].start, before[-1].end)
    if before and before[-1].text == "but":
        return before[-1].start, None
    return None


def _by_participle(draft: Draft, reading: ArticleReading) -> tuple[Draft, Draft] | None:
    view = _unquoted_end(draft, reading)
    if view is None or draft.cue is None or draft.cue.start > draft.content.start:
        return None
    last = draft.pieces[-1]
    for hit in view.second_cues:
        if last.contains(hit.span) and hit.span.start - last.start >= _LEAST and last.end - hit.span.end > 3:
            first = reading.trimmed(Span(last.start, hit.span.start))
            second = reading.trimmed(Span(hit.span.end, last.end))
            rest = replace(draft, cue=hit.span, pieces=(second,)).because(f"cue:{hit.rule.pattern}")
            return replace(draft, pieces=(*draft.pieces[:-1], first)), rest
    return None


def _unquoted_end(draft: Draft, reading: ArticleReading) -> SentenceWords | None:
    """The words of the sentence in which an unquoted content ends; None for a quotation."""
    last = draft.pieces[-1]
    if reading.quotations.share(last) > 0.9:
        return None
    return reading.words_at(max(last.start, last.end - 1))
