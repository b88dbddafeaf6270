"""One content that holds a second cue becomes two claims."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft
from flows.claims.inflection import FINITE
from flows.claims.media import names_source
from flows.claims.phrases import Hit
from flows.claims.rules import StanceCue
from flows.claims.sentence_words import SentenceWords
from flows.records import Act, Span, Stance

_CONNECTIVES = frozenset(("but", "and", "though", "although", "while", "yet", "however"))
_SUBORDINATE = frozenset(("because", "if", "when", "also", "only"))
_SUBJECTS = frozenset(("it", "he", "she", "they"))
_AUXILIARY = re.compile(
    r"has|have|had|do|does|did|is|are|was|were|be|been|will|would|can|could|also|so|far|yet|\w+ly"
)
_VOWED = re.compile(r",?\s+(?:and|but)\s+(?:(?:has|have|had|also|then|later|\w+ly)\s+){0,2}$")
# what a verb that reports opens: "that it held", "it held", not "farewell"
_OPENS_CLAUSE = re.compile(r"\s+that\s+|\s+(?=(?:he|she|it|they|there|its|his|her|their)\s)")
_OF = re.compile(r"\s+(?:of|about|on)\s+")
_ASKED = re.compile(r"(?:when\s+|if\s+)?(?:re)?(?:asked|pressed|questioned)\b", re.IGNORECASE)
_ASKED_ABOUT = re.compile(r"\s*(?:by\s+[\w ]{1,30}\s+)?(?:(?:about|on|for)\s+)?")
_LEAST = 12
_REACH = 9


def split_second_cues(drafts: Sequence[Draft], reading: ArticleReading) -> list[Draft]:
    """Every draft, followed by what a second cue in its content says.

    "said | the bridge is shut, but he would not say why" → "the bridge is shut" and, withheld, "why";
    "said | it fired the shot, describing it as an accident" → "it fired the shot" and "an accident"; "vowed | that it
    would hold and promised that it would last" → two contents.
    "said | it fired the shot, but it did not hit" stays one.
    """
    found: list[Draft] = []
    for draft in drafts:
        parts = (
            _by_stance(draft, reading)
            or _by_participle(draft, reading)
            or _by_second_verb(draft, reading)
            or _by_second_clause(draft, reading)
        )
        found += parts or (_answer(draft, reading) or draft,)
    return found


def _by_stance(draft: Draft, reading: ArticleReading) -> tuple[Draft, Draft] | None:
    view = _unquoted_end(draft, reading)
    if view is None or draft.cue is None:
        return None
    last = draft.pieces[-1]
    for hit in view.stances:
        if (
            hit.rule.stance is Stance.ASSERTS
            or not last.contains(hit.span)
            or hit.span.start - last.start < _LEAST
        ):
            continue
        clause = _clause_before(view, hit, last, reading)
        if clause is None:
            continue
        connective, subject = clause
        first = reading.trimmed(Span(last.start, connective))
        if len(first) < _LEAST:
            continue
        if subject is not None and hit.rule.is_passive:
            rest = replace(draft, cue=hit.span, source=None, pieces=(subject,))
        else:
            rest = replace(
                draft, cue=hit.span, source=subject or draft.source, pieces=(Span(hit.span.start, last.end),)
            )
        return replace(draft, pieces=(*draft.pieces[:-1], first)), rest.because("cue:second in its sentence")
    return None


def _clause_before(
    view: SentenceWords, hit: Hit[StanceCue], content: Span, reading: ArticleReading
) -> tuple[int, Span | None] | None:
    """Where the connective before a cue stands, and the subject between them: "but | he | would not say"."""
    before = view.between(Span(content.start, hit.span.start))[-_REACH:]
    places = [number for number, word in enumerate(before) if word.text in _CONNECTIVES]
    if not places or (
        places[-1] > 0 and before[places[-1]].text == "and" and before[places[-1] - 1].text != ","
    ):
        return None
    words = before[places[-1] + 1 :]
    while words and (_AUXILIARY.fullmatch(words[-1].text) or words[-1].text == "not"):
        words.pop()
    if words and words[0].text == "that":
        words = words[1:]
    start = before[places[-1]].start
    if not words:
        return start, None
    subject = Span(words[0].start, words[-1].end)
    if words[0].text in _SUBJECTS and len(words) == 1:
        return start, subject
    if words[0].text in _SUBJECTS or any(
        not word.text[0].isalnum() or word.text in _SUBORDINATE for word in words
    ):
        return None
    return (start, subject) if hit.rule.is_passive or names_source(subject, reading) else None


def _by_participle(draft: Draft, reading: ArticleReading) -> tuple[Draft, Draft] | None:
    view = _unquoted_end(draft, reading)
    if view is None or draft.cue is None or draft.cue.start > draft.content.start:
        return None
    last = draft.pieces[-1]
    for hit in view.second_cues:
        if hit.rule.pattern.endswith(" that") and not _after_comma(hit.span, reading):
            continue
        if last.contains(hit.span) and hit.span.start - last.start >= _LEAST and last.end - hit.span.end > 3:
            return _parted(draft, hit.span, hit.span, f"cue:{hit.rule.pattern}", reading)
    return None


def _by_second_verb(draft: Draft, reading: ArticleReading) -> tuple[Draft, Draft] | None:
    """ "promised | that rents fall and vowed that | fees stay" says two things; "said | he left and Ana vowed that" one."""
    view = _unquoted_end(draft, reading)
    if view is None or draft.cue is None or draft.cue.start > draft.content.start:
        return None
    last = draft.pieces[-1]
    for hit in view.acts:
        if hit.rule.act is not Act.SAYS or "~" not in hit.rule.pattern or not last.contains(hit.span):
            continue
        joint = _VOWED.search(reading.text, last.start + _LEAST, hit.span.start)
        if joint is None or joint.end() != hit.span.start or last.end - hit.span.end < _LEAST:
            continue
        clause = _OPENS_CLAUSE.match(reading.text, hit.span.end)
        if clause is not None or _is_joined(hit.span, draft.cue, reading):
            after = clause or _OF.match(reading.text, hit.span.end)
            gap = Span(joint.start(), after.end() if after is not None else hit.span.end)
            return _parted(draft, hit.span, gap, "cue:second verb", reading)
    return None


def _is_joined(second: Span, cue: Span, reading: ArticleReading) -> bool:
    """Whether a second verb has the cue's subject: "said the cut was deep and | raised the possibility of a strike".

    Parsers often hang it on the clause before it, whose verb then has another form or a subject that cannot speak.
    """
    verb = next((word for _, word in reading.tokens(second)), None)
    if verb is None or verb.dep_ != "conj" or verb.tag_ not in FINITE:
        return False
    if any(word.i == verb.head.i for _, word in reading.tokens(cue)):
        return True
    subject = next((child for child in verb.head.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or verb.head.tag_ != verb.tag_:
        return subject is not None
    can_speak = subject.lower_ in _SUBJECTS or subject.lower_ in reading.rules.speaking_words
    return not can_speak and subject.pos_ != "PROPN"


def _by_second_clause(draft: Draft, reading: ArticleReading) -> tuple[Draft, Draft] | None:
    """ "told parliament | it cost nine; the navy says it cost eleven": what follows a semicolon has its own speaker."""
    view = _unquoted_end(draft, reading)
    if view is None or draft.cue is None or draft.cue.start > draft.content.start:
        return None
    last = draft.pieces[-1]
    for hit in view.acts:
        if hit.rule.act is not Act.SAYS or not last.contains(hit.span):
            continue
        following = reading.tokens(Span(hit.span.end, last.end))
        if " " not in hit.rule.pattern and all(word.tag_ not in FINITE for _, word in following):
            continue
        break_at = reading.text.rfind("; ", last.start, hit.span.start)
        source = reading.trimmed(Span(break_at + 1, hit.span.start)) if break_at > 0 else None
        if (
            source is not None
            and len(source.of(reading.text).split()) <= _REACH
            and names_source(source, reading)
        ):
            verb_end = hit.span.start + len(hit.span.of(reading.text).split()[0])
            gap = Span(break_at, verb_end)
            first, rest = _parted(draft, hit.span, gap, "cue:second clause", reading)
            return first, replace(rest, source=source)
    return None


def _parted(draft: Draft, cue: Span, gap: Span, reason: str, reading: ArticleReading) -> tuple[Draft, Draft]:
    """The draft up to the gap that `cue` stands in, and what the cue says after it."""
    last = draft.pieces[-1]
    first, second = reading.trimmed(Span(last.start, gap.start)), reading.trimmed(Span(gap.end, last.end))
    rest = replace(draft, cue=cue, pieces=(second,)).because(reason)
    return replace(draft, pieces=(*draft.pieces[:-1], first)), rest


def _answer(draft: Draft, reading: ArticleReading) -> Draft | None:
    """ "Asked | whether rents fall, she would not say" → what she was asked is what she withholds."""
    if draft.cue is None or not _ASKED.match(draft.cue.of(reading.text)):
        return None
    view = reading.words_at(draft.cue.start)
    if view is None or reading.text[view.sentence.start : draft.cue.start].strip(' “"‘'):
        return None
    for hit in view.stances:
        comma = reading.text.rfind(", ", draft.cue.end, hit.span.start)
        if hit.rule.stance is not Stance.WITHHOLDS or comma < 0:
            continue
        about = _ASKED_ABOUT.match(reading.text, draft.cue.end, comma)
        words = view.between(Span(comma, hit.span.start))
        words = [word for word in words if word.text[0].isalnum()]
        while words and _AUXILIARY.fullmatch(words[-1].text):
            words.pop()
        if about is None or about.end() >= comma or not 0 < len(words) <= _REACH:
            return None
        source = Span(words[0].start, words[-1].end)
        question = Span(about.end(), comma)
        return replace(draft, cue=hit.span, source=source, pieces=(question,)).because("cue:answer")
    return None


def _after_comma(span: Span, reading: ArticleReading) -> bool:
    """ "shut, adding that" goes on about the speaker; "a suit alleging that" describes the suit."""
    return reading.text[max(0, span.start - 2) : span.start].startswith(",")


def _unquoted_end(draft: Draft, reading: ArticleReading) -> SentenceWords | None:
    """The words of the sentence in which an unquoted content ends; None for a quotation."""
    last = draft.pieces[-1]
    if reading.quotations.share(last) > 0.9:
        return None
    return reading.words_at(max(last.start, last.end - 1))
