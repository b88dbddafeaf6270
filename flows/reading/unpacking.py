"""Gzip without trust: output is bounded however much a small file promises."""

import zlib

from flows.reading.documents import Reason

_STEP = 1024 * 1024


class UnpackError(Exception):
    """The bytes cannot be unpacked; `reason` is DAMAGED or ARCHIVE_BOMB."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def gunzip(data: bytes, limit: int) -> bytes:
    """The unpacked bytes of all gzip members in `data`. Raises UnpackError, over `limit` bytes too."""
    parts: list[bytes] = []
    size = 0
    rest = data
    while rest:
        unpacker = zlib.decompressobj(wbits=31)
        while not unpacker.eof:
            try:
                part = unpacker.decompress(rest, _STEP)
            except zlib.error as error:
                raise UnpackError(Reason.DAMAGED, f"the compressed data are damaged: {error}") from error
            rest = unpacker.unconsumed_tail
            size += len(part)
            if size > limit:
                raise UnpackError(Reason.ARCHIVE_BOMB, f"it unpacks to more than {limit} bytes")
            parts.append(part)
            if not part and not rest and not unpacker.eof:
                raise UnpackError(Reason.DAMAGED, "the compressed data end early")
        rest = unpacker.unused_data.lstrip(b"\0")  # padding after the last member is allowed
    return b"".join(parts)
