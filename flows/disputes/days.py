"""When a sentence's event took place: a day, or a stretch of time that is not one event's."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from flows.records import content_hash

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?|(?:January|February|March|April|May|June|July|August|" \
    r"September|October|November|December)"  # fmt: skip
_DAY = re.compile(
    rf"(?P<month1>{_MONTH})\s(?P<day1>\d{{1,2}})(?!\d|,\d{{3}})(?:st|nd|rd|th)?(?:,?\s(?P<year1>(?:19|20)\d{{2}}))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month2>{_MONTH})(?:,?\s(?P<year2>(?:19|20)\d{{2}}))?"
    r"|\b(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?\b"
    r"|\b(?P<near>yesterday|today|tonight|this\s(?:morning|afternoon|evening)|last\snight)\b"
)
_PERIOD = re.compile(
    rf"\b(?:[Ss]ince|[Uu]ntil)\s(?!(?:sunset|sunrise|dawn|dusk|daybreak|dark|midnight|noon|then|the\s(?:morning|afternoon|evening))\b)"
    rf"[^,.;]{{1,40}}"
    rf"|\b(?:this|last|past|previous|recent|next|every|each)\s(?:few\s|several\s|two\s|three\s)?"
    r"(?:years?|months?|weeks?|weekends?|decades?|quarter|season|summer|winter|spring|fall)\b"
    r"|\b(?:in|during|over)\sthat\s(?:time|period)\b|\bin\srecent\s\w+|\bso\sfar\b|\bto\sdate\b|\bper\s(?:day|week|month|year)\b|\bannual(?:ly)?\b|\ba\s(?:day|year)\b"
    r"|\b(?:over|during)\sthe\s(?:\w+\s){0,4}weekend\b|\bof\sthe\syear\b|\bweekend\sof\b|\bmonths?\sof\b"
    rf"|\b(?:[Ii]n|[Dd]uring|[Ll]ate|[Ee]arly|mid|for)[\s-](?:{_MONTH})(?!\s\d{{1,2}}\b)|\b(?:[Ii]n|[Dd]uring|of)\s(?:19|20)\d{{2}}\b"
    rf"|(?<!\d\s)\b(?:{_MONTH})\s(?:19|20)\d{{2}}\b"
    r"|\b(?:war|conflict|insurgency|uprising|crackdown),?\s(?:which\s|that\s)?(?:has|had|is|in|on)\b"
    r"|\b(?:years?|months?|weeks?|decades?)\s(?:ago|earlier|of\s\w+)\b|\b(?:one|two|three|four|five|\d+)-year(?![-\s](?:old|veteran|career|term|sentence|contract|plan|degree))\b"
)
_ONE_EVENT = re.compile(
    r"\b(?:[Aa]n?|[Tt]he)\s(?:[\w’'-]+\s){0,5}?(?:strike|attack|airstrike|raid|blast|explosion|bombing|shooting|fire|crash|"
    r"collapse|flood|storm|earthquake)\b"
)
_LATELY = re.compile(r"(?:this|last|past)\s(?:week|weekend|month)")
_GIVEN_OUT = re.compile(r"\b(?:released|published|issued|reported|said)\s$")
# "the agency said on Monday" tells when it was said, not when it happened
_SAY = (
    r"(?:say|says|said|saying|told|tells|announced|reported|added|confirmed|wrote|tweeted|acknowledged|stated|warned|"
    r"denied|rejected|dismissed|disputed|claimed|accused|called|put|raised|lowered)"
)
_STORY = timedelta(days=30)
_SAID_ON = re.compile(
    rf"\b(?:{_SAY}|statement|briefing|interview|conference|accounts?)\b(?:\s[a-z]+){{0,3}}?\s(?:late\s|early\s)?(?:on\s)?$"
)
_ON_SAID = re.compile(rf",?\s(?:[a-z]+ly\s)?{_SAY}\b")


@dataclass(frozen=True, slots=True)
class When:
    """Either a `day`, or a `period` in words ("since friday"), or neither."""

    day: date | None = None
    period: str | None = None


def when(sentence: str, position: int, published: date | None) -> When:
    """What the sentence says of the time of the number that stands at `position` in it.

    A weekday is the last one before `published`, a date without a year the nearest. Of several expressions the one
    nearest to the number counts. "Nine died on Tuesday" has a day; "nine have died since May" has a period.
    """
    # "a blast this week killed 9" tells of no stretch
    is_one = _ONE_EVENT.search(sentence, 0, position) is not None
    period = _nearest(
        (
            match
            for match in _PERIOD.finditer(sentence)
            if not (_LATELY.fullmatch(match.group()) and (is_one or _is_no_stretch(sentence, match)))
        ),
        position,
    )
    day = _nearest(
        (match for match in _DAY.finditer(sentence) if not _is_of_saying(sentence, match)), position
    )
    if period and (
        day is None or _distance(period, position) <= _distance(day, position) or _within(day, period)
    ):
        return When(period=" ".join(period.group().lower().split()))
    if day is None:
        return When()
    return When(day=_resolve(day, published))


def _is_no_stretch(sentence: str, match: re.Match[str]) -> bool:
    """ "Last week’s attack" is one event, and "a report released last week" tells when something was said."""
    return (
        sentence.startswith(("'s", "’s"), match.end())
        or _GIVEN_OUT.search(sentence, 0, match.start()) is not None
    )


def is_past(day: date, published: date | None) -> bool:
    """Whether a day lies so far before the article that it is not of what the article is about."""
    return published is not None and published - day > _STORY


def told_in(what: str, place: str | None, published: date, days: int) -> list[int]:
    """Hashes of a place with each day on which what befell it is told, from `published` on, `days` in all."""
    first = published.toordinal()
    return [int(content_hash(what, place, day, size=15), 16) for day in range(first, first + days)]


def lead_day(text: str, published: date | None) -> date | None:
    """The one day that `text`, the beginning of an article, gives for what it tells; None where it gives several."""
    found = {
        day
        for match in _DAY.finditer(text)
        if not _is_of_saying(text, match) and (day := _resolve(match, published)) is not None
    }
    return next(iter(found)) if len(found) == 1 else None


def _is_of_saying(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 50) : match.start()]
    return bool(_SAID_ON.search(before) or _ON_SAID.match(text, match.end()))


def _nearest(matches: Iterable[re.Match[str]], position: int) -> re.Match[str] | None:
    return min(matches, key=lambda match: _distance(match, position), default=None)


def _distance(match: re.Match[str], position: int) -> int:
    return max(match.start() - position, position - match.end(), 0)


def _within(inner: re.Match[str], outer: re.Match[str]) -> bool:
    return outer.start() <= inner.start() and inner.end() <= outer.end()


def _resolve(match: re.Match[str], published: date | None) -> date | None:
    if match["weekday"] or match["near"]:
        if published is None:
            return None
        if match["weekday"]:
            ago = (published.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
        else:
            ago = 1 if match["near"] in ("yesterday", "last night") else 0
        return published - timedelta(days=ago)
    month = _MONTHS.index((match["month1"] or match["month2"]).lower()[:3]) + 1
    number = int(match["day1"] or match["day2"])
    year = match["year1"] or match["year2"]
    if year:
        return _date(int(year), month, number)
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    candidates = [found for y in years if (found := _date(y, month, number)) is not None]
    return min(candidates, key=lambda found: abs((found - published).days), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
