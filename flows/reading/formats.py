"""Files to raw records: which bytes are an article's text, and what is said about it beside the text."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from flows.reading.decoding import UndecodableError, decode
from flows.reading.documents import PublishedBasis, Reason, Rejection
from flows.reading.pages import read_page

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<fields>.{0,16384}?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
MOST_MARKS = 500
_DEEP = "it is nested too deeply"


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One offered article before cleaning; `fields` are its metadata as given, `basis` where that was."""

    locator: str
    sha256: str
    size: int
    encoding: str
    text: str
    fields: Mapping[str, object] = field(default_factory=dict)
    basis: PublishedBasis | None = None


Reader = Callable[[str, bytes, bytes], Iterator[RawRecord | Rejection]]


def reject(locator: str, data: bytes, reason: Reason, detail: str) -> Rejection:
    """The rejection of `data` as offered under `locator`."""
    return Rejection(locator, hashlib.sha256(data).hexdigest(), len(data), reason, detail)


def read_plain(locator: str, offered: bytes, data: bytes) -> Iterator[RawRecord | Rejection]:
    """A text file: all of it is the text. `offered` are the bytes in the file, `data` the unpacked ones."""
    text, encoding = decode(data)
    yield _record(locator, offered, encoding, text)


def read_markdown(locator: str, offered: bytes, data: bytes) -> Iterator[RawRecord | Rejection]:
    """A Markdown file: YAML between two lines of three hyphens, then the text, whose markup stays."""
    text, encoding = decode(data)
    match = _FRONT_MATTER.match(text)
    if not match:
        yield _record(locator, offered, encoding, text)
        return
    if sum(map(match["fields"].count, "[{-")) > MOST_MARKS:  # PyYAML takes quadratic time over nested ones
        yield reject(locator, offered, Reason.MALFORMED, "its front matter is nested too deeply")
        return
    try:
        # BaseLoader makes nothing but text, lists and mappings: a title "No" stays as it was written
        fields = yaml.load(match["fields"], Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        detail = _DEEP if isinstance(error, RecursionError) else " ".join(str(error).split())
        yield reject(locator, offered, Reason.MALFORMED, f"its front matter is not YAML: {detail[:200]}")
        return
    if not isinstance(fields, dict):
        fields = {}
    body = text[match.end() :]
    yield _record(locator, offered, encoding, body, fields=renamed(fields), basis=PublishedBasis.FRONT_MATTER)


def renamed(fields: Mapping[object, object]) -> dict[str, object]:
    """Fields by the names that records have: `Date` is `published`, `author` is `byline`."""
    names = {"date": "published", "author": "byline"}
    return {names.get(str(key).lower(), str(key).lower()): value for key, value in fields.items()}


def read_json(locator: str, offered: bytes, data: bytes) -> Iterator[RawRecord | Rejection]:
    """One JSON object with a `text`, or a list of such objects, which are records of their own."""
    text, encoding = decode(data)
    if not text.strip():
        yield reject(locator, offered, Reason.EMPTY, "the file is empty")
        return
    try:
        value = json.loads(text)
        items = [(locator, offered, value)]
        if isinstance(value, list):
            items = [
                (f"{locator}#{number}", _canonical(item), item) for number, item in enumerate(value, start=1)
            ]
    except (ValueError, RecursionError) as error:
        yield reject(locator, offered, Reason.MALFORMED, _json_fault(error))
        return
    if not items:
        yield reject(locator, offered, Reason.EMPTY, "the list holds no record")
    for name, item_bytes, item in items:
        yield _from_object(name, item_bytes, encoding, item)


def read_json_lines(locator: str, offered: bytes, data: bytes) -> Iterator[RawRecord | Rejection]:
    """One JSON object a line; a broken line is one rejection and harms no other; a blank line is none."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = decode(data)[0].encode("utf-8", "replace")
    found = False
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        found = True
        name = f"{locator}#{number}"
        try:
            text, encoding = decode(line)
            yield _from_object(name, line, encoding, json.loads(text))
        except UndecodableError as error:
            yield reject(name, line, error.reason, str(error))
        except (ValueError, RecursionError) as error:
            yield reject(name, line, Reason.MALFORMED, _json_fault(error))
    if not found:
        yield reject(locator, offered, Reason.EMPTY, "the file holds no record")


def read_html(locator: str, offered: bytes, data: bytes) -> Iterator[RawRecord | Rejection]:
    """A web page: its main text and what its head says of it."""
    text, encoding = decode(data)
    body, fields = read_page(text)
    if not body.strip():
        yield reject(locator, offered, Reason.EMPTY, "the page has no main text")
        return
    yield _record(locator, offered, encoding, body, fields=fields, basis=PublishedBasis.HTML)


def _from_object(locator: str, offered: bytes, encoding: str, value: object) -> RawRecord | Rejection:
    if not isinstance(value, dict):
        return reject(locator, offered, Reason.MALFORMED, f"a JSON object was expected, not {_kind(value)}")
    if "text" not in value:
        return reject(locator, offered, Reason.MALFORMED, "the JSON object has no `text`")
    text = value["text"]
    if not isinstance(text, str):
        return reject(locator, offered, Reason.MALFORMED, f"`text` is {_kind(text)}, not a string")
    return _record(locator, offered, encoding, text, fields=value, basis=PublishedBasis.JSON)


def _record(
    locator: str,
    offered: bytes,
    encoding: str,
    text: str,
    *,
    fields: Mapping[str, object] | None = None,
    basis: PublishedBasis | None = None,
) -> RawRecord:
    sha256 = hashlib.sha256(offered).hexdigest()
    return RawRecord(locator, sha256, len(offered), encoding, text, fields or {}, basis)


def _canonical(item: object) -> bytes:
    return json.dumps(item, sort_keys=True).encode("ascii")


def _json_fault(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"it is not JSON: {error.msg} (line {error.lineno}, column {error.colno})"
    return _DEEP if isinstance(error, RecursionError) else "it is not JSON: a number in it is too long"


def _kind(value: object) -> str:
    kinds = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")
