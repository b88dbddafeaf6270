"""The day that a figure is for, where its sentence gives one: "as of Oct. 31", "on Wednesday"."""

import re
from datetime import date, datetime, timedelta

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_DAY = re.compile(
    r"\b(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?P<day>\d{1,2})(?!\d)"
    r"(?:st|nd|rd|th)?(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    r"|\b(?P<day2>\d{1,2})\s+(?P<month2>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:,?\s+(?P<year2>(?:19|20)\d\d))?"
    r"|\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b"
    r"|\b(?P<word>today|yesterday)\b"
)
_SINCE = re.compile(r"(?i:\b(?:since|until|till|before|after|from|next|by|every|last)(?:\s+\w+)?\s*)$")


def read_as_of(text: str, published: datetime | None) -> date | None:
    """The one day that a sentence gives for its figures; None where it gives none or several.

    "12 people died on Wednesday" has one; "since Friday", "by Friday" and "next Friday" have none. A weekday is the
    last one up to the day of publication, a day without a year the nearest to it.
    """
    days = []
    for match in _DAY.finditer(text):
        if _SINCE.search(text[max(0, match.start() - 20) : match.start()]):
            continue
        day = _resolve(match, published.date() if published else None)
        if day is not None and day not in days:
            days.append(day)
    return days[0] if len(days) == 1 else None


def _resolve(match: re.Match[str], published: date | None) -> date | None:
    groups = match.groupdict()
    month = groups["month"] or groups["month2"]
    if month:
        number, day = _MONTHS.index(month.lower()) + 1, int(groups["day"] or groups["day2"])
        year = groups["year"] or groups["year2"]
        if year:
            return _date(int(year), number, day)
        if published is None:
            return None
        candidates = [_date(published.year + shift, number, day) for shift in (-1, 0, 1)]
        dated = [each for each in candidates if each is not None]
        return min(dated, key=lambda each: abs((each - published).days), default=None)
    if published is None:
        return None
    if groups["weekday"]:
        back = (published.weekday() - _WEEKDAYS.index(groups["weekday"].lower())) % 7
        return published - timedelta(days=back)
    return published - timedelta(days=groups["word"] == "yesterday")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
