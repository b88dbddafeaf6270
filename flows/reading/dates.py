"""Dates of publication, as metadata, texts, addresses and file names write them."""

import re
from datetime import UTC, datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
_ZONE = r"(?:\s(?:GMT|UTC|EST|EDT|CET|BST|[+-]\d{2}:?\d{2}))?"
_CLOCK = rf"(?:(?:,|\s-|\sat|\s\|)?\s{{1,3}}\d{{1,2}}[:.]\d{{2}}(?:\s?[ap]\.?m\.?)?{_ZONE})?"
_DAY_FIRST = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}{_MONTH},?\s{{1,3}}(?P<year>\d{{4}})"
_MONTH_FIRST = rf"{_MONTH}\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year>\d{{4}})"
_ISO = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
_NUMBERS = r"(?P<day>\d{1,2})[-./](?P<month>\d{1,2})[-./](?P<year>\d{4})"
_PREFIX = r"(?:(?:first\s)?(?:published|posted|updated|last\supdated)(?:\son)?:?\s{1,3})?"
# a date that opens a text is set off from its first sentence: a line end, or a capital letter after it
_LEADING = tuple(
    re.compile(rf"\s*(?i:{_PREFIX}{_WEEKDAY}{form}{_CLOCK})(?=\s*$|\s*\n|\s+[|–—-]?\s*[\"“‘A-Z0-9])")
    for form in (_DAY_FIRST, _MONTH_FIRST, _ISO, _NUMBERS)
)
_WRITTEN = tuple(
    re.compile(rf"(?i){_WEEKDAY}{form}{_CLOCK}") for form in (_DAY_FIRST, _MONTH_FIRST, _ISO, _NUMBERS)
)
_IN_PATH = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<gap>[-_/]?)(?P<month>\d{2})(?P=gap)(?P<day>\d{2})(?!\d)"
)
_EARLIEST, _LATEST = 1800, 2200


def parse_published(value: str) -> datetime | None:
    """An ISO 8601 time as naive UTC, or a written date such as "4 March 2025"; None where it is neither."""
    value = value.strip()
    try:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        for pattern in _WRITTEN:
            match = pattern.fullmatch(value)
            if match:
                return _date(match)
        return None
    return moment if _EARLIEST <= moment.year <= _LATEST else None


def leading_date(line: str) -> tuple[datetime, int] | None:
    """The date that opens `line`, set off from what follows, and where it ends.

    Matches: "Published March 4, 2025 A barge sank." Not: "March 4, 2025, was a Tuesday."
    """
    for pattern in _LEADING:
        match = pattern.match(line[:200])
        if match:
            found = _date(match)
            if found:
                return found, match.end()
    return None


def date_in_path(path: str) -> datetime | None:
    """The last date that an address or a file name spells as year, month, day: "2025/03/04", "2025-03-04"."""
    found = None
    for match in _IN_PATH.finditer(path[-2000:]):
        found = _date(match) or found
    return found


def _date(match: re.Match[str]) -> datetime | None:
    month_text = match["month"].lower()
    month = _MONTHS[month_text] if month_text in _MONTHS else int(month_text)
    try:
        found = datetime(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
    return found if _EARLIEST <= found.year <= _LATEST else None
