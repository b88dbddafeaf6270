"""What SQL cannot say by itself: which speakers are one source, which numbers one quantity, which claims one question."""

from typing import Any

import pyarrow as pa

from flows.reference.corrections import load_source_corrections
from flows.settings import REFERENCE
from flows.sources import join_speakers
from flows.warehouse.build import Build

_SOURCES = pa.schema(
    [
        ("source_id", pa.string()),
        ("name", pa.string()),
        ("kind", pa.string()),
        ("country", pa.string()),
        ("part_of", pa.string()),
    ]
)
_SPEAKER_SOURCES = pa.schema([("speaker_id", pa.string()), ("source_id", pa.string())])


def link_all(build: Build) -> None:
    """Fill the catalogue `links` from the staged tables of `build`."""
    link_sources(build)


def rows_of(build: Build, sql: str) -> list[dict[str, Any]]:
    """The rows of `sql` by column name."""
    cursor = build.connection.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
