"""Claims that rules see where the tagger saw a part of one, or none."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft
from flows.claims.orphans import settle_orphans
from flows.claims.second_cues import split_second_cues
from flows.claims.sentence_words import touching
from flows.records import Act, Form, Span, Stance

_RESPONSIBILITY = re.compile(
    r"\bclaim(?:s|ed|ing)?\s+(?P<content>(?:\w+\s+)?responsibility\s+for\s+)", re.IGNORECASE
)
_CLAIMED_BY = re.compile(r"\b(?:was|were|been|is|are)\s+(?:\w+ly\s+)?claimed\s+by\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:(?:the\s+)?(?:rumou?rs?|word|legend|story|hearsay)|nobody|no[ -]one|none|no\s+(?:\w+\s+)?(?:group|organi[sz]ation|party))",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:it|this|that|which|so|a (?:claim|charge|allegation|statement|report|accusation|suggestion)(?: that)?)",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\s*(?:[,;—–-]\s*)(?:(?:though|although|but|while|which|and|even though|however)\b|an?\s+\w+\s+(?:that|which)\b|an?\s+\w+$|$)",
    re.IGNORECASE,
)
_APPOSED_HINT = re.compile(
    r",\s+an?\s+(?:\w+\s+)?(?:claim|charge|allegation|accusation|assertion|report|suggestion)\b"
)
_APPOSED = re.compile(
    r",\s+an?\s+(?:\w+\s+)?(?:claim|charge|allegation|accusation|assertion|report|suggestion)\b"
    r"(?:\s+(?:that|which))?(?P<source>[^,;“”\"]{0,60}?)\s*\Z"
)
_BY = re.compile(r"\s+by\s+(?P<agent>[^,;.]{2,60})")
_AUXILIARIES = re.compile(r"\s+(?:has|have|had|was|were|is|are|did|does|do|long|\w+ly)\b")
_SCORE = 0.7
_POSTED = re.compile(
    r"\s(?:—|–|--)\s*(?P<name>[^\n()—–]{2,50}?)\s*\((?P<handle>@\w{1,30})\)\s+"
    r"(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})"
)
_LINKS = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com)\S+)+\s*$")
_LONGEST_POST = 700


def propose(drafts: Sequence[Draft], reading: ArticleReading) -> list[Draft]:
    """The drafts together with those that rules add or mend, in no particular order."""
    drafts = [_without_nobody(draft, reading) for draft in drafts]
    drafts = [_responsibility(draft, reading) for draft in settle_orphans(drafts, reading)]
    drafts = split_second_cues(drafts, reading)
    groups = reading.by_sentence(drafts)
    groups = {number: _appositions(number, group, reading) for number, group in groups.items()}
    drafts = [_antecedent_clause(draft, group, reading) for group in groups.values() for draft in group]
    return _with_posts(drafts, reading)


def _without_nobody(draft: Draft, reading: ArticleReading) -> Draft:
    """ "Rumour has it", "No group has claimed": a subject that is nobody is no source."""
    if draft.source is None or not _NOBODY.fullmatch(draft.source.of(reading.text).strip()):
        return draft
    return replace(draft, source=None).because("source:nobody")


def _responsibility(draft: Draft, reading: ArticleReading) -> Draft:
    """ "claimed responsibility for | the blast" → content "responsibility for the blast"; so "the blast was claimed
    by" is a content of its own.
    """
    if draft.cue is None:
        return draft
    sentence = reading.sentence(reading.number_at(draft.cue.start))
    if sentence is None:
        return draft
    for match in _RESPONSIBILITY.finditer(sentence.text):
        start, end = sentence.start + match.start("content"), sentence.start + match.end("content")
        if (
            draft.cue.overlaps(Span(sentence.start + match.start(), end))
            and draft.content.gap(Span(start, end)) <= 2
        ):
            cue = Span(draft.cue.start, min(draft.cue.end, max(draft.cue.start + 1, start - 1)))
            pieces = (Span(start, max(end - 1, draft.content.end)),)
            return replace(draft, cue=cue, pieces=pieces).because("content:responsibility")
    for match in _CLAIMED_BY.finditer(sentence.text):
        frame = Span(sentence.start + match.start(), sentence.start + match.end())
        if draft.cue.overlaps(frame) and draft.source is not None and draft.content.end <= frame.start + 1:
            whole = Span(draft.content.start, max(draft.source.end, frame.end))
            return replace(draft, pieces=(whole,)).because("content:claimed by")
    return draft


def _antecedent_clause(draft: Draft, drafts: Sequence[Draft], reading: ArticleReading) -> Draft:
    """ "The bridge is shut, though both towns deny | it" → the clause before it is what they deny."""
    if (
        draft.cue is None
        or len(draft.pieces) > 1
        or not _BARE.fullmatch(draft.content.of(reading.text).strip(" .,"))
    ):
        return draft
    sentence = reading.sentence(reading.number_at(draft.cue.start))
    if sentence is None:
        return draft
    view = reading.words_at(draft.cue.start)
    if view is None or all(hit.rule.stance is Stance.ASSERTS for hit in touching(view.stances, draft.cue)):
        return draft
    first = min(span.start for span in (draft.cue, draft.source, draft.content) if span is not None)
    breaks = [match for match in _BREAK.finditer(sentence.text) if sentence.start + match.start() < first + 1]
    if not breaks:
        return draft
    clause = reading.trimmed(Span(sentence.start, sentence.start + breaks[-1].start()))
    if len(clause.of(reading.text).split()) < 4:
        return draft
    told = [
        other.content
        for other in drafts
        if other is not draft
        and other.cue is not None
        and clause.contains(other.content)
        and other.place.overlaps(sentence.span)
    ]
    content = max(told, key=len) if told else clause
    return replace(draft, pieces=(content,)).because("content:clause before")


def _appositions(number: int, group: Sequence[Draft], reading: ArticleReading) -> list[Draft]:
    """ "Velm took the ship, a claim | the guild | denies": what was claimed is what the guild denies."""
    sentence = reading.sentence(number)
    if sentence is None or not _APPOSED_HINT.search(sentence.text):
        return list(group)
    found = list(group)
    for hit in reading.words(number).stances:
        match = _APPOSED.search(reading.text, sentence.start, hit.span.start)
        if hit.rule.stance is Stance.ASSERTS or match is None:
            continue
        agent = _BY.match(reading.text, hit.span.end, sentence.end) if hit.rule.is_passive else None
        source = _agent(match, agent, reading)
        clause = reading.trimmed(Span(sentence.start, match.start()))
        told = [other.content for other in found if clause.contains(other.content)]
        known = [draft for draft in found if draft.cue is not None and draft.cue.overlaps(hit.span)]
        content = max(told, key=len, default=clause)
        score, rules = (known[0].score, known[0].rules) if known else (_SCORE, ("rule:apposition",))
        found = [draft for draft in found if draft not in known]
        found.append(Draft(hit.span, source, (content,), score, rules).because("content:apposition"))
        break
    return found


def _agent(match: re.Match[str], agent: re.Match[str] | None, reading: ArticleReading) -> Span | None:
    if agent is not None:
        return Span(*agent.span("agent"))
    text = match.group("source")
    start = match.start("source") + len(text) - len(text.lstrip())
    text = text.strip()
    named = Span(start, start + len(_AUXILIARIES.split(text, maxsplit=1)[0]))
    return named if any(map(str.isalnum, named.of(reading.text))) else None


def _with_posts(drafts: Sequence[Draft], reading: ArticleReading) -> list[Draft]:
    """Posts set into the text: "Rents fell. — Ana Ruel (@aruel) July 6, 2022"."""
    if "(@" not in reading.text:
        return list(drafts)
    posts = [post for match in _POSTED.finditer(reading.text) if (post := _post(match, reading)) is not None]
    starts = [post.content.start for post in posts]
    kept = []
    for draft in drafts:
        index = bisect_right(starts, draft.content.start) - 1
        if index < 0 or not posts[index].content.overlaps(draft.content):
            kept.append(draft)
    return kept + posts


def _post(match: re.Match[str], reading: ArticleReading) -> Draft | None:
    line = max(reading.text.rfind("\n", 0, match.start()) + 1, match.start() - _LONGEST_POST)
    body = _LINKS.sub("", reading.text[line : match.start()])
    content = reading.trimmed(Span(line, line + len(body)))
    if not body.strip() or reading.in_furniture(content):
        return None
    return Draft(
        None, Span(*match.span("name")), (content,), 1.0, ("rule:post",), act=Act.SAYS, form=Form.DIRECT
    )
