"""How far tagged attributions agree with annotated ones: the figures by which training chooses."""

from collections import Counter
from collections.abc import Sequence

from flows.records import Attribution, Span
from flows.training.corpus import AnnotatedArticle

_EDGES = " \n\t\"“”‘’'.,;:!?()-–—`"


def agreement(
    articles: Sequence[AnnotatedArticle], tagged: Sequence[Sequence[Attribution]]
) -> dict[str, float]:
    """Figures from 0 to 1 by name, over all articles together.

    `overlap` is the F1 of contents that share half of their characters, `exact` of those that are the same
    but for punctuation at the edges, `source` of exact sources; `mean` is the mean of these three. `source of
    exact` is the share of right sources among the exact contents.
    """
    hits: Counter[str] = Counter()
    guesses: Counter[str] = Counter()
    golds: Counter[str] = Counter()
    for article, found in zip(articles, tagged, strict=True):
        text = article.text
        gold = [a for a in article.annotations if a.contents]
        whole = [Span(a.contents[0].start, max(c.end for c in a.contents)) for a in gold]
        golds["overlap"] += len(gold)
        guesses["overlap"] += len(found)
        hits["overlap"] += _half_overlapping(whole, [a.content for a in found])
        right = {_trimmed(span, text): a.sources for span, a in zip(whole, gold, strict=True)}
        guessed = {_trimmed(a.content, text): a.source for a in found}
        golds["exact"] += len(right)
        guesses["exact"] += len(guessed)
        both = right.keys() & guessed.keys()
        hits["exact"] += len(both)
        guesses["source of exact"] += len(both)
        golds["source of exact"] += len(both)
        hits["source of exact"] += sum(_same_source(right[content], guessed[content]) for content in both)
        gold_sources = {_trimmed(source, text) for a in gold for source in a.sources}
        found_sources = {_trimmed(a.source, text) for a in found if a.source}
        golds["source"] += len(gold_sources)
        guesses["source"] += len(found_sources)
        hits["source"] += len(gold_sources & found_sources)
    figures = {name: 2 * hits[name] / max(1, guesses[name] + golds[name]) for name in golds}
    figures["mean"] = (figures["overlap"] + figures["exact"] + figures["source"]) / 3
    return figures


def _trimmed(span: Span, text: str) -> tuple[int, int]:
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip(_EDGES))
    if text[start : start + 5].lower() == "that ":
        start += 5
    return start, span.start + len(piece.rstrip(_EDGES))


def _half_overlapping(gold: Sequence[Span], found: Sequence[Span]) -> int:
    taken: set[int] = set()
    for span in gold:
        for index, other in enumerate(found):
            shared = min(span.end, other.end) - max(span.start, other.start)
            if index not in taken and 2 * shared >= max(span.end, other.end) - min(span.start, other.start):
                taken.add(index)
                break
    return len(taken)


def _same_source(gold: tuple[Span, ...], found: Span | None) -> bool:
    if found is None:
        return not gold
    return any(span.overlaps(found) for span in gold)
