"""Act: what a cue makes its source do."""

import re

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft
from flows.claims.inflection import FINITE
from flows.claims.phrases import Hit
from flows.claims.rules import CueAct
from flows.claims.sentence_words import SentenceWords, touching
from flows.records import Act, Span

_INFINITIVE = re.compile(r"to\s+[a-z]+")
_CLAUSE = re.compile(r"(?:that|whether|how|why|when|where|what|who)\b", re.IGNORECASE)
_MODALS = frozenset(("may", "might", "could", "would"))
_NARRATOR = frozenset({"i", "we"})


def act_of(draft: Draft, reading: ArticleReading) -> tuple[Act, Hit[CueAct] | None]:
    """The act of a draft's cue, and the row that decides.

    "She said it was shut" → says; "She fears it is shut" → believes; "She wants it shut" → wants; "She praised
    the bridge" → feels. A cue that no row knows says something where it opens a clause or a quotation. Evidence
    without a voice ("the falling prices suggest") and what the narrator holds are no claim: feels.
    """
    if draft.cue is None:
        quoted = reading.quotations.share(draft.content) > 0.9
        return (Act.SAYS if quoted and len(draft.content.of(reading.text).split()) > 3 else Act.FEELS), None
    view = reading.words_at(draft.cue.start)
    hits = touching(view.acts, draft.cue) if view else []
    if not hits:
        return _unknown(draft, reading), None
    hit = _leading(hits, draft.cue.of(reading.text), draft.cue.start)
    if hit.rule.act in (Act.SAYS, Act.BELIEVES):
        if _narrated(draft, reading) or _is_nobodys(draft, hit, view, reading):
            return Act.FEELS, hit
        if hit.rule.voice == "speaker" and not _can_speak(draft, reading):
            return Act.FEELS, hit
        if hit.rule.content == "clause" and not _states(draft, reading):
            return Act.FEELS, hit
    return hit.rule.act, hit


def _leading(hits: list[Hit[CueAct]], cue: str, offset: int) -> Hit[CueAct]:
    """The row that decides: the longest of those that begin first, but a later verb of saying where it reports.

    "blasted him, saying" says; "refused to say" and "plans to announce" are what they begin as.
    """
    ordered = sorted(hits, key=lambda hit: (hit.span.start, -hit.span.end))
    first = max((hit for hit in hits if hit.span.overlaps(ordered[0].span)), key=lambda hit: len(hit.span))
    if first.rule.act in (Act.SAYS, Act.BELIEVES):
        return first
    for hit in reversed(ordered):
        before = cue[: max(0, hit.span.start - offset)].rstrip()
        if hit.rule.act is Act.SAYS and "~" in hit.rule.pattern and before and not before.endswith("to"):
            return hit
    return first


def _unknown(draft: Draft, reading: ArticleReading) -> Act:
    content = draft.content.of(reading.text)
    if _INFINITIVE.match(content):
        return Act.WANTS
    before = reading.text[draft.place.end : draft.content.start].strip().casefold()
    if draft.source is None:
        return Act.FEELS
    quoted = reading.quotations.share(draft.content) > 0.9 and len(content.split()) > 5
    if quoted or _CLAUSE.match(content) or before.endswith("that"):
        return Act.FEELS if _narrated(draft, reading) else Act.SAYS
    return Act.FEELS


def _is_nobodys(draft: Draft, hit: Hit[CueAct], view: SentenceWords | None, reading: ArticleReading) -> bool:
    """Views that the narrator lends to nobody in particular, and what evidence may yet show."""
    assert draft.cue is not None and view is not None
    words = [word.text for word in view.between(draft.cue)]
    if hit.rule.voice == "speaker" and any(word in _MODALS for word in words):
        return True
    if draft.source is not None or reading.quotations.share(draft.content) > 0.9:
        return False
    hearsay = hit.rule.certainty is not None and (
        hit.rule.pattern.startswith("be~") or hit.rule.act is Act.SAYS
    )
    before = reading.text[max(0, hit.span.start - 3) : hit.span.start].casefold()
    return not hearsay and (hit.rule.act is Act.BELIEVES or before == "to ")


def _narrated(draft: Draft, reading: ArticleReading) -> bool:
    """Whether the source is the article's own "I" or "we"."""
    if draft.source is None or draft.source.of(reading.text).casefold() not in _NARRATOR:
        return False
    return reading.quotations.around(draft.source.start) is None


def _states(draft: Draft, reading: ArticleReading) -> bool:
    """Whether the content is more than a thing named: a clause, a plan, partly quoted, or what a document holds."""
    content = draft.content
    first, last = reading.number_at(content.start), reading.number_at(content.end - 1)
    if first != last or reading.quotations.share(content) > 0:
        return True
    if draft.source is not None and _is_document(draft.source, reading):
        return True
    words = reading.tokens(content)
    return (
        not words
        or any(word.tag_ in FINITE for _, word in words)
        or _INFINITIVE.match(content.of(reading.text)) is not None
    )


def _is_document(source: Span, reading: ArticleReading) -> bool:
    words = re.findall(r"[^\W_]+", source.of(reading.text).casefold())
    return not reading.rules.document_words.isdisjoint(words)


def _can_speak(draft: Draft, reading: ArticleReading) -> bool:
    if draft.source is None:
        return False
    text = draft.source.of(reading.text)
    words = re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", text)
    if any(
        word.casefold().removesuffix("’s").removesuffix("'s") in reading.rules.speaking_words
        for word in words
    ):
        return True
    opens_sentence = reading.number_at(draft.source.start) != reading.number_at(draft.source.start - 1)
    named = words[1:] if opens_sentence and len(words) > 1 else words
    return any(word[:1].isupper() for word in named)
