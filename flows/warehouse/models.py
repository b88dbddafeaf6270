"""The SQL models: one file each, ordered by what they read."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import duckdb

from flows.settings import SQL


class SqlModelError(Exception):
    """A SQL model cannot be built: an error of ours; the sentence names its file."""


@dataclass(frozen=True, slots=True)
class Model:
    """A query and the table it fills: `staging.files` for sql/staging/files.sql, `claims` for sql/marts/claims.sql."""

    name: str
    layer: str
    path: Path
    sql: str


def read_models(layer: str) -> list[Model]:
    """The models of `layer` (`staging`, `links`, `marks`, `marts` or `ops`), by name."""
    prefix = f"{layer}." if layer in ("staging", "links", "marks") else ""
    return [
        Model(prefix + path.stem, layer, path, path.read_text(encoding="utf-8"))
        for path in sorted((SQL / layer).glob("*.sql"))
    ]


def in_order(models: list[Model], only: Collection[str] | None = None) -> list[Model]:
    """The models so that each comes after those it reads; with `only`, those named and whatever they read.

    Raises SqlModelError where one does not parse, or where they read each other in a circle.
    """
    by_name = {model.name: model for model in models}
    reads = {model.name: (_tables_read(model) & by_name.keys()) - {model.name} for model in models}
    wanted = set(reads) if only is None else _closure(only, reads)
    try:
        order = TopologicalSorter({name: sorted(reads[name]) for name in sorted(wanted)}).static_order()
        return [by_name[name] for name in order]
    except CycleError as error:
        message = f"these models read each other in a circle: {' → '.join(error.args[1])}"
        raise SqlModelError(message) from error


@cache
def _tables_read(model: Model) -> set[str]:
    """Names of the tables in the query. DuckDB's get_table_names would bind it, which needs the tables to be there."""
    ((serialized,),) = duckdb.execute("select json_serialize_sql(?)", [model.sql]).fetchall()
    tree = json.loads(serialized)
    if tree.get("error"):
        message = f"{model.path.name} does not parse: {tree.get('error_message')}"
        raise SqlModelError(message)
    return set(_base_tables(tree))


def _base_tables(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from _base_tables(child)
    elif isinstance(node, dict):
        if node.get("type") == "BASE_TABLE":
            yield f"{node['schema_name']}.{node['table_name']}" if node["schema_name"] else node["table_name"]
        for child in node.values():
            yield from _base_tables(child)


def _closure(names: Collection[str], reads: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += reads[name]
    return found
