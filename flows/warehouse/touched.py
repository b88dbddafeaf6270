"""Which articles, sources, quantities, propositions and disputes are not as they were at the last publish.

A build begins from the published file, and the marts replace only the rows of what is touched. Each model of
`sql/marks` gives a key and a hash of all that the rows under that key follow from. The file keeps these marks in
`internal.marks`, which change together with the rows: a key with another mark, a new one and one that is gone are
touched. In a build from nothing everything is.
"""

from flows.warehouse.build import Build
from flows.warehouse.models import read_models

_MARKS = "create table if not exists internal.marks (kind varchar, key varchar, mark ubigint)"
_TOUCHED = """
    create or replace table touched.{kind} as
    select coalesce(n.{key}, o.key) as {key}
    from marks.{kind} as n
    full join (from internal.marks where kind = '{kind}') as o on o.key = n.{key}
    where n.mark is distinct from o.mark
"""
_FORGET = "delete from internal.marks where kind = '{kind}' and key in (from touched.{kind})"
_REMEMBER = """
    insert into internal.marks
    select '{kind}', n.{key}, n.mark from marks.{kind} as n semi join touched.{kind} as t on t.{key} = n.{key}
"""


def find_touched(build: Build) -> dict[str, int]:
    """Fill the catalogues `marks` and `touched` from the staged and linked tables; how many of each kind are touched."""
    build.fill("marks")
    build.connection.execute("create schema if not exists internal")
    build.connection.execute(_MARKS)
    kinds = {model.path.stem: build.first_column(model.name) for model in read_models("marks")}
    for kind, key in kinds.items():
        build.connection.execute(_TOUCHED.format(kind=kind, key=key))
    with build.one_commit():
        for kind, key in kinds.items():
            build.connection.execute(_FORGET.format(kind=kind))
            build.connection.execute(_REMEMBER.format(kind=kind, key=key))
    counts = {}
    for kind in kinds:
        ((counts[kind],),) = build.connection.execute(f"select count(*) from touched.{kind}").fetchall()
    return counts
