"""The edges of a content: the smallest stretch of the article that states the proposition."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft
from flows.records import Span

_ADVERB = re.compile(r"(?:reportedly|allegedly|supposedly|purportedly|apparently)", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:is|was|are|were|be|has|have|had|will|would|can|could|may|might|should|must|did|does|to|as)\b"
)
# whom a cue such as "told" is said to, where the tagger took them into the content: "told | the town that it is shut"
_ADDRESSED = re.compile(r"(?:\w[\w’'-]*\s+){1,4}?that\s+(?=\S+\s+\S+\s+\S)")
_TELLING = re.compile(
    r"\b(?:t[eo]ll|told|assur|warn|inform|remind|notif|advis|caution|convinc|persuad)\w*$", re.IGNORECASE
)
_HEARSAY = re.compile(
    r"\b(?:is|are|was|were|been|be)\s+(?:\w+\s+)?(?:reported|said|believed|feared|presumed|thought|alleged|rumou?red)$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:.!?\n]|\s(?:and|but|after|when|while|because)\s")
_CLAUSE_OPENING = re.compile(
    r"(?:,\s+(?:and|but|while|which|who)?|;|:|\b(?:and|but|that|after|when|because|while|as))\s+",
    re.IGNORECASE,
)
_LONGEST_SUBJECT = 90
_OUTER_MARKS = " \t\n\r,;:–—"
# a "that" with a clause after it; "that criticism" and "that's so" keep theirs
_THAT = re.compile(r"that\s+(?=\S+\s+\S+\s+\S)")
_DATELINE = re.compile(
    r"[A-Z][A-Z .'’-]{2,30}(?:,\s[A-Za-z. ]{2,20})?\s*(?:\([^)\n]{2,30}\)\s*)?[–—-]{1,2}\s+"
)
_WORD = re.compile(r"\w+")
_EMPTY = re.compile(r"the|an?|and|or|but|of|to|in|on|for|with|by|as|at", re.IGNORECASE)
_QUOTED = 0.9
_LONG_QUOTATION = 30


def settle_pieces(draft: Draft, reading: ArticleReading) -> list[Draft]:
    """The draft with those pieces that belong to its cue, and each other piece as a draft without a cue.

    Those in the cue's sentence belong, and quotations beside it that only a speaker's tag sets apart:
    "A," she said. "B." Furniture never does.
    """
    pieces = [piece for piece in draft.pieces if not reading.in_furniture(piece)]
    pieces = [piece for piece in pieces if _says_something(piece, reading)]
    if draft.cue is None:
        return [replace(draft, pieces=tuple(pieces))] if pieces else []
    kept = _belonging(pieces, draft, reading)
    strays = [piece for piece in pieces if piece not in kept]
    kept = _closed_up(_without_asides(kept, reading), reading)
    settled = [replace(draft, pieces=tuple(kept))] if kept else []
    return settled + [replace(draft, cue=None, source=None, pieces=(piece,)) for piece in strays]


def _closed_up(pieces: Sequence[Span], reading: ArticleReading) -> list[Span]:
    """Pieces that only blanks set apart, as one."""
    closed: list[Span] = []
    for piece in pieces:
        if closed and not reading.text[closed[-1].end : piece.start].strip():
            closed[-1] = Span(closed[-1].start, piece.end)
        else:
            closed.append(piece)
    return closed


def _says_something(piece: Span, reading: ArticleReading) -> bool:
    """Whether the piece holds a word beyond articles and connectives."""
    return not all(_EMPTY.fullmatch(word) for word in _WORD.findall(piece.of(reading.text)))


def _belonging(pieces: Sequence[Span], draft: Draft, reading: ArticleReading) -> list[Span]:
    """Pieces of the cue's sentence, and then every quotation that only that sentence sets apart from one of them."""
    assert draft.cue is not None
    sentence = reading.sentence(reading.number_at(draft.cue.start))
    if sentence is None:
        return list(pieces)
    tag = sentence.span
    kept = [piece for piece in pieces if piece.overlaps(tag)]
    before = tag
    for piece in reversed([piece for piece in pieces if piece.end <= tag.start]):
        if _goes_with(piece, reading) and _only_marks(Span(piece.end, before.start), reading):
            kept.insert(0, piece)
            before = piece
    after = tag
    for piece in (piece for piece in pieces if piece.start >= tag.end):
        if _goes_with(piece, reading) and _only_marks(Span(after.end, piece.start), reading):
            kept.append(piece)
            after = piece
    return kept


def _goes_with(piece: Span, reading: ArticleReading) -> bool:
    """A quotation goes with the cue of a sentence beside it; so do whole sentences, but no part of one."""
    if reading.quotations.share(piece) > _QUOTED:
        return True
    first = reading.sentence(reading.number_at(piece.start))
    last = reading.sentence(reading.number_at(piece.end - 1))
    if first is None or last is None:
        return False
    return _only_marks(Span(first.start, piece.start), reading) and (
        piece.end >= last.end or _only_marks(Span(piece.end, last.end), reading)
    )


def _only_marks(gap: Span, reading: ArticleReading) -> bool:
    return not any(map(str.isalnum, gap.of(reading.text)))


def _without_asides(pieces: list[Span], reading: ArticleReading) -> list[Span]:
    """ "She shared her worries, stating, “It is shut.”": a quotation outweighs stray words on the cue's other side."""
    quoted = [piece for piece in pieces if reading.quotations.share(piece) > _QUOTED]
    if sum(map(len, quoted)) < _LONG_QUOTATION:
        return pieces
    return [piece for piece in pieces if piece in quoted or len(piece.of(reading.text).split()) > 4]


def keep_one_side(draft: Draft, reading: ArticleReading) -> Draft:
    """Pieces on both sides of cue and source stay together only round a tag that commas or marks set off.

    "The plan, she said, would fail" is one content, and so is "the cause | he believes | will win". "Far from denying | it, the mayor boasted about | the raid"
    keeps the longer side.
    """
    if draft.cue is None or draft.source is None or len(draft.pieces) < 2:
        return draft
    first = min(draft.cue.start, draft.source.start)
    last = max(draft.cue.end, draft.source.end)
    before = [piece for piece in draft.pieces if piece.end <= first]
    after = [piece for piece in draft.pieces if piece.start >= last]
    if not before or not after or len(before) + len(after) < len(draft.pieces):
        return draft
    if reading.text[last : after[0].start].strip() or reading.quotations.share(before[-1]) > _QUOTED:
        return draft
    if _GOES_ON.match(reading.text, after[0].start):
        return draft
    kept = max(before, after, key=lambda pieces: sum(map(len, pieces)))
    return replace(draft, pieces=tuple(kept))


def whole_clause(draft: Draft, reading: ArticleReading) -> Draft:
    """ "The suspect | allegedly | fled", "The suspect | was reported | missing": the clause is the content."""
    if draft.cue is None or draft.source is not None:
        return draft
    if draft.content.end <= draft.cue.start and _HEARSAY.search(draft.cue.of(reading.text).strip()):
        end = _CLAUSE_END.search(reading.text, draft.cue.end)
        reach = min(end.start() if end else len(reading.text), draft.cue.end + _LONGEST_SUBJECT)
        return replace(draft, pieces=(Span(draft.content.start, reach),))
    if not _ADVERB.fullmatch(draft.cue.of(reading.text).strip()):
        return draft
    sentence = reading.sentence(reading.number_at(draft.cue.start))
    if sentence is None or reading.quotations.around(draft.cue.start) is not None:
        return draft
    before = reading.text[sentence.start : draft.cue.start]
    opening = [match.end() for match in _CLAUSE_OPENING.finditer(before)]
    start = sentence.start + (opening[-1] if opening else 0)
    if draft.cue.start - start > _LONGEST_SUBJECT:
        return draft
    return replace(
        draft, pieces=(Span(min(start, draft.content.start), max(draft.content.end, draft.cue.end)),)
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
    if first is not None and _only_marks(Span(first.start, start), reading):
        whole = first.end <= end or _only_marks(Span(end, first.end), reading)
        start = first.start if whole else max(start, first.start + 1)
    if last is not None and _only_marks(Span(end, last.end), reading):
        whole = last.start >= start or _only_marks(Span(last.start, start), reading)
        end = last.end if whole else min(end, last.end - 1)
    return reading.trimmed(Span(start, end), _OUTER_MARKS) if start < end else span
