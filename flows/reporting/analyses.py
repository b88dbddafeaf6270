"""The ready questions in `sql/analyses`."""

import duckdb

from flows.settings import SQL
from flows.warehouse import Rows, query


def names() -> list[str]:
    """The ready questions, by name."""
    return sorted(path.stem for path in (SQL / "analyses").glob("*.sql"))


def analysis_sql(name: str) -> str:
    """The SQL of the ready question `name`. Raises KeyError for one that there is not."""
    if name not in names():
        message = f"there is no analysis '{name}': choose one of {', '.join(names())}"
        raise KeyError(message)
    return (SQL / "analyses" / f"{name}.sql").read_text(encoding="utf-8")


def ask(connection: duckdb.DuckDBPyConnection, name: str) -> Rows:
    """The answer to the ready question `name`. Raises KeyError for one that there is not."""
    return query(connection, analysis_sql(name))


def question(name: str) -> str:
    """What the ready question asks, from its first line."""
    return analysis_sql(name).splitlines()[0].removeprefix("--").strip()
