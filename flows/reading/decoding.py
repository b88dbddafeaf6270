"""Bytes to text: encodings, line ends, Unicode form."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from flows.reading.documents import Reason

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"SQLite format 3\0",
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_SAMPLE = 64 * 1024
_MOST_CONTROL = 0.02
# what a Western typewriter leaves in Windows-1252: quotation marks, dashes, currency and accented letters
_WESTERN = re.compile(
    rb"[\x80\x82\x84\x85\x8a\x8c\x8e\x91-\x97\x99\x9a\x9c\x9e\x9f\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb-\xff]"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_MOST_HIGH = 0.3
_MOST_BROKEN = 0.1
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class UndecodableError(Exception):
    """The bytes are no text; `reason` is BINARY or UNDECODABLE."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def decode(data: bytes) -> tuple[str, str]:
    """The text that the bytes hold and the encoding that gave it, `utf-8` before any other.

    Tried in this order: byte order marks, UTF-8, UTF-16 without a mark, UTF-8 with a few broken bytes,
    Windows-1252 where every high byte is one that English texts use, charset-normalizer.
    Raises UndecodableError.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if data.startswith(_MAGIC):
        raise UndecodableError(Reason.BINARY, f"the first bytes are {data[:8]!r}, which begin no text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data)
    wide = _wide(data)
    if wide:
        return _strict(data, wide)
    _refuse_binary(data)
    return text, "utf-8"


def normalise(text: str) -> str:
    """`text` with line feeds for line ends, in Unicode NFC, storable, without outer white space; else unchanged."""
    return unicodedata.normalize("NFC", storable(_LINE_END.sub("\n", text))).strip()


def storable(text: str) -> str:
    """`text` with U+FFFD for what no table can hold: a null character, half of a surrogate pair."""
    return _UNSTORABLE.sub("�", text)


def _decode_legacy(data: bytes) -> tuple[str, str]:
    wide = _wide(data)
    if wide:
        return _strict(data, wide)
    _refuse_binary(data)
    high = len(_HIGH.findall(data))
    mended = data.decode("utf-8", "replace")
    broken = mended.count("�")
    whole = len(mended) - len(mended.encode("ascii", "ignore")) - broken
    if whole and broken <= max(1, _MOST_BROKEN * high):
        return mended, "utf-8 with errors"
    if high <= _MOST_HIGH * len(data) and len(_WESTERN.findall(data)) == high:
        return data.decode("cp1252", "replace"), "cp1252"
    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None:
        try:
            return data.decode(best.encoding), best.encoding
        except (UnicodeError, LookupError):
            pass
    raise UndecodableError(Reason.UNDECODABLE, "no encoding that we know turns its bytes into text")


def _strict(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeError as error:
        raise UndecodableError(
            Reason.UNDECODABLE, f"its byte order mark says {encoding}, but its bytes disagree"
        ) from error


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: English in it has a null byte in every other place and nowhere else."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.7 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes) -> None:
    sample = data[:_SAMPLE]
    control = len(sample) - len(sample.translate(None, _CONTROL))
    if control > _MOST_CONTROL * len(sample) and control > 1:
        raise UndecodableError(
            Reason.BINARY, f"{control} of its first {len(sample)} bytes are control characters"
        )
