"""What is known about an article besides its text: from its record, the text, the address, the file name."""

import re
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlsplit

from flows.reading.dates import date_in_path, leading_date, parse_published
from flows.reading.decoding import storable
from flows.reading.documents import PublishedBasis
from flows.reading.sentences import paragraphs
from flows.records import Span

_LONGEST = 1000
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/[^/]{1,40}/(?=https?://)")
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3}(?:/[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{1,30})?"
_REGION = r"(?:, (?:[A-ZÀ-Þ][\w.'’-]*)(?: [A-ZÀ-Þ][\w.'’-]*){0,2})?"
_DAY = r"(?:, [A-ZÀ-Þ][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
_DESK = r"(?: ?\((?P<desk>[A-Z][\w .&/-]{1,30})\))"
_DASH = r"(?:\s?(?:—|–|--)|\s-)\s?(?=\S)"
_ROLE = re.compile(r"(?i),\s(?:[\w ]{0,30}\s)?(?:writer|reporter|correspondent|editor|special to)\b.{0,60}$")
_DATELINE = re.compile(rf"(?P<place>{_PLACE}{_REGION}){_DAY}{_DESK}?{_DASH}")
# a place in ordinary letters is a dateline only beside the name of an agency
_DATELINE_WITH_DESK = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){{0,3}}{_REGION}){_DAY}(?:{_DESK}|, [A-Z]{{2,8}}){_DASH}"
)


def clean_field(value: object) -> str | None:
    """A field of a record as one line of text, a list of names joined; None where it holds nothing usable."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if not isinstance(value, str):
        return None
    return storable(" ".join(value[: 4 * _LONGEST].split())[:_LONGEST]) or None


def dateline(text: str) -> tuple[str, Span] | None:
    """The place that opens the text and the span of its line up to the report; looks at the first lines alone.

    A dateline: "HARLOW BAY, Norland (NW) — The ferry ..."; "Harlow Bay (NW) - The ferry ...",
    "Harlow Bay, NW - The ferry ...". None: "Harlow Bay - a small town - was dark."
    """
    for line in list(paragraphs(text[:2000]))[:4]:
        words = line.of(text)[:200]
        match = _DATELINE.match(words) or _DATELINE_WITH_DESK.match(words)
        if match:
            return match["place"], Span(line.start, line.start + match.end())
    return None


def tidy_byline(name: str) -> str:
    """A writer's name in ordinary letters, without a role.

    "MARA O'DELL" is Mara O'Dell, "LEE SO-RA" Lee So-ra, "Ana Ruiz, Staff Writer" Ana Ruiz.
    """
    name = _ROLE.sub("", name)
    if not name.isupper():
        return name
    return re.sub(r"(?<![\w-])(\w)([\w-]*)", lambda match: match[1] + match[2].lower(), name)


def outlet_of(url: str | None, outlets: Mapping[str, str]) -> str | None:
    """The outlet at a web address: its name in `outlets` by host or parent domain, else the host itself."""
    host = _host(url)
    if not host:
        return None
    labels = host.split(".")
    for start in range(len(labels) - 1):
        name = outlets.get(".".join(labels[start:]))
        if name:
            return name
    return host


def publication(
    stated: str | None, basis: PublishedBasis | None, text: str, url: str | None, path: str
) -> tuple[datetime | None, PublishedBasis | None]:
    """When the article was published and how that is known; the surest sign that can be read wins."""
    given = parse_published(stated) if stated else None
    if given:
        return given, basis
    for line in list(paragraphs(text[:2000]))[:4]:
        found = leading_date(line.of(text))
        if found:
            return found[0], PublishedBasis.TEXT
    for value, where in ((url, PublishedBasis.URL), (path, PublishedBasis.FILE_NAME)):
        moment = date_in_path(_ARCHIVED.sub("", value)) if value else None
        if moment:
            return moment, where
    return None, None


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(_ARCHIVED.sub("", url or "")).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None
