"""Contents without a cue: those that go on with the quotation before them, and those whose cue a rule can see."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft
from flows.claims.sentence_words import touching
from flows.claims.subjects import subject_before, subject_of, with_subject
from flows.records import Act, Span

_QUOTED = 0.9
_MARKS = frozenset((":", "—", "―"))
_SHORTEST_ADOPTED = 3
_NEAR = 12
_BESIDE = 4
_TELLING = re.compile(r"(?:told|tells?|telling|informed|assured|warned|reminded)\b", re.IGNORECASE)
_HEARER = re.compile(r"\s(?:[\w’'.&-]+\s){1,6}?(?:that\s)?")
_THAT = re.compile(r"that\s", re.IGNORECASE)


def settle_orphans(drafts: Sequence[Draft], reading: ArticleReading) -> list[Draft]:
    """The drafts with their orphans placed.

    "A," she said. "B." → one claim from A to B; a quotation that opens the next paragraph is hers too, but a claim
    of its own. "raised the possibility of | a truce" → the phrase becomes the cue, its subject the source. What
    stays without a cue stays as it is.
    """
    settled: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: draft.content):
        if draft.cue is not None:
            settled.append(with_subject(draft, reading))
            continue
        if reading.quotations.share(draft.content) > _QUOTED:
            last = settled[-1] if settled else None
            if last is not None and _goes_on(last, draft, reading):
                settled[-1] = replace(last, pieces=(*last.pieces, *draft.pieces)).because("content:goes on")
                continue
            if last is not None and _next_paragraph(last, draft, reading):
                settled.append(replace(draft, source=last.source).because("source:goes on"))
                continue
        settled.append(_adopted(draft, settled, reading))
    return settled


def _goes_on(last: Draft, draft: Draft, reading: ArticleReading) -> bool:
    """Whether only the rest of the speaker's tag stands between two quotations of one paragraph."""
    if last.cue is None or reading.quotations.share(last.content) < _QUOTED:
        return False
    gap = reading.text[last.content.end : draft.content.start]
    tag = max(last.cue.end, last.source.end if last.source else 0)
    if "\n" in gap or not last.content.end <= last.cue.start < draft.content.start:
        return False
    return reading.number_at(draft.content.start) <= reading.number_at(max(0, tag - 1)) + 1


def _next_paragraph(last: Draft, draft: Draft, reading: ArticleReading) -> bool:
    """Whether a paragraph that is all quotation follows one that ended in the same speaker's quotation."""
    gap = reading.text[last.place.end : draft.content.start]
    here = reading.sentence(reading.number_at(draft.content.start))
    there = reading.sentence(reading.number_at(last.content.start))
    if here is None or there is None or here.paragraph != there.paragraph + 1:
        return False
    opens = not any(map(str.isalnum, reading.text[here.start : draft.content.start]))
    return opens and gap.count("\n") <= 2 and reading.quotations.share(last.content) > _QUOTED


def _leads_to(cue: Span, content: Span, reading: ArticleReading) -> bool:
    """Whether only a hearer stands between a cue and a content: "three clerks told the Ledger that | it was shut"."""
    gap = reading.text[cue.end : content.start]
    if 0 <= content.start - cue.end <= _BESIDE:
        return True
    return bool(_TELLING.match(cue.of(reading.text)) and _HEARER.fullmatch(gap))


def _adopted(draft: Draft, settled: Sequence[Draft], reading: ArticleReading) -> Draft:
    """The draft with the cue phrase right before it, and that phrase's subject as its source."""
    view = reading.words_at(draft.content.start)
    if view is None or len(draft.content.of(reading.text).split()) < _SHORTEST_ADOPTED:
        return draft
    cues = [
        hit
        for hit in view.acts
        if hit.rule.act in (Act.SAYS, Act.BELIEVES)
        and hit.rule.pattern not in _MARKS
        and _leads_to(hit.span, draft.content, reading)
        and not touching(view.pseudo, hit.span)
        and not any(other.cue is not None and other.cue.overlaps(hit.span) for other in settled[-_NEAR:])
    ]
    if not cues:
        return draft
    cue = min(cues, key=lambda hit: hit.span.start).span
    source = subject_of(cue, reading) or subject_before(cue, reading)
    opens_clause = _THAT.match(draft.content.of(reading.text)) is not None
    if source is None and not opens_clause:
        return draft
    return replace(draft, cue=cue, source=source).because("cue:before its content")
