"""Stance: where the source stands towards the content, and where the content then begins."""

import re
from dataclasses import replace

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft
from flows.claims.form import form_of
from flows.claims.phrases import Hit
from flows.claims.rules import StanceCue
from flows.claims.sentence_words import SentenceWords, touching
from flows.claims.words import split_words
from flows.records import Span, Stance

_CONNECTIVE = re.compile(r"\W*(?:(?:that|on|about|of|to|as|regarding|concerning|over)\b\s*)?", re.IGNORECASE)
_ADJUNCT = re.compile(
    r"(?:for|when|in|at|after|before|by|with|because|if|until|beyond|through)\b", re.IGNORECASE
)
# "a request for comment": what is not answered is the comment
_REQUEST = re.compile(
    r"(?:\w+(?:['’]s?)?\s+){0,3}(?:requests?|messages?|calls?|e-?mails?|inquiries|queries)\s+(?:for|seeking)\s+(?P<matter>comment)\W*",
    re.IGNORECASE,
)
# "could not be reached for | comment"
_FOR_COMMENT = re.compile(r"\bfor\s+comment\W*$", re.IGNORECASE)
_OWN_SUBJECTS = frozenset(("it", "he", "she", "they", "we", "i"))
_SUBORDINATE = frozenset(
    (
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "because",
        "if",
        "when",
        "while",
        "as",
        "although",
        "though",
        "until",
    )
)
_FIRST_PERSONS = frozenset(("i", "we"))
_NEGATIONS = frozenset(("not", "never", "no", "to", "without", "from", "short"))
_REACH = 9
_OPENING_WORDS = 3


def with_stance(draft: Draft, reading: ArticleReading) -> Draft:
    """The draft with its stance; a cue of denial, doubt or silence takes its own words out of the content.

    "declined | to answer questions" → withholds, content "questions". "said | it could not confirm the sinking" →
    unconfirmed, content "the sinking". "said | its ships had not sailed" asserts.
    """
    if draft.cue is None:
        return _by_own_words(draft, reading) or replace(draft, stance=Stance.ASSERTS)
    view = reading.words_at(draft.cue.start)
    if view is None:
        return replace(draft, stance=Stance.ASSERTS)
    hits = touching(view.stances, draft.cue)
    if hits:
        return _apply(draft, hits[0], reading)
    return (
        _by_own_words(draft, reading)
        or _by_verdict(draft, view, reading)
        or replace(draft, stance=Stance.ASSERTS)
    )


def _apply(draft: Draft, hit: Hit[StanceCue], reading: ArticleReading) -> Draft:
    assert draft.cue is not None
    cue = Span(min(draft.cue.start, hit.span.start), max(draft.cue.end, hit.span.end))
    pieces = tuple(piece for piece in (_after(piece, cue, reading) for piece in draft.pieces) if piece)
    if hit.rule.stance is Stance.WITHHOLDS and draft.source is None and draft.content.end <= hit.span.start:
        pieces = (Span(draft.content.start, hit.span.end),)
    if not pieces:
        pieces = (_last_words(hit, draft, reading),)
    asked = _REQUEST.fullmatch(pieces[0].of(reading.text)) if len(pieces) == 1 else None
    if asked is not None:
        start = pieces[0].start + asked.start("matter")
        pieces = (Span(start, start + len(asked.group("matter"))),)
    marked = replace(draft, cue=cue, pieces=pieces, stance=hit.rule.stance)
    return marked.because(f"stance:{hit.rule.pattern}")


def _after(piece: Span, cue: Span, reading: ArticleReading) -> Span | None:
    """What is left of a piece once the cue's own words and the connective after them are gone."""
    if not piece.overlaps(cue):
        return piece
    if piece.start < cue.start:
        return reading.trimmed(Span(piece.start, cue.start)) if cue.start - piece.start > 2 else None
    rest = reading.text[cue.end : piece.end]
    skipped = _CONNECTIVE.match(rest)
    start = cue.end + (skipped.end() if skipped else 0)
    left = Span(min(start, piece.end), piece.end)
    text = left.of(reading.text)
    return left if any(map(str.isalnum, text)) and not _ADJUNCT.match(text) else None


def _last_words(hit: Hit[StanceCue], draft: Draft, reading: ArticleReading) -> Span:
    """The content of "declined to comment": the cue's own words after its negation, "comment"."""
    end = max(hit.span.end, draft.content.end)
    asked = _FOR_COMMENT.search(reading.text, hit.span.start, end)
    if asked is not None:
        return Span(asked.start() + len("for "), end)
    words = split_words(reading.text[hit.span.start : end], hit.span.start)
    after = [
        number for number, word in enumerate(words) if word.text in _NEGATIONS and word.start < hit.span.end
    ]
    rest = words[after[-1] + 1 :] if after else words
    return Span(rest[0].start, end) if rest else Span(hit.span.start, end)


def _by_own_words(draft: Draft, reading: ArticleReading) -> Draft | None:
    """A speaker who says "we cannot confirm it" has not confirmed it."""
    content = draft.content
    quoted = reading.quotations.share(content) > 0.9
    for number in range(reading.number_at(content.start), reading.number_at(content.end - 1) + 1):
        if number < 0:
            continue
        view = reading.words(number)
        for hit in view.stances:
            if (
                hit.rule.own_words == "yes"
                and content.contains(hit.span)
                and _is_own(view, hit, content, quoted)
            ):
                if quoted or hit.rule.stance is Stance.ASSERTS:
                    whole = replace(draft, stance=hit.rule.stance)
                    return whole.because(f"stance:{hit.rule.pattern}")
                pieces = tuple(
                    Span(max(piece.start, hit.span.start), piece.end)
                    for piece in draft.pieces
                    if piece.end > hit.span.start
                )
                form = form_of(pieces, reading.quotations)
                return _apply(replace(draft, cue=hit.span, pieces=pieces, form=form), hit, reading)
    return None


def _is_own(view: SentenceWords, hit: Hit[StanceCue], content: Span, quoted: bool) -> bool:
    """Whether the words are what the speaker says of itself, in no lower clause.

    In a quotation "we" or "I" goes before them; in the article's words they open the content: "it could not confirm".
    """
    before = [word for word in view.between(Span(content.start, hit.span.start)) if word.text.isalpha()]
    if quoted:
        for word in reversed(before[-_REACH:]):
            if word.text in _SUBORDINATE and word is not before[0]:
                return False
            if word.text in _FIRST_PERSONS:
                return True
        return False
    opening = before[1:] if before and before[0].text == "that" else before
    return 0 < len(opening) <= _OPENING_WORDS and opening[0].text in _OWN_SUBJECTS


def _by_verdict(draft: Draft, view: SentenceWords, reading: ArticleReading) -> Draft | None:
    """ "called the report | false": the verdict at the content's end denies what stands before it."""
    assert draft.cue is not None
    content = draft.content
    for hit in view.verdicts:
        if not content.contains(hit.span):
            continue
        if not _CLOSES.match(reading.text[hit.span.end : content.end]):
            continue
        before = view.between(Span(content.start, hit.span.start))
        calls = _CALLS.search(draft.cue.of(reading.text)) is not None
        copula = bool(before) and before[-1].text in _BE
        pointing = any(word.text in reading.rules.report_words for word in before[:6])
        if (calls and len(before) > 0) or (copula and pointing and len(before) <= 14):
            if reading.quotations.share(content) > 0.9:
                return replace(draft, stance=Stance.DENIES).because(f"stance:{hit.rule.pattern}")
            end = before[-1].start if copula else hit.span.start
            target = reading.trimmed(Span(content.start, end), " \t\n,;:–—-\"“‘'")
            text = target.of(reading.text)
            cut = len(text) - len(re.sub(r"\s+(?:as|to be)$", "", text))
            target = Span(target.start, target.end - cut)
            if len(target):
                return replace(draft, pieces=(target,), stance=Stance.DENIES).because(
                    f"stance:{hit.rule.pattern}"
                )
    return None


_CLOSES = re.compile(r"\W*(?:$|(?:and|or|but|as|because|in|on)\b)")
_CALLS = re.compile(
    r"call|describ|brand|label|denounc|dismiss|characteri|term|reject|slam|blast|deem|dubb", re.IGNORECASE
)
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "'s"))
