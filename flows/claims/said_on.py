"""The day on which something was said, from the words beside the cue."""

import re
from datetime import date, datetime
from functools import lru_cache

from flows.claims.article_reading import ArticleReading
from flows.claims.drafts import Draft

_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
)
_DATE = re.compile(
    rf"\b(?:(?P<last>last\s+)?(?P<weekday>{_DAYS})|(?P<near>yesterday|today|this morning|this afternoon|this evening|tonight)"
    rf"|(?P<full>(?:{_MONTHS})\s+\d{{1,2}}(?:,\s*\d{{4}})?|\d{{1,2}}\s+(?:{_MONTHS})(?:,?\s*\d{{4}})?))\b"
)
_REACH = 70


def said_on(draft: Draft, reading: ArticleReading) -> date | None:
    """The date that stands beside the cue, outside the content, resolved against the article's own.

    "said on Monday" in an article of Wednesday 11 November → 9 November; "said it fell on Monday" → None.
    """
    published = reading.article.published_at
    sentence = reading.sentence(reading.number_at(draft.place.start))
    if draft.cue is None or published is None or sentence is None:
        return None
    nearest = None
    for match in _DATE.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if any(piece.start < end and start < piece.end for piece in draft.pieces):
            continue
        gap = max(0, max(draft.cue.start, start) - min(draft.cue.end, end))
        if gap <= _REACH and (nearest is None or gap < nearest[0]):
            nearest = (gap, match.group())
    return resolve_date(nearest[1], published) if nearest else None


@lru_cache(maxsize=4096)
def resolve_date(words: str, published: datetime) -> date | None:
    """The day that `words` name in an article of that day; the latest such day that is not after it.

    A "last Thursday" in an article of a Thursday is the one a week before.
    """
    import dateparser

    last = words.lower().startswith("last ")
    plain = re.sub(r"^last\s+", "", words, flags=re.IGNORECASE)
    if plain.lower() in ("today", "this morning", "this afternoon", "this evening", "tonight"):
        return published.date()
    base = published.replace(tzinfo=None)
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first"}
    found = dateparser.parse(plain, languages=["en"], settings=settings)
    if found is None:
        return None
    if found.strftime("%A").lower() == plain.lower():
        days = (base.weekday() - found.weekday()) % 7
        return date.fromordinal(base.date().toordinal() - (days or (7 if last else 0)))
    return found.date() if found.date() <= base.date() else None
