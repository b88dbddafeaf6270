"""What a published file was built from, so that a run with nothing new can tell that nothing is to be built."""

import hashlib
import sys
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import duckdb

from flows.lake import Lake
from flows.settings import REFERENCE, SQL, WarehousePaths

# code that decides what the models hold, beside the SQL
_PACKAGES = ("warehouse", "sources", "disputes", "lake", "records")


def fingerprint(lake: Lake) -> str:
    """A hash of the lake's batches and of what makes tables of them."""
    digest = hashlib.sha256(models_hash().encode())
    for batch in lake.batches():
        if not batch.startswith("runs/"):
            digest.update(batch.encode() + b"\n")
    return digest.hexdigest()


def models_hash() -> str:
    """A hash of all that the published tables follow from beside the lake: SQL, reviewed tables, and what links them."""
    digest = hashlib.sha256()
    for path in sorted([*SQL.rglob("*.sql"), *SQL.rglob("*.yaml"), *REFERENCE.rglob("*.csv")]):
        digest.update(path.name.encode() + path.read_bytes())
    digest.update(code_hash(*_PACKAGES).encode())
    digest.update(f"{sys.version} {duckdb.__version__} {version('rapidfuzz')}".encode())
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
    """Write `mark`, and what made the tables, into the file being built."""
    connection.execute("create schema if not exists internal")
    connection.execute("create or replace table internal.build (fingerprint varchar, models varchar)")
    connection.execute("insert into internal.build values (?, ?)", [mark, models_hash()])


def stamped(paths: WarehousePaths) -> str | None:
    """The mark in the published file; None where there is no file, or none that can be read."""
    return _stamped(paths, "fingerprint")


def reusable(paths: WarehousePaths) -> Path | None:
    """The published file, where the very same models and code made it: a build may begin from it."""
    return paths.published if _stamped(paths, "models") == models_hash() else None


def _stamped(paths: WarehousePaths, column: str) -> str | None:
    if not paths.published.is_file():
        return None
    try:
        with duckdb.connect(str(paths.published), read_only=True) as connection:
            ((mark, length),) = connection.execute(
                f"select {column}, block_size * used_blocks from internal.build, pragma_database_size()"
            ).fetchall()
    except (duckdb.Error, ValueError):
        return None
    # a file cut short opens all the same: what is missing is only missed when it is asked for
    return str(mark) if paths.published.stat().st_size >= length else None


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
