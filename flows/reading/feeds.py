"""Saved feeds, RSS and Atom: each entry is a record. Entities are not resolved, nothing is fetched."""

import hashlib
from collections.abc import Iterator
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any

from flows.reading.documents import PublishedBasis, Reason, Rejection
from flows.reading.formats import RawRecord, reject
from flows.reading.pages import read_fragment

# the whole text before a summary of it
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "updated")
_WRITERS = ("creator", "author")


def read_feed(locator: str, offered: bytes, data: bytes) -> Iterator[RawRecord | Rejection]:
    """The entries of a feed; one that holds no words is a rejection of its own."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        detail = " ".join(str(error).split())[:200]
        yield reject(locator, offered, Reason.MALFORMED, f"it is not XML: {detail}")
        return
    entries = list(root.iter("{*}item", "{*}entry"))
    if _name(root) not in ("rss", "RDF", "feed"):
        yield reject(locator, offered, Reason.MALFORMED, f"it is no feed: its root is {_name(root)[:40]!r}")
        return
    if not entries:
        yield reject(locator, offered, Reason.EMPTY, "the feed holds no entry")
    outlet = _first(root if _name(root) == "feed" else root.find("{*}channel"), ("title",))
    for number, entry in enumerate(entries, start=1):
        source = etree.tostring(entry, with_tail=False)
        yield RawRecord(
            locator=f"{locator}#{number}",
            sha256=hashlib.sha256(source).hexdigest(),
            size=len(source),
            encoding="utf-8",  # XML names its own
            text=read_fragment(_first(entry, _TEXTS)),
            fields=_fields(entry, outlet),
            basis=PublishedBasis.FEED,
        )


def _fields(entry: Any, outlet: str) -> dict[str, object]:
    writers = [child for child in entry if _name(child) in _WRITERS]
    return {
        "title": read_fragment(_first(entry, ("title",))),
        "outlet": outlet,
        "byline": _first(writers[0], ("name",)) or _words(writers[0]) if writers else "",
        "url": _address(entry),
        "published": _iso(_first(entry, _DATES)),
    }


def _address(entry: Any) -> str:
    """RSS writes it as text, Atom as an attribute of the link that leads to the article itself."""
    links = [child for child in entry if _name(child) == "link"]
    own = [link for link in links if link.get("rel", "alternate") == "alternate"]
    return next((link.get("href") or _words(link) for link in own), "")


def _iso(written: str) -> str:
    """A date as RSS writes it ("Thu, 02 Jan 2025 10:00:00 GMT") in ISO 8601; any other as it is."""
    try:
        moment = parsedate_to_datetime(written)
        return moment.replace(tzinfo=moment.tzinfo or UTC).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return written


def _first(element: Any, names: tuple[str, ...]) -> str:
    """The words of the first child that has one of `names`, the first name before the second."""
    children = [] if element is None else list(element)
    found = (_words(child) for name in names for child in children if _name(child) == name)
    return next((words for words in found if words), "")


def _words(element: Any) -> str:
    return str(element.xpath("string()")).strip()


def _name(element: Any) -> str:
    """The element's name without its namespace; nothing for a comment."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
