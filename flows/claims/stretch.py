"""Contents that a tagger cut short, stretched to the clause that they stand in."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft
from flows.records import Sentence, Span

_CONNECTIVE = re.compile(
    r"[\W_]*(?:(?:but|and|or|so|yet|still|also|however|meanwhile|moreover|nevertheless|nonetheless|instead|similarly|"
    r"additionally|furthermore|separately|earlier|later|in addition|in fact|of course|for instance|for example)\b[\s,]+)?",
    re.IGNORECASE,
)
_MOST_MISSING = 20


def stretch(drafts: Sequence[Draft], reading: ArticleReading) -> list[Draft]:
    """The drafts, each content before its cue stretched over the words up to it and from the sentence's start.

    "The toll | is expected to rise, | said the league": a passive on the way ("is expected") is part of what the
    league said, and no claim of its own. A cue with a source of its own is not crossed.
    """
    by_sentence = reading.by_sentence(drafts)
    absorbed: set[int] = set()
    stretched = []
    for draft in drafts:
        number = reading.number_at(draft.place.start)
        sentence = reading.sentence(number)
        if sentence is not None and _follows_content(draft, sentence):
            others = [other for other in by_sentence[number] if other is not draft]
            longer, swallowed = _stretched(draft, others, sentence, reading)
            absorbed.update(map(id, swallowed))
            stretched.append(longer)
        else:
            stretched.append(draft)
    return [draft for draft in stretched if id(draft) not in absorbed]


def _follows_content(draft: Draft, sentence: Sentence) -> bool:
    if draft.cue is None or draft.source is None:
        return False
    tag = min(draft.cue.start, draft.source.start)
    return all(piece.end <= tag and piece.start >= sentence.start for piece in draft.pieces)


def _stretched(
    draft: Draft, others: Sequence[Draft], sentence: Sentence, reading: ArticleReading
) -> tuple[Draft, list[Draft]]:
    assert draft.cue is not None and draft.source is not None
    content = draft.content
    start, end = content.start, content.end
    tag = min(draft.cue.start, draft.source.start)
    floor = reading.end_of_furniture(sentence.start, content.start)
    opening = _CONNECTIVE.match(reading.text, floor, content.start)
    first = opening.end() if opening else floor
    before = [other for other in others if other.place.start < content.start]
    swallowed: list[Draft] = []
    if reading.quotations.around(content.start) is None and not _is_barred(
        Span(first, content.start), reading
    ):
        if all(_is_passive(other, draft, reading) for other in before):
            swallowed = [other for other in before if other.cue is not None]
            start = min(first, start)
        missing = reading.text[end:tag].split()
        bounded = tag == draft.cue.start or reading.text[end:tag].rstrip().endswith(",")
        if (
            bounded
            and 0 < len(missing) <= _MOST_MISSING
            and not any(other.place.overlaps(Span(end, tag)) for other in others)
        ):
            end = tag
    if (start, end) == (content.start, content.end):
        return draft, []
    pieces = [*draft.pieces]
    pieces[0] = Span(start, pieces[0].end)
    pieces[-1] = Span(pieces[-1].start, end)
    return replace(draft, pieces=tuple(pieces)), swallowed


def _is_barred(gap: Span, reading: ArticleReading) -> bool:
    """Whether a quotation mark or a dash keeps the content from reaching over the gap."""
    return any(mark in gap.of(reading.text) for mark in '“”"—;:')


def _is_passive(other: Draft, draft: Draft, reading: ArticleReading) -> bool:
    """A cue whose source is nobody, or only the one who speaks after it: "is expected"."""
    if other.cue is None:
        return True
    view = reading.words_at(other.cue.start)
    hits = [hit for hit in view.cue_hedges if hit.span.overlaps(other.cue)] if view else []
    return bool(hits) and (other.source is None or other.source == draft.source)
