"""Speakers of single articles joined into sources."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from flows.records import Kind, Speaker
from flows.sources import SourceCorrection, SourceTables, join_speakers

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
UNUSED = pa.schema(
    [("verdict", pa.string()), ("one", pa.string()), ("other", pa.string()), ("why", pa.string())]
)


def link_sources(
    speakers: Iterable[Mapping[str, Any]],
    tables: SourceTables,
    corrections: tuple[SourceCorrection, ...] = (),
) -> dict[str, pa.Table]:
    """The tables `speaker_sources`, `sources` and `unused_source_corrections` from rows of staging.speakers.

    The rows come in order of arrival: a source keeps the id of the speaker that founded it.
    """
    joined = join_speakers(map(_speaker, speakers), tables, corrections, datetime.now(UTC).date())
    links = [[link[column] for link in joined.links] for column in (0, 1)]
    sources = [[getattr(source, name) for source in joined.sources] for name in SOURCES.names]
    unused = [
        {
            "verdict": row.correction.verdict,
            "one": row.correction.one,
            "other": row.correction.other,
            "why": row.why,
        }
        for row in joined.unused
    ]
    return {
        "speaker_sources": pa.table(links, schema=SPEAKER_SOURCES),
        "sources": pa.table(sources, schema=SOURCES),
        "unused_source_corrections": pa.Table.from_pylist(unused, UNUSED),
    }


def _speaker(row: Mapping[str, Any]) -> Speaker:
    return Speaker(
        speaker_id=row["speaker_id"],
        article_id=row["article_id"],
        name=row["name"],
        kind=Kind(row["kind"]),
        country=row["country"],
        part_of=row["part_of"],
        role=row["role"],
        reference=row["reference"],
        spellings=tuple(row["spellings"]),
    )
