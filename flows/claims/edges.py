"""The edges of a content: the smallest stretch of the article that states the proposition."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft
from flows.claims.pieces import only_marks
from flows.records import Span

# whom a cue such as "told" is said to, where the tagger took them into the content: "told | the town that it is shut"
_ADDRESSED = re.compile(r"(?:\w[\w’'-]*\s+){1,4}?that\s+(?=\S+\s+\S+\s+\S)")
_TELLING = re.compile(
    r"\b(?:t[eo]ll|told|assur|warn|inform|remind|notif|advis|caution|convinc|persuad)\w*$", re.IGNORECASE
)
_OUTER_MARKS = " \t\n\r,;:–—"
# a "that" with a clause after it; "that criticism" and "that's so" keep theirs
_THAT = re.compile(r"that\s+(?=\S+\s+\S+\s+\S)")
_DATELINE = re.compile(
    r"[A-Z][A-Z .'’-]{2,30}(?:,\s[A-Za-z. ]{2,20})?\s*(?:\([^)\n]{2,30}\)\s*)?[–—-]{1,2}\s+"
)


def snap_to_quotations(draft: Draft, reading: ArticleReading) -> Draft:
    """Pieces that hold most of a quotation, or lie within one that the cue stands outside of, take all of it."""
    pieces = []
    for piece in draft.pieces:
        start, end = piece.start, piece.end
        for place in (piece.start, piece.end - 1):
            quotation = reading.quotations.around(place)
            if quotation is None or (draft.cue is not None and quotation.overlaps(draft.cue)):
                continue
            shared = min(piece.end, quotation.end) - max(piece.start, quotation.start)
            if 2 * shared >= len(quotation):
                start, end = min(start, quotation.start), max(end, quotation.end)
        pieces.append(Span(start, end))
    return replace(draft, pieces=tuple(_joined(sorted(pieces))))


def _joined(pieces: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for piece in pieces:
        if joined and piece.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, piece.end))
        else:
            joined.append(piece)
    return joined


def cut_tails(draft: Draft, reading: ArticleReading) -> Draft:
    """Without what the narrator adds after a comma: "the mint was robbed | , raising questions about pay"."""
    pieces = []
    for piece in draft.pieces:
        end = piece.end
        view = reading.words_at(piece.end - 1)
        for hit in view.tails if view else ():
            before = reading.text[max(piece.start, hit.span.start - 2) : hit.span.start].strip()
            if piece.start + 8 < hit.span.start < end and before == "," and not _is_quoted(hit.span, reading):
                end = hit.span.start
        pieces.append(Span(piece.start, end))
    return replace(draft, pieces=tuple(pieces))


def _is_quoted(span: Span, reading: ArticleReading) -> bool:
    return reading.quotations.around(span.start) is not None


def trim(draft: Draft, reading: ArticleReading) -> Draft | None:
    """Without blanks, commas, a leading "that", a dateline, a quotation mark that no partner answers."""
    draft = _without_addressee(draft, reading)
    pieces = tuple(piece for piece in (_trimmed(piece, reading) for piece in draft.pieces) if len(piece))
    return replace(draft, pieces=pieces) if pieces else None


def _without_addressee(draft: Draft, reading: ArticleReading) -> Draft:
    first = draft.pieces[0]
    if draft.cue is None or draft.cue.end > first.start or not _TELLING.search(draft.cue.of(reading.text)):
        return draft
    addressed = _ADDRESSED.match(reading.text, first.start, first.end)
    if addressed is None or reading.quotations.around(first.start) is not None:
        return draft
    return replace(draft, pieces=(Span(addressed.end(), first.end), *draft.pieces[1:]))


def _trimmed(piece: Span, reading: ArticleReading) -> Span:
    text = reading.text
    span = reading.trimmed(piece, _OUTER_MARKS)
    that = _THAT.match(text, span.start, span.end)
    if that:
        span = Span(that.end(), span.end)
    if span.start == 0 or text[span.start - 1] == "\n":
        dateline = _DATELINE.match(text, span.start, span.end)
        if dateline and dateline.end() < span.end:
            span = Span(dateline.end(), span.end)
    span = _balanced(span, reading)
    if text[span.end - 1 : span.end] == "." and not _keeps_stop(span, reading):
        span = Span(span.start, span.end - 1)
    return span


def _keeps_stop(span: Span, reading: ArticleReading) -> bool:
    """Whether the full stop belongs to the last word ("p.m.") or to a whole quotation or sentence."""
    before = span.of(reading.text)[:-1].rsplit(None, 1)
    return bool(before) and "." in before[-1]


def _balanced(span: Span, reading: ArticleReading) -> Span:
    """With both marks of quotations that it holds whole at its edges, and without a mark whose partner lies outside."""
    start, end = span.start, span.end
    first, last = reading.quotations.around(start), reading.quotations.around(end - 1)
    if first is not None and only_marks(Span(first.start, start), reading):
        whole = first.end <= end or only_marks(Span(end, first.end), reading)
        start = first.start if whole else max(start, first.start + 1)
    if last is not None and only_marks(Span(end, last.end), reading):
        whole = last.start >= start or only_marks(Span(last.start, start), reading)
        end = last.end if whole else min(end, last.end - 1)
    return reading.trimmed(Span(start, end), _OUTER_MARKS) if start < end else span
