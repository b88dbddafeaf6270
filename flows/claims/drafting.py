"""From the tagger's attributions to drafts: what is a claim, how far its content goes, where it comes from."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.claims.act import act_of
from flows.claims.article_reading import ArticleReading
from flows.claims.certainty import certainty_of
from flows.claims.drafts import Draft, draft_of
from flows.claims.edges import cut_tails, snap_to_quotations, trim
from flows.claims.form import form_of
from flows.claims.origins import trace_origins
from flows.claims.phrases import Hit
from flows.claims.pieces import keep_one_side, settle_pieces, whole_clause
from flows.claims.proposals import propose
from flows.claims.rules import ClaimRules, PseudoCue
from flows.claims.said_on import said_on
from flows.claims.sentence_words import touching
from flows.claims.stance import with_stance
from flows.claims.stretch import stretch
from flows.claims.subjects import whole_source
from flows.claims.unseen import see_unseen
from flows.records import Act, Article, Attribution, Sentence, Stance

if TYPE_CHECKING:
    from flows.claims.article_reading import Parser

_DESCRIBING = frozenset(("compound", "nmod", "amod"))


def draft_claims(
    article: Article,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    rules: ClaimRules,
    parser: "Parser | None" = None,
) -> list[Draft]:
    """The drafts of an article's claims in text order, every span and reading set but the speakers.

    Sentences that do not carry their parse are parsed by `parser` where it is needed, which few are; without it reports
    within reports are not told apart.
    """
    reading = ArticleReading(article, sentences, rules, parser)
    drafts = [draft_of(attribution) for attribution in attributions]
    drafts = [draft for draft in drafts if not _is_idiom(draft, reading)]
    drafts = [settled for draft in drafts for settled in settle_pieces(draft, reading)]
    drafts = [whole_clause(keep_one_side(draft, reading), reading) for draft in drafts]
    drafts = see_unseen(propose(stretch(drafts, reading), reading), reading)
    drafts = [cut_tails(snap_to_quotations(draft, reading), reading) for draft in drafts]
    drafts = trace_origins([whole_source(draft, reading) for draft in drafts], reading)
    return sorted(_present(_read(draft, reading) for draft in drafts), key=lambda draft: draft.content)


def _present(drafts: Iterable[Draft | None]) -> list[Draft]:
    return [draft for draft in drafts if draft is not None]


def _is_idiom(draft: Draft, reading: ArticleReading) -> bool:
    """Whether the cue is part of an idiom: "that said", "it goes without saying"."""
    if draft.cue is None:
        return False
    view = reading.words_at(draft.cue.start)
    if view is None:
        return False
    return any(
        (hit.span.contains(draft.cue) or 2 * _shared(hit, draft) > len(draft.cue))
        and not _goes_on(hit, reading)
        for hit in touching(view.pseudo, draft.cue)
    )


def _goes_on(hit: Hit[PseudoCue], reading: ArticleReading) -> bool:
    """Whether the idiom's last word only describes the next: "according to law", not "according to law officers"."""
    last = [word for place, word in reading.tokens(hit.span) if place.end == hit.span.end]
    return any(word.dep_ in _DESCRIBING and word.head.i > word.i for word in last)


def _shared(hit: Hit[PseudoCue], draft: Draft) -> int:
    assert draft.cue is not None
    span = hit.span
    return min(span.end, draft.cue.end) - max(span.start, draft.cue.start)


def _read(draft: Draft, reading: ArticleReading) -> Draft | None:
    """The draft with act, stance, certainty, form and date; None where trimming leaves nothing."""
    act, cue_act = act_of(draft, reading)
    draft_or_none = trim(with_stance(draft, reading), reading)
    if draft_or_none is None:
        return None
    draft = draft_or_none
    if draft.stance is not Stance.ASSERTS and act in (Act.WANTS, Act.FEELS):
        act = Act.SAYS
    if cue_act is not None:
        draft = draft.because(f"act:{cue_act.rule.pattern}")
    certainty = None
    if draft.stance is Stance.ASSERTS:
        certainty, reasons = certainty_of(draft, cue_act, reading)
        draft = draft.because(*reasons)
    return replace(
        draft,
        act=draft.act or act,
        certainty=certainty,
        form=draft.form or form_of(draft.pieces, reading.quotations),
        said_on=said_on(draft, reading),
    )
