"""What a published file was built from, so that a run with nothing new can tell that nothing is to be built."""

import hashlib
from importlib.resources import files

import duckdb

from flows.lake import Lake
from flows.settings import REFERENCE, SQL, WarehousePaths

# code that decides what the models hold, beside the SQL
_PACKAGES = ("warehouse", "sources", "disputes", "lake", "records")


def fingerprint(lake: Lake) -> str:
    """A hash of the lake's batches, the SQL, the reviewed tables and the code that links them."""
    digest = hashlib.sha256()
    for batch in lake.batches():
        if not batch.startswith("runs/"):
            digest.update(batch.encode() + b"\n")
    for path in sorted([*SQL.rglob("*.sql"), *SQL.rglob("*.yaml"), *REFERENCE.rglob("*.csv")]):
        digest.update(path.name.encode() + path.read_bytes())
    digest.update(code_hash(*_PACKAGES).encode())
    return digest.hexdigest()


def code_hash(*packages: str) -> str:
    """A hash of the modules of `packages`."""
    digest = hashlib.sha256()
    for package in packages:
        for entry in sorted(files(f"flows.{package}").iterdir(), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                digest.update(entry.name.encode() + entry.read_bytes())
    return digest.hexdigest()


def stamp(connection: duckdb.DuckDBPyConnection, mark: str) -> None:
    """Write `mark` into the file being built."""
    connection.execute("create schema if not exists internal")
    connection.execute("create or replace table internal.build (fingerprint varchar)")
    connection.execute("insert into internal.build values (?)", [mark])


def stamped(paths: WarehousePaths) -> str | None:
    """The mark in the published file; None where there is no file, or none that can be read."""
    if not paths.published.is_file():
        return None
    try:
        with duckdb.connect(str(paths.published), read_only=True) as connection:
            marks = connection.execute("select fingerprint from internal.build").fetchall()
    except duckdb.Error:
        return None
    return str(marks[0][0]) if marks else None


def published_row_counts(paths: WarehousePaths) -> dict[str, int]:
    """Rows of each table in the published file; empty where there is no file, or none that can be read."""
    if not paths.published.is_file():
        return {}
    try:
        with duckdb.connect(str(paths.published), read_only=True) as connection:
            names = connection.execute(
                "select table_name from duckdb_tables() where schema_name = 'main'"
            ).fetchall()
            counts = {}
            for (name,) in names:
                ((rows,),) = connection.execute(f'select count(*) from "{name}"').fetchall()
                counts[str(name)] = int(rows)
            return counts
    except duckdb.Error:
        return {}
