"""Whom a sentence's parse makes the subject of a cue, and how far a source goes."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft
from flows.claims.media import names_source
from flows.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_SUBJECT = 8
_ADVERBIAL = re.compile(
    r"(?:\s+(?:has|have|had|also|later|then|\w+ly|(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today))+\s*$"
)
_PARTICIPLE = re.compile(r"(?:[a-z]+ly\s+)?[a-z]+ing\b")
_UNNAMED = re.compile(r"(?:an?|another)\s[a-z]", re.IGNORECASE)
# "a clerk, who would give only his first name, Abe," and "a clerk who asked to be called Abe"
_CALLED = re.compile(
    r"(?:[Aa]n?|[Aa]nother)\s[a-z][^.;:!?\"“”]{1,90}?,?\swho\s[^.;:!?\"“”]{0,60}?\b(?:first\sname|identified\s(?:\w+\s)?(?:only\s)?as|called|only\sas),?\s"
    r"(?P<name>[A-Z][\w’'-]+)(?:,\s\d{1,3})?,?\s"
)
_NAME = r"[A-Z][\w’'-]+(?:\s[A-Z]\.)?(?:\s[A-Z][\w’'-]+){1,2}"
_NAMED_LATER = re.compile(
    rf"(?:\s[^,.;:!?\"“”]{{1,80}}?\s[a-z-]+)?,\s(?P<name>{_NAME})(?:,\s\d{{1,3}})?,?\s(?:(?:has|had|also|later)\s)?"
)
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_OWNING = re.compile(r"[’']s?\s")
_DETERMINER = re.compile(r"(?:the|an?|its|his|her|their|this|that)", re.IGNORECASE)
_DEPENDENT = frozenset(("poss", "det", "nmod", "compound"))


def with_subject(draft: Draft, reading: ArticleReading) -> Draft:
    """ "The guild cut the toll, | saying | boats were idle": a participle without a source has its sentence's subject."""
    if draft.source is not None or draft.cue is None or not _PARTICIPLE.match(draft.cue.of(reading.text)):
        return draft
    subject = subject_of(draft.cue, reading)
    if subject is None or subject.overlaps(draft.content):
        return draft
    return replace(draft, source=subject).because("source:subject of the sentence")


def whole_source(draft: Draft, reading: ArticleReading) -> Draft:
    """A source that stops at an owner or an article goes on to the noun: "Sweden" → "Sweden's central bank".

    Not where the cue is that noun: "Sweden | 's claim". One that stops short of its name goes on to it: "a customer | at a
    bar nearby, Ines Calder," but not "a clerk | in Acme, New Ruritania,".
    """
    source = draft.source
    if source is None or draft.cue is None:
        return draft
    if _UNNAMED.match(source.of(reading.text)) and (
        named := _NAMED_LATER.fullmatch(reading.text[source.end : max(source.end, draft.cue.start)])
    ):
        whole = Span(source.start, source.end + named.end("name"))
        return replace(draft, source=whole).because("source:whole phrase")
    if named := _CALLED.fullmatch(reading.text[source.start : max(source.end, draft.cue.start)]):
        name = Span(source.start + named.start("name"), source.start + named.end("name"))
        return replace(draft, source=name).because("source:whole phrase")
    is_owner = _OWNING.match(reading.text, source.end) is not None
    if not (is_owner or _DETERMINER.fullmatch(source.of(reading.text))):
        return draft
    sentence = reading.sentence(reading.number_at(source.start))
    if sentence is None:
        return draft
    last = next((word for place, word in reading.tokens(source) if place.end == source.end), None)
    if last is None or last.dep_ not in _DEPENDENT or last.head.i <= last.i:
        return draft
    noun = last.head
    whole = Span(min(source.start, sentence.start + last.idx), sentence.start + noun.idx + len(noun))
    if whole.overlaps(draft.cue) or any(whole.overlaps(piece) for piece in draft.pieces):
        return draft
    return replace(draft, source=whole).because("source:whole phrase")


def subject_of(cue: Span, reading: ArticleReading) -> Span | None:
    """The subject of the verb that opens a cue, as the sentence's parse has it."""
    sentence = reading.sentence(reading.number_at(cue.start))
    if sentence is None:
        return None
    verb = next((word for place, word in reading.tokens(cue) if place.start == cue.start), None)
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


def _ends_phrase(word: "Token") -> bool:
    return bool(word.dep_ == "relcl" or word.text == ",")


def _phrase(token: "Token", offset: int) -> Span:
    words = [word for word in token.subtree if not word.is_space]
    ends = (word.left_edge.i if word.dep_ == "relcl" else word.i for word in words if _ends_phrase(word))
    end = min(ends, default=words[-1].i + 1)
    words = [word for word in words if word.i < end] or [token]
    last = words[-1]
    return Span(offset + words[0].idx, offset + last.idx + len(last))
