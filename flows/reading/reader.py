"""Reads one offered file: bytes in, documents and rejections out, one for each file or record."""

import re
from collections.abc import Iterator, Mapping

from flows.reading.decoding import UndecodableError, normalise
from flows.reading.documents import Document, Limits, Reason, Rejection
from flows.reading.formats import RawRecord, reject
from flows.reading.furniture import find_furniture, merge, title_line
from flows.reading.kinds import READERS
from flows.reading.language import doubtful, foreign_language
from flows.reading.metadata import clean_field, dateline, outlet_of, publication, tidy_byline
from flows.reading.rules import ReadingRules
from flows.reading.sidecar import SidecarError, describe, read_sidecar
from flows.reading.unpacking import UnpackError, gunzip
from flows.records import Article, content_hash

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
_SINGLE = (".txt", ".md")
_MOST_BYTES = 4  # that one character takes in any encoding
_FIELDS = ("title", "outlet", "byline", "url", "published")


def read_document(
    name: str, data: bytes, limits: Limits, rules: ReadingRules, sidecar: bytes | None = None
) -> Iterator[Document | Rejection]:
    """What the file `name` (its path below the inbox) holds: one item for each file or record, never none.

    Never raises, whatever the bytes. A .jsonl file, a list in a .json file, a feed and a web archive give one item
    for each record, and one for the file as a whole where no record can be told apart. `sidecar` holds metadata of the file; one that
    cannot be read is left out, with a note.
    """
    if len(data) > limits.file_bytes:
        yield reject(
            name, data, Reason.TOO_LARGE, f"the file has {len(data)} bytes, over {limits.file_bytes}"
        )
        return
    stem, packed = (name[:-3], True) if name.lower().endswith(".gz") else (name, False)
    suffix = "." + stem.rpartition("/")[2].rpartition(".")[2].lower() if "." in stem else ""
    reader = READERS.get(suffix)
    if reader is None:
        yield reject(
            name, data, Reason.UNSUPPORTED, f"files that end in {suffix or 'no suffix'} are not read"
        )
        return
    try:
        unpacked = gunzip(data, limits.unpacked_bytes) if packed else data
        if not unpacked.strip():
            yield reject(name, data, Reason.EMPTY, "the file is empty")
            return
        if suffix in _SINGLE and len(unpacked) > _MOST_BYTES * limits.article_characters:
            yield reject(
                name, data, Reason.TOO_LARGE, f"one article of {len(unpacked)} bytes is over the limit"
            )
            return
        fields, notes = _sidecar(sidecar)
        for record in reader(name, data, unpacked):
            if isinstance(record, Rejection):
                yield record
            else:
                yield _document(describe(record, fields), limits, rules, notes)
    except (UndecodableError, UnpackError) as error:
        yield reject(name, data, error.reason, str(error))


def _sidecar(data: bytes | None) -> tuple[Mapping[str, object], tuple[str, ...]]:
    if data is None:
        return {}, ()
    try:
        return read_sidecar(data), ()
    except SidecarError as error:
        return {}, (str(error),)


def _document(
    record: RawRecord, limits: Limits, rules: ReadingRules, noted: tuple[str, ...]
) -> Document | Rejection:
    """The record cleaned, dated and described, or why it is no article."""
    if len(record.text) > limits.article_characters:
        limit = f"the text has {len(record.text)} characters, over {limits.article_characters}"
        return _rejection(record, Reason.TOO_LARGE, limit)
    text = normalise(record.text)
    if not any(character.isalpha() for character in text):
        return _rejection(record, Reason.EMPTY, "the text holds no words")
    language = foreign_language(text, rules.languages)
    if language:
        return _rejection(record, Reason.LANGUAGE, f"the text is not in English: {language}")
    fields = {key: clean_field(record.fields.get(key)) for key in _FIELDS}
    title = fields["title"] or title_line(text, rules.furniture)
    place = dateline(text)
    furniture, byline = find_furniture(text, title, rules.furniture)
    if place:
        furniture = merge([*furniture, place[1]])
    published_at, basis = publication(
        fields["published"], record.basis, text, fields["url"], record.locator.partition("#")[0]
    )
    byline = fields["byline"] or byline
    article = Article(
        article_id=content_hash(text),
        text=text,
        title=title,
        outlet=fields["outlet"] or outlet_of(fields["url"], rules.outlets),
        byline=tidy_byline(byline) if byline else None,
        dateline=place[0] if place else None,
        url=fields["url"],
        published_at=published_at,
        furniture=furniture,
    )
    notes = (*noted, *_notes(record, text, fields, rules))
    words = len(_WORD.findall(text))
    return Document(record.locator, record.sha256, record.size, article, basis, words, record.encoding, notes)


def _notes(record: RawRecord, text: str, fields: dict[str, str | None], rules: ReadingRules) -> Iterator[str]:
    if not record.encoding.startswith(("utf-8-sig", "utf-16", "utf-32")) and record.encoding != "utf-8":
        yield f"encoding guessed: {record.encoding}"
    for key in _FIELDS:
        if record.fields.get(key) not in (None, "", []) and fields[key] is None:
            yield f"`{key}` left out: it is not text"
    if doubtful(text, rules.languages):
        yield "language doubtful: hardly any English function words"


def _rejection(record: RawRecord, reason: Reason, detail: str) -> Rejection:
    return Rejection(record.locator, record.sha256, record.size, reason, detail)
