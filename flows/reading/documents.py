"""What becomes of one offered file or record: a document, or a rejection with its reason."""

from dataclasses import dataclass
from enum import StrEnum

from flows.records import Article

UNREAD = "0" * 64
"""Stands for the SHA-256 of what was offered and not read."""


class Reason(StrEnum):
    """Why a file or record cannot become an article: the documented codes of `quarantine.reason`."""

    EMPTY = "empty"
    BINARY = "binary"
    UNDECODABLE = "undecodable"
    MALFORMED = "malformed"
    TOO_LARGE = "too_large"
    ARCHIVE_BOMB = "archive_bomb"
    DAMAGED = "damaged"
    UNSUPPORTED = "unsupported"
    LANGUAGE = "language"
    UNREADABLE = "unreadable"
    VANISHED = "vanished"
    OUTSIDE = "outside"
    INVALID_EXTRACTION = "invalid_extraction"
    FORGOTTEN = "forgotten"

    @property
    def sentence(self) -> str:
        """The code in plain words, for reports and the command line."""
        return _SENTENCES[self]


_SENTENCES = {
    Reason.EMPTY: "It holds no words.",
    Reason.BINARY: "It is not text: an image, an archive or a programme, whatever its name says.",
    Reason.UNDECODABLE: "It is text in no encoding that we know.",
    Reason.MALFORMED: "It is not of the shape that its format asks for, such as a JSON object with a text.",
    Reason.TOO_LARGE: "It is larger than the limit set for a file or for an article.",
    Reason.ARCHIVE_BOMB: "It unpacks to more than the limit set for unpacked files.",
    Reason.DAMAGED: "Its compressed data end early or fail their own check.",
    Reason.UNSUPPORTED: "Files of this kind are not read.",
    Reason.LANGUAGE: "It is surely not in English.",
    Reason.UNREADABLE: "The file may not be read.",
    Reason.VANISHED: "The file was gone before it could be read.",
    Reason.OUTSIDE: "It is a link that leads out of the inbox.",
    Reason.INVALID_EXTRACTION: "What was extracted from it broke a rule that every row must keep.",
    Reason.FORGOTTEN: "It was taken out on request.",
}


class PublishedBasis(StrEnum):
    """Where an article's date of publication came from, the surest first."""

    JSON = "json"
    FRONT_MATTER = "front_matter"
    SIDECAR = "sidecar"
    HTML = "html"
    FEED = "feed"
    TEXT = "text"
    URL = "url"
    FILE_NAME = "file_name"


@dataclass(frozen=True, slots=True)
class Document:
    """An offered file or record that is an article.

    `locator` is the path below the inbox, for one record of several path`#`line (of a .jsonl) or path`#`item
    (of a JSON list, a feed, a web archive), counted from 1. `sha256` and `size` are of the bytes as offered: the whole file, or
    the record's line. `encoding` is what decoded them. `notes` say what a careful reader should know: a
    guessed encoding, a field left out, a doubtful language.
    """

    locator: str
    sha256: str
    size: int
    article: Article
    published_basis: PublishedBasis | None
    words: int
    encoding: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """An offered file or record that cannot become an article; `detail` says in a sentence what is wrong."""

    locator: str
    sha256: str
    size: int
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read. Whoever opens files compares their size with `file_bytes` before reading them."""

    file_bytes: int = 256 * 1024**2
    unpacked_bytes: int = 256 * 1024**2
    article_characters: int = 5_000_000
