"""Speakers of single articles joined into sources, as tables."""

from collections.abc import Sequence
from datetime import date

import pyarrow as pa

from flows.sources import SourceCorrection, SourceTables, UnusedCorrection, apply, own_id, unmentioned_bodies
from flows.warehouse.build import Build
from flows.warehouse.placing import LINKS, place_speakers, speakers_of

_BODIES = pa.schema([(name, pa.string()) for name in ("source_id", "name", "kind", "country", "belongs_to")])
_UNUSED = pa.schema([(name, pa.string()) for name in ("verdict", "one", "other", "why")])


def link_sources(
    build: Build, tables: SourceTables, corrections: Sequence[SourceCorrection], today: date
) -> dict[str, int]:
    """Fill `links.speaker_sources`, `links.unused_source_corrections` and `links.sources` from the staged speakers;
    the rows of the models that they took.

    The analyst's `corrections` that are in force `today` win over what the speakers' names tell.
    """
    filled = build.fill("links", only={"links.arrivals"})
    place_speakers(build)
    unused = _correct(build, corrections, today) if corrections else ()
    build.link({"unused_source_corrections": pa.Table.from_pylist([_unused(row) for row in unused], _UNUSED)})
    filled |= build.fill("links", only={"links.spoken_sources", "links.source_names"}, kept=filled)
    build.link({"unmentioned_bodies": _bodies(build, tables)})
    return filled | build.fill("links", only={"links.sources"}, kept=filled)


def _correct(
    build: Build, corrections: Sequence[SourceCorrection], today: date
) -> tuple[UnusedCorrection, ...]:
    """Link the speakers as the verdicts say; those that changed nothing."""

    def own(speaker_id: str) -> str:
        (speaker,) = speakers_of(build, "s.speaker_id = ?", speaker_id)
        return own_id(speaker)

    placed = build.connection.execute(
        """
        select l.speaker_id, l.source_id from links.speaker_sources as l
        join links.arrivals as a on a.speaker_id = l.speaker_id order by a.position
        """
    )
    corrected = apply(dict(placed.fetchall()), corrections, today, own)
    columns = [list(corrected.links), list(corrected.links.values())]
    build.link({"speaker_sources": pa.table(columns, schema=LINKS)})
    return corrected.unused


def _unused(row: UnusedCorrection) -> dict[str, str]:
    told = row.correction
    return {"verdict": told.verdict, "one": told.one, "other": told.other, "why": row.why}


def _bodies(build: Build, tables: SourceTables) -> pa.Table:
    wholes = build.connection.execute(
        "select distinct belongs_to from links.spoken_sources where belongs_to is not null"
    )
    names = [name for (name,) in wholes.fetchall()]
    mentioned = build.connection.execute("select name from links.source_names")
    bodies = unmentioned_bodies(names, {name for (name,) in mentioned.fetchall()}, tables)
    rows = [(body.source_id, body.name, body.kind, body.country, body.part_of) for body in bodies]
    return pa.Table.from_pylist([dict(zip(_BODIES.names, row, strict=True)) for row in rows], _BODIES)
