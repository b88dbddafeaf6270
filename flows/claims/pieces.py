"""Which of the tagged pieces make up a content."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft
from flows.records import Act, Sentence, Span

_ADVERB = re.compile(r"(?:reportedly|allegedly|supposedly|purportedly|apparently)", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:is|was|are|were|be|has|have|had|will|would|can|could|may|might|should|must|did|does|to|as)\b"
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
# how the narrator goes on once the speaker is named: "…, the mint said, as guards looked on"
_NARRATION = re.compile(
    r"[\s,]*(?:(?:even|just|hours|days|a day|weeks|shortly|moments|minutes)\s+)?(?:as|before|after|when|while|amid|following|in what"
    r"|in one of the|one of the|in the (?:latest|first|second|worst|deadliest|biggest|largest|most))\b",
    re.IGNORECASE,
)
# "which | he calls | his home", "boats that | she said | sank": the relative belongs to what follows
_RELATIVE = re.compile(r"\b(?:which|that|who|whom|what)\s*$")
# "If it rains, | she said | the road will shut"
_CONDITION = re.compile(r"(?:If|When|Whenever|Once|Unless|Until|Because)\s")
_PARTICIPLE = re.compile(r"[A-Z][a-z]{2,}ing\b")
_WORD = re.compile(r"\w+")
_EMPTY = re.compile(r"the|an?|and|or|but|of|to|in|on|for|with|by|as|at", re.IGNORECASE)
_SPOKEN = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me|[Yy]ou|[Yy]our)\b|[“”\"]")
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
    strays = [piece for piece in pieces if not any(piece.overlaps(own) for own in kept)]
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
    kept = [_within(piece, tag, reading) for piece in pieces if piece.overlaps(tag)]
    before = tag
    for piece in reversed([piece for piece in pieces if piece.end <= tag.start]):
        if _goes_with(piece, sentence, reading) and only_marks(Span(piece.end, before.start), reading):
            kept.insert(0, piece)
            before = piece
    after = tag
    for piece in (piece for piece in pieces if piece.start >= tag.end):
        if _goes_with(piece, sentence, reading) and only_marks(Span(after.end, piece.start), reading):
            kept.append(piece)
            after = piece
    return kept


def _within(piece: Span, tag: Span, reading: ArticleReading) -> Span:
    """ "It burned at 2 a.m. | Police said nobody was hurt": an unquoted piece ends before a sentence with its own cue.

    In a text without quotation marks it ends with its sentence.
    """
    if piece.end <= tag.end or piece.start < tag.start or reading.quotations.share(piece):
        return piece
    following = reading.words_at(tag.end + 1)
    said = following is not None and any(hit.rule.act is Act.SAYS for hit in following.acts)
    return reading.trimmed(Span(piece.start, tag.end)) if said or not reading.quotations.inner else piece


def _goes_with(piece: Span, tag: Sentence, reading: ArticleReading) -> bool:
    """A quotation goes with the cue of a sentence beside it; so does a whole sentence whose words show that somebody speaks."""
    if reading.quotations.share(piece) > _QUOTED:
        return True
    sentence = reading.sentence(reading.number_at(piece.start))
    if sentence is None or sentence.paragraph != tag.paragraph or not _is_whole(piece, reading):
        return False
    return _SPOKEN.search(piece.of(reading.text)) is not None


def _is_whole(piece: Span, reading: ArticleReading) -> bool:
    """Whether the piece is one or more sentences of a paragraph from end to end."""
    first = reading.sentence(reading.number_at(piece.start))
    last = reading.sentence(reading.number_at(piece.end - 1))
    if first is None or last is None or first.paragraph != last.paragraph:
        return False
    return only_marks(Span(first.start, piece.start), reading) and (
        piece.end >= last.end or only_marks(Span(piece.end, last.end), reading)
    )


def only_marks(gap: Span, reading: ArticleReading) -> bool:
    """Whether the gap holds no letter and no digit."""
    return not any(map(str.isalnum, gap.of(reading.text)))


def _without_asides(pieces: list[Span], reading: ArticleReading) -> list[Span]:
    """ "She shared her worries, stating, “It is shut.”": a quotation outweighs stray words on the cue's other side."""
    quoted = [piece for piece in pieces if reading.quotations.share(piece) > _QUOTED]
    if sum(map(len, quoted)) < _LONG_QUOTATION:
        return pieces
    return [piece for piece in pieces if piece in quoted or len(piece.of(reading.text).split()) > 4]


def keep_one_side(draft: Draft, reading: ArticleReading) -> Draft:
    """Pieces on both sides of cue and source stay together only round a tag that commas or marks set off.

    "The plan, she said, would fail" is one content, and so is "the cause | he believes | will win". "Far from denying
    | it, the mayor boasted about | the raid" keeps the longer side; "Rents fell, she said, as prices rose" the first.
    """
    if draft.cue is None or draft.source is None or len(draft.pieces) < 2:
        return draft
    first = min(draft.cue.start, draft.source.start)
    last = max(draft.cue.end, draft.source.end)
    before = [piece for piece in draft.pieces if piece.end <= first]
    after = [piece for piece in draft.pieces if piece.start >= last]
    if not before or not after or len(before) + len(after) < len(draft.pieces):
        return draft
    if not reading.quotations.share(after[0]) and (
        _NARRATION.match(reading.text, last) or _NARRATION.match(reading.text, after[0].start)
    ):
        resumed = [piece for piece in after[1:] if reading.quotations.share(piece) > _QUOTED]
        return replace(draft, pieces=(*before, *resumed))
    set_off = reading.text[last - 1] in ",:" or reading.text[last : after[0].start].strip()
    if set_off or reading.quotations.share(before[-1]) > _QUOTED:
        return draft
    if _RELATIVE.search(reading.text, before[0].start, first):
        return draft
    if _GOES_ON.match(reading.text, after[0].start) or _CONDITION.match(reading.text, before[0].start):
        return draft
    kept = max(before, after, key=lambda pieces: sum(map(len, pieces)))
    if kept is before and _is_opening(before[0], reading):
        kept = after
    return replace(draft, pieces=tuple(kept))


def _is_opening(piece: Span, reading: ArticleReading) -> bool:
    """Whether a participle opens the sentence: "Bemoaning the delay, she accused | the mayor of theft"."""
    sentence = reading.sentence(reading.number_at(piece.start))
    if sentence is None or not only_marks(Span(sentence.start, piece.start), reading):
        return False
    return _PARTICIPLE.match(reading.text, piece.start) is not None


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
