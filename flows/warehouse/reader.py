"""The published warehouse as readers see it: read-only, one query at a time, parameters always bound."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb

from flows.records.errors import CounterclaimError
from flows.settings import WarehousePaths


class NoWarehouseError(CounterclaimError):
    """There is no published warehouse to read, or it cannot be read; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A query's result: column names, and the rows as tuples."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def dicts(self) -> list[dict[str, Any]]:
        """The rows by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@contextmanager
def published(paths: WarehousePaths) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the newest publish. Raises NoWarehouseError where there is none."""
    if not paths.published.is_file():
        message = f"there is no warehouse at {paths.published}: make one with 'counterclaim run INBOX --warehouse {paths.folder}'"
        raise NoWarehouseError(message)
    try:
        connection = duckdb.connect(str(paths.published), read_only=True)
    except duckdb.Error as error:
        message = (
            f"{paths.published} cannot be opened ({str(error).splitlines()[0]}). "
            f"Run 'counterclaim run INBOX --warehouse {paths.folder}': it is rebuilt from the lake."
        )
        raise NoWarehouseError(message) from error
    try:
        yield connection
    finally:
        connection.close()


def query(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[Any] = ()) -> Rows:
    """Run `sql` with `parameters` bound to its question marks. Raises duckdb.Error for SQL that fails."""
    cursor = connection.execute(sql, list(parameters))
    if cursor is None:  # nothing but blanks and comments
        raise duckdb.ParserException("there is no statement in it")
    columns = tuple(str(column[0]) for column in cursor.description or ())
    return Rows(columns, tuple(tuple(row) for row in cursor.fetchall()))
