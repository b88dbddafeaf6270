"""A claim in the making: spans and readings, before anybody knows who the speakers are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from flows.records import Act, Attribution, Certainty, Form, Span, Stance


@dataclass(frozen=True, slots=True)
class Draft:
    """What one cue attributes.

    `source` is where the text names the origin, `relays` where it names those who pass it on, from the article
    outward. `pieces` are the content in text order. A reading that is still None has not been made.
    """

    cue: Span | None
    source: Span | None
    pieces: tuple[Span, ...]
    score: float
    rules: tuple[str, ...]
    relays: tuple[Span, ...] = ()
    act: Act | None = None
    form: Form | None = None
    stance: Stance | None = None
    certainty: Certainty | None = None
    said_on: date | None = None

    @property
    def content(self) -> Span:
        """From the first character of the content to the last."""
        return Span(self.pieces[0].start, max(piece.end for piece in self.pieces))

    @property
    def place(self) -> Span:
        """The cue, or the content where there is no cue."""
        return self.cue or self.content

    def because(self, *rules: str) -> "Draft":
        """The same draft with more reasons."""
        return replace(self, rules=(*self.rules, *(rule for rule in rules if rule not in self.rules)))


def draft_of(attribution: Attribution) -> Draft:
    """The draft that an attribution begins as."""
    return Draft(
        attribution.cue,
        attribution.source,
        tuple(sorted(attribution.contents)),
        attribution.score,
        (attribution.rule,),
    )


def mentions(drafts: Iterable[Draft]) -> tuple[Span, ...]:
    """Every place at which the drafts name somebody, in text order and once each."""
    found: set[Span] = set()
    for draft in drafts:
        found.update(draft.relays)
        if draft.source is not None:
            found.add(draft.source)
    return tuple(sorted(found))
