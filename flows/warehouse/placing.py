"""Places every speaker under a source, but for those that the file a build began from holds placed already.

Speakers that no chain of shared keys connects have no bearing on each other (flows/sources/keys.py), and where one is
placed follows from those before it in its connected group. So as far as the group begins with the same speakers, in the
same order, what was decided then stands; the others are placed among the sources that share a key with one of them.
The file holds `internal.placed_speakers` for the next build: it appears with the tables made from it, or not at all.
"""

from typing import Any

import numpy as np
import pyarrow as pa
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from flows.records import Kind, Speaker, content_hash
from flows.sources import join_speakers, meeting_keys
from flows.warehouse.build import Build

LINKS = pa.schema([("speaker_id", pa.string()), ("source_id", pa.string())])
_KEYS = pa.schema([("speaker_id", pa.string()), ("keys", pa.list_(pa.int64()))])
_FIELDS = "s.speaker_id, s.article_id, s.name, s.kind, s.country, s.part_of, s.role, s.reference, s.spellings"
# `group_mark` is the mark of the group's first speaker, `place` the speaker's place among them
_PLACED_BEFORE = """
    create table if not exists internal.placed_speakers
    (mark varchar, group_mark varchar, place bigint, keys bigint[], source_id varchar)
"""
_NEW = "a.mark not in (select mark from internal.placed_speakers)"
_KEYED = """
    create or replace table links.keyed_speakers as
    select
        a.*,
        coalesce(k.keys, n.keys) as keys,
        k.group_mark as known_group,
        k.place as known_place,
        k.source_id as known_source,
    from links.arrivals as a
    left join internal.placed_speakers as k on k.mark = a.mark
    left join links.new_keys as n on n.speaker_id = a.speaker_id
"""
_GROUPED = """
    create or replace table links.grouped_speakers as
    with placed as (
        select
            k.*,
            g.number,
            first_value(k.mark) over members as group_mark,
            row_number() over members as place,
            row_number() over (partition by g.number, k.known_group order by k.position) as place_of_known,
        from links.keyed_speakers as k
        join links.group_numbers as g on g.position = k.position
        window members as (partition by g.number order by k.position)
    )
    select
        speaker_id, position, mark, group_mark, place, keys, known_group, known_place,
        if(
            bool_and(known_place is not null and known_place = place_of_known)
                over (partition by number order by position rows unbounded preceding),
            known_source, null
        ) as source_id,
    from placed
"""
_MET = """
    create or replace table links.met_speakers as
    with sought as (
        select distinct unnest(keys) as key from links.grouped_speakers where source_id is null
    ),
    met as (
        select distinct k.source_id
        from (select source_id, unnest(keys) as key from links.grouped_speakers where source_id is not null) as k
        semi join sought as s on s.key = k.key
    )
    select speaker_id, source_id
    from links.grouped_speakers
    where source_id is null or source_id in (from met)
"""
_PLACED = """
    create or replace table links.speaker_sources as
    select g.speaker_id, coalesce(g.source_id, n.source_id) as source_id
    from links.grouped_speakers as g
    left join links.newly_placed as n on n.speaker_id = g.speaker_id
"""
_STANDING = """
    (select mark from links.grouped_speakers
    where source_id is not null and group_mark = known_group and place = known_place)
"""
_FORGET = f"delete from internal.placed_speakers where mark not in {_STANDING}"
_REMEMBER = f"""
    insert into internal.placed_speakers
    select g.mark, g.group_mark, g.place, g.keys, s.source_id
    from links.grouped_speakers as g
    join links.speaker_sources as s on s.speaker_id = g.speaker_id
    where g.mark not in {_STANDING}
    order by g.position
"""


def place_speakers(build: Build) -> None:
    """Fill `links.speaker_sources` (speaker_id, source_id) from the staged speakers and `links.arrivals`, and the
    build's `internal.placed_speakers`.
    """
    run = build.connection.execute
    run("create schema if not exists internal")
    run(_PLACED_BEFORE)
    fresh = speakers_of(build, _NEW)
    keys = [[_number(key) for key in meeting_keys(speaker)] for speaker in fresh]
    build.link({"new_keys": pa.table([[speaker.speaker_id for speaker in fresh], keys], schema=_KEYS)})
    run(_KEYED)
    build.link({"group_numbers": _groups(build)})
    run(_GROUPED)
    run(_MET)
    decided = dict(run("from links.met_speakers where source_id is not null").fetchall())
    met = speakers_of(build, "s.speaker_id in (select speaker_id from links.met_speakers)")
    placed = join_speakers(met, decided)
    build.link({"newly_placed": pa.table([list(placed), list(placed.values())], schema=LINKS)})
    run(_PLACED)
    with build.one_commit():
        run(_FORGET)
        run(_REMEMBER)


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
