"""Certainty: how firmly a content is asserted."""

from collections.abc import Sequence

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft
from flows.claims.phrases import Hit
from flows.claims.rules import CueAct, Hedge
from flows.claims.sentence_words import touching
from flows.claims.words import Word
from flows.records import Certainty, Span

_WEAKNESS = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2}
_LOWER = frozenset(("who", "which", "whose", "whom", "because"))
_ENDS = frozenset(",.;:!?—–")


def certainty_of(
    draft: Draft, cue_act: Hit[CueAct] | None, reading: ArticleReading
) -> tuple[Certainty, tuple[str, ...]]:
    """The weakest certainty that the cue or a main clause of the content names, and the rows that say so.

    "It could close" → possible; "they believe it is shut" → probable; "it is shut" → certain; so is "the man, who
    may have fled, was shot": a lower clause weakens nothing.
    """
    found: list[tuple[Certainty, str]] = []
    if cue_act is not None and cue_act.rule.certainty is not None:
        found.append((cue_act.rule.certainty, f"cue:{cue_act.rule.pattern}"))
    view = reading.words_at(draft.place.start)
    if draft.cue is not None and view is not None:
        found += [(hit.rule.certainty, _name(hit)) for hit in touching(view.cue_hedges, draft.cue)]
    for piece in draft.pieces:
        found += [(hit.rule.certainty, _name(hit)) for hit in _in_content(piece, reading)]
    weakest = max((certainty for certainty, _ in found), key=_WEAKNESS.__getitem__, default=Certainty.CERTAIN)
    return weakest, tuple(name for certainty, name in found if certainty is weakest)


def _name(hit: Hit[Hedge]) -> str:
    return f"hedge:{hit.rule.pattern}"


def _in_content(piece: Span, reading: ArticleReading) -> list[Hit[Hedge]]:
    kept: list[Hit[Hedge]] = []
    for number in range(max(0, reading.number_at(piece.start)), reading.number_at(piece.end - 1) + 1):
        words = reading.words(number).between(piece)
        hits = reading.rules.content_hedges.find(words)
        for hit in hits:
            shadowed = any(
                other is not hit and other.span.contains(hit.span) and len(other.span) > len(hit.span)
                for other in hits
            )
            if not shadowed and not _is_lower(words, hit.span.start):
                kept.append(hit)
    return kept


def _is_lower(words: Sequence[Word], place: int) -> bool:
    """Whether a relative clause or a reason has been opened before `place` and not closed by a comma since."""
    lower = False
    for word in words:
        if word.start >= place:
            break
        if word.text in _LOWER:
            lower = True
        elif word.text in _ENDS:
            lower = False
    return lower
