"""Web archives (WARC): each page that a server sent is a record; requests, pictures and scripts are none."""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from flows.reading.documents import Reason, Rejection
from flows.reading.formats import RawRecord, read_html, reject

_VERSION = re.compile(rb"\s*WARC/\d\.\d\r?\n")
_HEADER = re.compile(rb"([^:\r\n]+):[ \t]*([^\r\n]*)\r?\n")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r\n")
_MOST_HEAD = 65_536
_MOST_PAGE = 16 * 1024 * 1024


def read_web_archive(locator: str, offered: bytes, data: bytes) -> Iterator[RawRecord | Rejection]:
    """The pages of an archive, counted from 1; what follows a record that cannot be told apart is one rejection."""
    number, place = 0, 0
    while data[place : place + _MOST_HEAD].strip():
        block = _block(data, place)
        if block is None:
            yield reject(
                f"{locator}#{number + 1}", data[place:], Reason.MALFORMED, "no WARC record begins here"
            )
            return
        headers, content, place = block
        page = _page(headers, content)
        if page is None:
            continue
        number += 1
        for record in read_html(f"{locator}#{number}", content, page):
            if isinstance(record, RawRecord):
                address = headers.get("warc-target-uri", "").strip("<>")
                yield replace(record, fields={**record.fields, "url": address or record.fields.get("url")})
            else:
                yield record
    if not number:
        yield reject(locator, offered, Reason.EMPTY, "the archive holds no page")


def _block(data: bytes, place: int) -> tuple[Mapping[str, str], bytes, int] | None:
    """One record's headers and content, and where it ends."""
    version = _VERSION.match(data, place)
    end = version and _HEAD_END.search(data, version.end(), version.end() + _MOST_HEAD)
    if not version or not end:
        return None
    headers = _headers(data[version.end() : end.end()])
    length = headers.get("content-length", "")
    if not length.isascii() or not length.isdigit() or len(length) > 12:
        return None
    stop = end.end() + int(length)
    return (headers, data[end.end() : stop], stop) if stop <= len(data) else None


def _page(headers: Mapping[str, str], content: bytes) -> bytes | None:
    """The page that a server sent, unpacked; None where the record is anything else."""
    end = _HEAD_END.search(content, 0, _MOST_HEAD)
    if headers.get("warc-type") != "response" or not content.startswith(b"HTTP/") or not end:
        return None
    first, _, rest = content[: end.end()].partition(b"\n")
    sent = _headers(rest)
    if first.split()[1:2] != [b"200"] or "html" not in sent.get("content-type", ""):
        return None
    body = content[end.end() :]
    if "chunked" in sent.get("transfer-encoding", ""):
        body = _joined(body)
    if "gzip" in sent.get("content-encoding", ""):
        try:
            body = zlib.decompressobj(wbits=31).decompress(body, _MOST_PAGE)
        except zlib.error:
            return b""
    return body


def _headers(head: bytes) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in _HEADER.findall(head)}


def _joined(body: bytes) -> bytes:
    """The chunks of a body put together, as many as are whole."""
    parts, place = [], 0
    while chunk := _CHUNK.match(body, place):
        size = int(chunk[1], 16)
        if not size:
            break
        parts.append(body[chunk.end() : chunk.end() + size])
        place = chunk.end() + size + 2
    return b"".join(parts) or body
