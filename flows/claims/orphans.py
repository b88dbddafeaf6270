"""Contents without a cue: those that go on with the quotation before them, and those whose cue a rule can see."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft
from flows.claims.media import names_source
from flows.records import Act, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUOTED = 0.9
_MARKS = frozenset((":", "—", "―"))
_SHORTEST_ADOPTED = 3
_NEAR = 12
_LONGEST_SUBJECT = 8
_THAT = re.compile(r"that\s", re.IGNORECASE)
_ADVERBIAL = re.compile(
    r"(?:\s+(?:has|have|had|also|later|then|\w+ly|(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today))+\s*$"
)
_PARTICIPLE = re.compile(r"(?:[a-z]+ly\s+)?[a-z]+ing\b")
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def settle_orphans(drafts: Sequence[Draft], reading: ArticleReading) -> list[Draft]:
    """The drafts with their orphans placed.

    "A," she said. "B." → one claim from A to B; a quotation that opens the next paragraph is hers too, but a claim
    of its own. "raised the possibility of | a truce" → the phrase becomes the cue, its subject the source. What
    stays without a cue stays as it is.
    """
    settled: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: draft.content):
        if draft.cue is not None:
            settled.append(_with_subject(draft, reading))
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


def _with_subject(draft: Draft, reading: ArticleReading) -> Draft:
    """ "The guild cut the toll, | saying | boats were idle": a participle without a source has its sentence's subject."""
    if draft.source is not None or draft.cue is None or not _PARTICIPLE.match(draft.cue.of(reading.text)):
        return draft
    subject = subject_of(draft.cue, reading)
    if subject is None or subject.overlaps(draft.content):
        return draft
    return replace(draft, source=subject).because("source:subject of the sentence")


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
        and 0 <= draft.content.start - hit.span.end <= 4
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


def subject_of(cue: Span, reading: ArticleReading) -> Span | None:
    """The subject of the verb that opens a cue, as the sentence's parse has it."""
    number = reading.number_at(cue.start)
    sentence, parse = reading.sentence(number), reading.parse(number)
    if sentence is None or parse is None:
        return None
    verb = next((token for token in parse if sentence.start + token.idx == cue.start), None)
    while verb is not None:
        subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if subject is not None:
            return _phrase(subject, sentence.start)
        if verb.dep_ == "acl" and not names_source(_span_of(verb.head, sentence.start), reading):
            verb = next((above for above in verb.ancestors if above.pos_ == "VERB"), None)
            continue
        if verb.dep_ not in ("conj", "xcomp", "advcl") or verb.head is verb:
            return None
        verb = verb.head
    return None


def _span_of(token: "Token", offset: int) -> Span:
    return Span(offset + token.idx, offset + token.idx + len(token))


def subject_before(cue: Span, reading: ArticleReading) -> Span | None:
    """What stands between the last comma and a cue, where it is short and looks like a name; needs no parse."""
    sentence = reading.sentence(reading.number_at(cue.start))
    if sentence is None:
        return None
    before = reading.text[sentence.start : cue.start]
    start = sentence.start + before.rfind(", ") + 2 if ", " in before else sentence.start
    end = start + len(_ADVERBIAL.sub("", reading.text[start : cue.start]).rstrip())
    words = reading.text[start:end].split()
    if not 0 < len(words) <= _LONGEST_SUBJECT or not words[-1][:1].isupper():
        return None
    return Span(start, end)


def _phrase(token: "Token", offset: int) -> Span:
    words = [word for word in token.subtree if not word.is_space]
    end = next((word.i for word in words if word.dep_ == "relcl" or word.text == ","), words[-1].i + 1)
    words = [word for word in words if word.i < end] or [token]
    last = words[-1]
    return Span(offset + words[0].idx, offset + last.idx + len(last))
