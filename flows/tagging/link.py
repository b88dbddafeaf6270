"""Spans into attributions: each content finds its cue, each cue its source."""

from collections.abc import Callable, Sequence

from flows.records import Attribution
from flows.tagging.decode import TaggedSpan
from flows.tagging.labels import Role

# how well the second span answers the first, against 0 for none at all
Preference = Callable[[TaggedSpan, TaggedSpan], float]

# a stray quotation mark or a scare quote is no claim
_FEWEST_ORPHAN_CHARACTERS = 15


def link(
    spans: Sequence[TaggedSpan], cue_of: Preference, source_of: Preference, rule: str
) -> list[Attribution]:
    """One attribution per cue that has content, and one per content that no cue claims, in text order.

    A content goes to the cue that `cue_of(content, cue)` likes best, a cue takes the source that
    `source_of(cue, source)` likes best, each only above 0. A source may serve several cues: "he said A but
    added B".
    """
    cues = [span for span in spans if span.role is Role.CUE]
    sources = [span for span in spans if span.role is Role.SOURCE]
    pieces: dict[TaggedSpan, list[TaggedSpan]] = {cue: [] for cue in cues}
    found = []
    for content in (span for span in spans if span.role is Role.CONTENT):
        cue = _best(content, cues, cue_of)
        if cue is not None:
            pieces[cue].append(content)
        elif len(content.span) >= _FEWEST_ORPHAN_CHARACTERS:
            found.append(Attribution(None, None, (content.span,), content.score, rule))
    for cue, contents in pieces.items():
        if contents:
            source = _best(cue, sources, source_of)
            score = min(cue.score, *(content.score for content in contents))
            spans_of_contents = tuple(content.span for content in contents)
            found.append(
                Attribution(cue.span, source.span if source else None, spans_of_contents, score, rule)
            )
    return sorted(found, key=lambda attribution: attribution.content)


def _best(span: TaggedSpan, others: Sequence[TaggedSpan], preference: Preference) -> TaggedSpan | None:
    scored = [(preference(span, other), -index) for index, other in enumerate(others)]
    score, index = max(scored, default=(0.0, 0))
    return others[-index] if score > 0 else None
