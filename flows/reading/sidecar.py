"""Metadata in a file beside the article's own, `barge.txt.meta.json` or `.meta.yaml` for `barge.txt`."""

import json
from collections.abc import Mapping
from dataclasses import replace

import yaml

from flows.reading.decoding import UndecodableError, decode
from flows.reading.documents import PublishedBasis
from flows.reading.formats import MOST_MARKS, RawRecord, renamed

_MOST_BYTES = 65_536


class SidecarError(Exception):
    """The sidecar cannot be read; the sentence says why."""


def read_sidecar(data: bytes) -> Mapping[str, object]:
    """The fields that a sidecar gives: one JSON object, or YAML as in front matter. Raises SidecarError."""
    if len(data) > _MOST_BYTES:
        message = f"its sidecar has {len(data)} bytes, over {_MOST_BYTES}"
        raise SidecarError(message)
    try:
        text, _ = decode(data)
        if sum(map(text.count, "[{-")) > MOST_MARKS:
            message = "its sidecar is nested too deeply"
            raise SidecarError(message)
        if text.lstrip().startswith("{"):
            fields = json.loads(text)
        else:
            fields = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (makes nothing but text, lists, mappings)
    except (UndecodableError, ValueError, RecursionError, yaml.YAMLError) as error:
        message = "its sidecar is neither JSON nor YAML"
        raise SidecarError(message) from error
    if not isinstance(fields, dict):
        message = "its sidecar names no fields"
        raise SidecarError(message)
    return renamed(fields)


def describe(record: RawRecord, sidecar: Mapping[str, object]) -> RawRecord:
    """The record with the sidecar's fields where its own file gives none; a web page's head counts for less."""
    own = {key: value for key, value in record.fields.items() if value not in (None, "", [])}
    given = {key: value for key, value in sidecar.items() if key != "text" and value not in (None, "", [])}
    fields = {**own, **given} if record.basis is PublishedBasis.HTML else {**given, **own}
    is_dated = "published" in given and fields["published"] is given["published"]
    return replace(record, fields=fields, basis=PublishedBasis.SIDECAR if is_dated else record.basis)
