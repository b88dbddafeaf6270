"""Whether two warehouses say the same: all rows, but for what tells of runs and of the time of day."""

from pathlib import Path

import duckdb

_VOLATILE = {"runs", "checks"}
_VOLATILE_COLUMNS = {"run_id", "ingested_at", "first_seen"}
_TIMES_OF_UNDATED_ARTICLES = {"quantities", "disputes", "figures", "figure_conflicts"}

Tables = dict[str, list[tuple[object, ...]]]


def tables(folder: Path) -> Tables:
    """All rows of all tables of the warehouse in `folder` but the ones that tell of runs and times."""
    with duckdb.connect(str(folder / "counterclaim.duckdb"), read_only=True) as connection:
        names = connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'main'"
        ).fetchall()
        return {table: _rows(connection, table) for (table,) in names if table not in _VOLATILE}


def _rows(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[object, ...]]:
    columns = [row[0] for row in connection.execute(f"describe {table}").fetchall()]
    chosen = [f'"{column}"' for column in columns if not _is_volatile(table, column)]
    return connection.execute(f"select {', '.join(chosen)} from {table} order by all").fetchall()


def _is_volatile(table: str, column: str) -> bool:
    if table == "sources" and column == "last_seen":  # the ingest times of undated articles
        return True
    return column in _VOLATILE_COLUMNS or (table in _TIMES_OF_UNDATED_ARTICLES and column.endswith("_at"))
