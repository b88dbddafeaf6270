"""What changed between two published warehouses: columns, counts, rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb

from flows.settings import WarehousePaths
from flows.warehouse.build import literal
from flows.warehouse.reader import Rows, published, query

# they tell of runs and of the time of day, not of the articles
_HISTORY = ("runs", "checks")
_VOLATILE = ("run_id", "ingested_at", "first_seen")


@dataclass(frozen=True, slots=True)
class Difference:
    """One table in two warehouses. `columns` names what one of them lacks or types otherwise."""

    table: str
    rows_before: int | None
    rows_after: int | None
    only_before: int | None
    only_after: int | None
    columns: str

    @property
    def is_none(self) -> bool:
        """Whether the table is the same in both."""
        return not (self.only_before or self.only_after or self.columns)


def differences(before: WarehousePaths, after: WarehousePaths) -> list[Difference]:
    """Each table of either warehouse. Rows are compared by the columns that both have, but for ids of runs and
    times of ingest. Raises NoWarehouseError.
    """
    with _both(before, after) as connection:
        return [_difference(connection, table) for table in sorted(set(_tables(connection)))]


def rows_that_differ(before: WarehousePaths, after: WarehousePaths, table: str, most: int) -> Rows:
    """Rows of `table` that stand in one warehouse alone. Raises KeyError for a table that not both have."""
    with _both(before, after) as connection:
        chosen = ", ".join(_shared(connection, table))
        if not chosen:
            raise KeyError(table)
        return query(
            connection,
            f"""
            from (select 'before' as stands, * from ({_only("before", "after", table, chosen)})
                union all select 'after', * from ({_only("after", "before", table, chosen)}))
            order by all limit ?
            """,
            [most],
        )


@contextmanager
def _both(before: WarehousePaths, after: WarehousePaths) -> Iterator[duckdb.DuckDBPyConnection]:
    """One connection that reads both warehouses, as `before` and `after`."""
    for paths in (before, after):
        with published(paths):
            pass
    with duckdb.connect() as connection:
        for name, paths in (("before", before), ("after", after)):
            connection.execute(f"attach {literal(str(paths.published))} as {name} (read_only)")
        yield connection


def _tables(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    sql = "select distinct table_name from duckdb_tables() where schema_name = 'main'"
    return (str(name) for (name,) in connection.execute(sql).fetchall())


def _columns(connection: duckdb.DuckDBPyConnection, side: str, table: str) -> dict[str, str]:
    sql = """
        select column_name, data_type from duckdb_columns()
        where database_name = ? and schema_name = 'main' and table_name = ? order by column_index
    """
    return dict(connection.execute(sql, [side, table]).fetchall())


def _shared(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    after = _columns(connection, "after", table)
    return [
        f'"{name}"'
        for name, kind in _columns(connection, "before", table).items()
        if after.get(name) == kind and (table in _HISTORY or name not in _VOLATILE)
    ]


def _only(side: str, other: str, table: str, chosen: str) -> str:
    return f'select {chosen} from {side}."{table}" except all select {chosen} from {other}."{table}"'


def _difference(connection: duckdb.DuckDBPyConnection, table: str) -> Difference:
    columns = {side: _columns(connection, side, table) for side in ("before", "after")}

    def count(sql: str) -> int:
        return int(connection.execute(f"select count(*) from ({sql})").fetchall()[0][0])

    rows = {side: count(f'from {side}."{table}"') if columns[side] else None for side in columns}
    chosen = ", ".join(_shared(connection, table))
    only = {"before": rows["before"], "after": rows["after"]}
    if chosen:
        only = {
            "before": count(_only("before", "after", table, chosen)),
            "after": count(_only("after", "before", table, chosen)),
        }
    return Difference(
        table,
        rows["before"],
        rows["after"],
        only["before"],
        only["after"],
        _described(columns["before"], columns["after"]),
    )


def _described(before: dict[str, str], after: dict[str, str]) -> str:
    if not before or not after:
        return "a new table" if after else "the table is gone"
    gone = [f"-{name}" for name in before if name not in after]
    new = [f"+{name}" for name in after if name not in before]
    other = [
        f"{name} {before[name]}→{after[name]}"
        for name in before
        if after.get(name, before[name]) != before[name]
    ]
    return ", ".join(gone + new + other)
