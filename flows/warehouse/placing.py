"""Places every speaker under a source, but for groups that the published warehouse holds just as they are.

Speakers that no chain of shared keys connects have no bearing on each other (flows/sources/keys.py). So each connected
group is placed by itself, and where the last publish holds it with the same speakers, in the same order, told alike,
what was decided then stands. The file that is published holds `internal.placed_speakers` for the next build: it
appears with the tables made from it, or not at all.
"""

import sys
from importlib.metadata import version
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from flows.records import Kind, Speaker, content_hash
from flows.sources import join_speakers, meeting_keys
from flows.warehouse.build import Build
from flows.warehouse.fingerprint import code_hash

LINKS = pa.schema([("speaker_id", pa.string()), ("source_id", pa.string())])
_KEYS = pa.schema([("speaker_id", pa.string()), ("keys", pa.list_(pa.int64()))])
_FIELDS = "s.speaker_id, s.article_id, s.name, s.kind, s.country, s.part_of, s.role, s.reference, s.spellings"
_KNOWN = """
    create or replace table links.known_speakers as
    select mark, group_mark, keys, source_id from {placed} where version = ?
"""
_NONE_KNOWN = """
    (select '' as mark, '' as group_mark, []::bigint[] as keys, '' as source_id, '' as version limit 0)
"""
_NEW = "a.mark not in (select mark from links.known_speakers)"
_KEYED = """
    create or replace table links.keyed_speakers as
    select a.*, coalesce(k.keys, n.keys) as keys, k.group_mark as known_group, k.source_id as known_source
    from links.arrivals as a
    left join links.known_speakers as k on k.mark = a.mark
    left join links.new_keys as n on n.speaker_id = a.speaker_id
"""
_GROUPED = """
    create or replace table links.grouped_speakers as
    with groups as materialized (
        select g.number, substr(md5(string_agg(k.mark, ' ' order by k.position)), 1, 16) as group_mark
        from links.keyed_speakers as k
        join links.group_numbers as g on g.position = k.position
        group by g.number
    )
    select k.*, s.group_mark, if(k.known_group = s.group_mark, k.known_source, null) as source_id
    from links.keyed_speakers as k
    join links.group_numbers as g on g.position = k.position
    join groups as s on s.number = g.number
"""
_UNPLACED = "s.speaker_id in (select speaker_id from links.grouped_speakers where source_id is null)"
_PLACED = """
    create or replace table links.speaker_sources as
    select g.speaker_id, coalesce(g.source_id, n.source_id) as source_id
    from links.grouped_speakers as g
    left join links.newly_placed as n on n.speaker_id = g.speaker_id
"""
_KEPT = """
    create or replace table internal.placed_speakers as
    select g.mark, g.group_mark, g.keys, s.source_id, ? as version
    from links.grouped_speakers as g
    join links.speaker_sources as s on s.speaker_id = g.speaker_id
    order by g.position
"""


def place_speakers(build: Build) -> None:
    """Fill `links.speaker_sources` (speaker_id, source_id) from the staged speakers and `links.arrivals`, and the
    build's `internal.placed_speakers`.
    """
    run, of_this_code = build.connection.execute, _version()
    _recall(build, of_this_code)
    fresh = speakers_of(build, _NEW)
    keys = [[_number(key) for key in meeting_keys(speaker)] for speaker in fresh]
    build.link({"new_keys": pa.table([[speaker.speaker_id for speaker in fresh], keys], schema=_KEYS)})
    run(_KEYED)
    build.link({"group_numbers": _groups(build)})
    run(_GROUPED)
    placed = join_speakers(speakers_of(build, _UNPLACED))
    build.link({"newly_placed": pa.table([list(placed), list(placed.values())], schema=LINKS)})
    run(_PLACED)
    run("create schema if not exists internal")
    run(_KEPT, [of_this_code])


def speakers_of(build: Build, condition: str, *parameters: Any) -> list[Speaker]:
    """The staged speakers `s`, at `a` of links.arrivals, that meet `condition`, in order of arrival."""
    rows = build.connection.execute(
        f"""
        select {_FIELDS} from staging.speakers as s
        join links.arrivals as a on a.speaker_id = s.speaker_id
        where {condition} order by a.position
        """,
        list(parameters),
    ).fetchall()
    return [
        Speaker(key, article, name, Kind(kind), country, part_of, role, reference, tuple(spellings))
        for key, article, name, kind, country, part_of, role, reference, spellings in rows
    ]


def _recall(build: Build, of_this_code: str) -> None:
    """What the published file tells of speakers; nothing where it is missing, damaged or made by other code."""
    try:
        with build.last_publish() as name:
            build.connection.execute(_KNOWN.format(placed=f"{name}.internal.placed_speakers"), [of_this_code])
    except duckdb.Error:
        build.connection.execute(_KNOWN.format(placed=_NONE_KNOWN), [of_this_code])


def _groups(build: Build) -> pa.Table:
    """The number of the connected group of each speaker, by its position, which begins at 1."""
    edges = build.connection.execute(
        "select position, unnest(keys) as key from links.keyed_speakers"
    ).fetchnumpy()
    positions, keys = np.asarray(edges["position"]), np.asarray(edges["key"])
    ((count,),) = build.connection.execute("select count(*) from links.keyed_speakers").fetchall()
    different, numbers = np.unique(keys, return_inverse=True)
    size = count + len(different)  # speakers come first, then the keys that connect them
    graph = coo_matrix(
        (np.ones(len(keys), dtype=np.int8), (positions - 1, count + numbers)), shape=(size, size)
    )
    _, groups = connected_components(graph, directed=False)
    return pa.table({"position": np.arange(1, count + 1), "number": groups[:count]})


def _number(key: str) -> int:
    """Two keys that fell on one number would only make a larger group."""
    return int(content_hash(key, size=15), 16)


def _version() -> str:
    """Everything but the speakers that decides how they are placed."""
    return content_hash(code_hash("sources", "records", "warehouse"), sys.version, version("rapidfuzz"))
