"""Speakers of single articles joined into sources."""

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

SPEAKER_SOURCES = pa.schema([("speaker_id", pa.string()), ("source_id", pa.string())])
SOURCES = pa.schema(
    [
        ("source_id", pa.string()),
        ("name", pa.string()),
        ("kind", pa.string()),
        ("country", pa.string()),
        ("part_of", pa.string()),
    ]
)


def link_sources(speakers: Iterable[Mapping[str, Any]]) -> dict[str, pa.Table]:
    """The tables `speaker_sources` and `sources` from rows of staging.speakers."""
    from flows.records import content_hash

    links, sources = [], {}
    for speaker in speakers:
        own = speaker["article_id"] if speaker["kind"] == "anonymous" else None
        source_id = content_hash("source", speaker["name"], own)
        links.append({"speaker_id": speaker["speaker_id"], "source_id": source_id})
        sources[source_id] = {"source_id": source_id, "part_of": None, **{k: speaker[k] for k in ("name", "kind", "country")}}
    return {
        "speaker_sources": pa.Table.from_pylist(links, SPEAKER_SOURCES),
        "sources": pa.Table.from_pylist(list(sources.values()), SOURCES),
    }
