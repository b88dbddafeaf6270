"""From drafts to claims: who speaks, through whom, and about which earlier claim."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from flows.claims.back_references import antecedent, points_back
from flows.claims.carried_relays import CarriedRelays
from flows.claims.drafts import Draft
from flows.claims.rules import ClaimRules
from flows.records import Act, Article, Claim, Form, Span, Stance, content_hash


class Cast(Protocol):
    """Whoever knows the article's speakers."""

    def speakers_of(self, span: Span) -> tuple[str, ...]:
        """The ids of the speakers that a mention names."""


def build_claims(article: Article, drafts: Sequence[Draft], cast: Cast, rules: ClaimRules) -> list[Claim]:
    """The article's claims in text order: one for each speaker whom a draft's source names, no two alike.

    A claim keeps its `claim_id` over reruns: it is made from the article, the spans and the speaker.
    """
    claims: list[Claim] = []
    seen: set[str] = set()
    relays = CarriedRelays(article)
    for draft in drafts:
        speakers = cast.speakers_of(draft.source) if draft.source is not None else ()
        via = tuple(dict.fromkeys(name for relay in draft.relays for name in cast.speakers_of(relay)[:1]))
        for speaker in speakers or (None,):
            own_via = tuple(name for name in via if name != speaker)
            own_via = relays.through(speaker, draft, own_via)
            claim = _claim(article, draft, speaker, own_via)
            if claim.claim_id in seen:
                continue
            seen.add(claim.claim_id)
            if points_back(claim.text, rules):
                claim = _pointing(claim, antecedent(claim, claims, rules))
            claims.append(claim)
    return claims


def _pointing(claim: Claim, target: str | None) -> Claim:
    return replace(claim, refers_to=target) if target else claim


def _claim(article: Article, draft: Draft, speaker: str | None, via: tuple[str, ...]) -> Claim:
    content, cue, source = draft.content, draft.cue, draft.source
    cue_start, cue_end = (cue.start, cue.end) if cue else (None, None)
    return Claim(
        claim_id=content_hash(
            "claim", article.article_id, content.start, content.end, cue_start, cue_end, speaker
        ),
        article_id=article.article_id,
        start_char=content.start,
        end_char=content.end,
        text=content.of(article.text),
        speaker=speaker,
        source_text=source.of(article.text) if source else None,
        source_start=source.start if source else None,
        source_end=source.end if source else None,
        cue=" ".join(cue.of(article.text).split()) if cue else "",
        cue_start=cue_start,
        cue_end=cue_end,
        via=via,
        act=draft.act or Act.SAYS,
        form=draft.form or Form.INDIRECT,
        stance=draft.stance or Stance.ASSERTS,
        certainty=draft.certainty,
        refers_to=None,
        said_on=draft.said_on,
        score=draft.score,
        rules=draft.rules,
    )
