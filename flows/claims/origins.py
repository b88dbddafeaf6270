"""Who a proposition comes from at its origin, and who passed it on, from the article outward."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.claims.act import act_of
from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft
from flows.claims.media import medium_after, names_medium, names_source
from flows.claims.nested import inner_report
from flows.claims.subjects import subject_of
from flows.records import Act, Sentence, Span

_QUOTED_AS = re.compile(
    r"\b(?:quot(?:ed|es|ing|e)|cit(?:ed|es|ing|e))\s+(?P<origin>[^\n“”\"]{3,160}?)\s+as\s+"
    r"(?P<say>saying|reporting|warning|confirming|claiming|stating|denying|adding|telling(?:\s+\w+){1,3})\b"
    r"(?:,?\s+that\b)?[\s,:]*"
)
_WAS_QUOTED = re.compile(
    r"\b(?P<be>was|were|is|are|been)\s+(?P<cue>(?:quoted|cited)(?:\s+by\s+(?P<medium>[^\n,“”\"]{2,60}?))?\s+as\s+saying)"
    r"(?:\s+by\s+(?P<later>(?:the\s+)?[A-Z][\w ’'-]{1,40}?)(?=\s+(?:that|on|in)\b|[,.]|$))?(?:,?\s+that\b)?[\s,:]*"
)
_CITING = re.compile(
    r"\b(?P<citing>citing|quoting)\s+(?P<origin>[^\n,;:“”\"]{3,120}?)"
    r"(?=\s*(?:[,;:]|\.?$|\s(?:said|says|reported|reports|that|claimed)\b))"
)
_REPORT_BY = re.compile(
    r"\b(?:reports?|statements?|accounts?|claims?|assertions?|dispatch(?:es)?)\s(?:by|from)\s"
    r"(?P<origin>[^\n,;:“”\"]{3,80}?)\s*(?:that\s*)?\Z"
)
_THAT_AFTER = re.compile(r",?\s+that\s+")
_AS_REPORTED = re.compile(r"\bas\s+$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being)\s+$")


def trace_origins(drafts: Sequence[Draft], reading: ArticleReading) -> list[Draft]:
    """Every draft with its source at the origin and its relays.

    "Radio Vale quoted a guard as saying it is shut" → source "a guard", relays ["Radio Vale"], content "it is shut".
    "Radio Vale, citing guards, said it is shut"; "Ana Ruel said the ministry believes it is shut"; "Ruel told Radio
    Vale it is shut"; "guards polled by Radio Vale say it is shut". Not a relay: "Ruel told her son it is shut".
    """
    drafts = [_was_quoted(_quoted_as(draft, reading), reading) for draft in drafts]
    drafts = [_report_by(draft, reading) for draft in drafts]
    drafts = _cited(drafts, reading)
    drafts = [_nested(draft, reading) for draft in drafts]
    drafts = _as_reported(drafts, reading)
    return [_framed(draft, reading) for draft in drafts]


def _quoted_as(draft: Draft, reading: ArticleReading) -> Draft:
    number = reading.number_at(draft.place.start)
    sentence = reading.sentence(number)
    if sentence is None or " as " not in sentence.text:
        return draft
    for match in _QUOTED_AS.finditer(sentence.text):
        frame = Span(sentence.start + match.start(), sentence.start + match.end())
        touches = draft.cue is not None and draft.cue.overlaps(frame)
        if not touches or _PASSIVE.search(sentence.text[: match.start()]):
            continue
        origin = Span(sentence.start + match.start("origin"), sentence.start + match.end("origin"))
        end = max(draft.content.end, frame.end)
        if end <= frame.end:
            end = sentence.end
        content = Span(frame.end, end)
        if not any(map(str.isalnum, content.of(reading.text))):
            continue
        pieces = tuple(Span(max(p.start, frame.end), p.end) for p in draft.pieces if p.end > frame.end) or (
            content,
        )
        relay = draft.source if draft.source and not draft.source.overlaps(frame) else None
        cue = Span(frame.start, sentence.start + match.end("say"))
        changed = replace(
            draft, cue=cue, source=origin, pieces=pieces, relays=(relay,) if relay else draft.relays
        )
        return changed.because("origin:quoted as saying")
    return draft


def _was_quoted(draft: Draft, reading: ArticleReading) -> Draft:
    """ "the mayor was quoted by Radio Vale as saying": the subject is the source, the agent the relay."""
    sentence = reading.sentence(reading.number_at(draft.place.start))
    if draft.cue is None or sentence is None or "as saying" not in sentence.text:
        return draft
    for match in _WAS_QUOTED.finditer(sentence.text):
        frame = Span(sentence.start + match.start(), sentence.start + match.end())
        if not draft.cue.overlaps(frame):
            continue
        cue = Span(sentence.start + match.start("cue"), sentence.start + match.end("cue"))
        subject = subject_of(Span(cue.start, cue.start + 1), reading)
        group = "medium" if match.group("medium") else "later"
        medium = (
            Span(sentence.start + match.start(group), sentence.start + match.end(group))
            if match.group(group)
            else None
        )
        after = tuple(Span(max(p.start, frame.end), p.end) for p in draft.pieces if p.end > frame.end)
        before = tuple(p for p in draft.pieces if p.end <= (subject.start if subject else frame.start))
        pieces = after or before or (Span(frame.end, sentence.end),)
        source = subject or draft.source
        if source is not None and medium is not None and source.overlaps(medium):
            source = None
        relays = (medium,) if medium else draft.relays
        return replace(draft, cue=cue, source=source, relays=relays, pieces=pieces).because(
            "origin:was quoted"
        )
    return draft


def _report_by(draft: Draft, reading: ArticleReading) -> Draft:
    """ "The agency carried a report by Radio Vale | that it is shut": whose report it is is the source."""
    if draft.cue is None or draft.content.start < draft.cue.end:
        return draft
    match = _REPORT_BY.search(reading.text, draft.cue.start, draft.content.start)
    if match is None:
        return draft
    origin = Span(*match.span("origin"))
    if (draft.source is not None and draft.source.overlaps(origin)) or not names_source(origin, reading):
        return draft
    relays = (*draft.relays, draft.source) if draft.source is not None else draft.relays
    return replace(draft, source=origin, relays=relays).because("origin:report by")


def _cited(drafts: Sequence[Draft], reading: ArticleReading) -> list[Draft]:
    """ "citing two guards" gives the origin of what the sentence's other cue reports, and is no claim itself."""
    found: list[Draft] = []
    for number, group in reading.by_sentence(drafts).items():
        sentence = reading.sentence(number)
        told = group
        if sentence is not None and ("citing" in sentence.text or "quoting" in sentence.text):
            for match in _CITING.finditer(sentence.text):
                told = _with_cited(told, match, sentence, reading)
        found += told
    return found


def _with_cited(
    drafts: list[Draft], match: re.Match[str], sentence: Sentence, reading: ArticleReading
) -> list[Draft]:
    origin = Span(sentence.start + match.start("origin"), sentence.start + match.end("origin"))
    citing = Span(sentence.start + match.start("citing"), sentence.start + match.end("citing"))
    citers = [draft for draft in drafts if draft.cue is not None and draft.cue.overlaps(citing)]
    others = [draft for draft in drafts if draft not in citers and not draft.content.contains(citing)]
    if not names_source(origin, reading):
        return drafts
    if not others or any(citer.content.end > origin.end + 1 for citer in citers):
        return [_told_by_cited(draft, origin, reading) if draft in citers else draft for draft in drafts]
    draft = min(others, key=lambda other: other.place.gap(citing))
    if draft.source is not None and not _passes_on(draft.source, reading):
        return [replace(other, act=Act.FEELS) if other in citers else other for other in drafts]
    medium = draft.source
    if medium is None or medium.overlaps(origin):
        medium = next((citer.source for citer in citers if citer.source), None)
    relays = (*draft.relays, medium) if medium and not medium.overlaps(origin) else draft.relays
    told = replace(draft, source=origin, relays=relays).because("origin:citing")
    return [told if other is draft else other for other in drafts if other not in citers]


def _told_by_cited(citer: Draft, origin: Span, reading: ArticleReading) -> Draft:
    """ "Radio Vale reported, | citing | two guards, that it is shut": what follows the origin is the content."""
    after = _THAT_AFTER.match(reading.text, origin.end, citer.content.end)
    if after is None or not citer.content.overlaps(origin):
        return citer
    pieces = tuple(
        Span(max(piece.start, after.end()), piece.end) for piece in citer.pieces if piece.end > after.end()
    )
    if not pieces:
        return citer
    told = replace(citer, pieces=pieces)
    if citer.source is not None and _passes_on(citer.source, reading):
        told = replace(told, source=origin, relays=(*citer.relays, citer.source))
    return told.because("origin:citing")


def _passes_on(source: Span, reading: ArticleReading) -> bool:
    """Whether who cites only relays: "Radio Vale, citing guards"; "Ana Ruel, citing a survey" vouches for it."""
    if names_medium(source, reading):
        return True
    words = re.findall(r"\w+", source.of(reading.text).casefold())
    return any(word in reading.rules.report_words for word in words)


def _nested(draft: Draft, reading: ArticleReading) -> Draft:
    for _ in range(3):
        inner = inner_report(draft, reading)
        if inner is None:
            return draft
        relays = (*draft.relays, draft.source) if draft.source is not None else draft.relays
        found = replace(draft, source=inner.source, cue=inner.cue, pieces=(inner.content,), relays=relays)
        if act_of(found, reading)[0] is Act.FEELS:
            return draft  # "Ruel said the smoke suggests that it burns": smoke says nothing
        draft = found.because("origin:report within a report")
    return draft


def _as_reported(drafts: Sequence[Draft], reading: ArticleReading) -> list[Draft]:
    """ "as Radio Vale reported, the minutes suggest": the aside relays the main clause's claim."""
    found: list[Draft] = []
    for group in reading.by_sentence(drafts).values():
        told = list(group)
        for draft in group:
            main = _main_clause(draft, told, reading) if _is_aside(draft, reading) else None
            if main is not None:
                told = [main if other.place == main.place else other for other in told if other is not draft]
        found += told
    return found


def _is_aside(draft: Draft, reading: ArticleReading) -> bool:
    if draft.source is None or draft.cue is None or draft.cue.start < draft.source.end:
        return False
    before = reading.text[max(0, draft.source.start - 4) : draft.source.start]
    return _AS_REPORTED.search(before) is not None and names_medium(draft.source, reading)


def _main_clause(aside: Draft, drafts: Sequence[Draft], reading: ArticleReading) -> Draft | None:
    assert aside.cue is not None and aside.source is not None
    for other in drafts:
        if other is aside or other.place.start <= aside.cue.end:
            continue
        main = _with_own_source(other, aside, reading)
        if main.source is not None and main.source != aside.source:
            return replace(main, relays=(aside.source, *main.relays)).because("origin:as reported by")
    return None


def _with_own_source(other: Draft, aside: Draft, reading: ArticleReading) -> Draft:
    """The main clause's claim, its source read from the parse where the tagger gave it the aside's."""
    if other.cue is None or other.source != aside.source:
        return other
    return replace(other, source=subject_of(other.cue, reading) or other.source)


def _framed(draft: Draft, reading: ArticleReading) -> Draft:
    """Relays named beside a frame: "told", "in an interview with", "published by", "polled by"."""
    number = reading.number_at(draft.place.start)
    if number < 0:
        return draft
    view = reading.words(number)
    relays = list(draft.relays)
    rules = []
    for hit in view.relays:
        in_content = any(piece.contains(hit.span) for piece in draft.pieces)
        telling = hit.rule.pattern.startswith("tell~")
        if in_content or (telling and not (draft.cue is not None and draft.cue.gap(hit.span) <= 2)):
            continue
        if hit.span.gap(draft.place) > 160:
            continue
        medium = medium_after(hit.span, view, reading)
        if medium is None or any(medium.overlaps(relay) for relay in relays):
            continue
        source = draft.source
        if source is not None and source == medium:
            continue
        relays.append(medium)
        rules.append(f"relay:{hit.rule.pattern}")
        if source is not None and source.contains(medium):
            draft = replace(draft, source=_before_frame(source, hit.span, reading))
    return replace(draft, relays=tuple(relays)).because(*rules) if relays else draft


def _before_frame(source: Span, frame: Span, reading: ArticleReading) -> Span:
    """ "The league in a statement published by its radio" → "The league"."""
    text = reading.text[source.start : frame.start]
    cut = re.search(r",?\s+in\s+(?:a|an|its|his|her|their)\s+[\w\s]{0,30}$", text)
    return Span(source.start, source.start + cut.start()) if cut and cut.start() > 1 else source
