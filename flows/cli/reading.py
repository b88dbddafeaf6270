"""The verbs that read the published warehouse."""

import sys
from itertools import groupby
from typing import Any

import duckdb

from flows.cli.output import Format, say, show_rows
from flows.lake import Lake
from flows.lake.dictionary import dictionary
from flows.lake.history import recorded_runs
from flows.records.errors import CounterclaimError
from flows.reporting.analyses import analysis_sql, ask, names
from flows.reporting.plain import plain, shortened
from flows.settings import WarehousePaths
from flows.warehouse import Rows, published, query
from flows.warehouse.differences import differences, rows_that_differ

_RUN_COLUMNS = (
    "run_id",
    "status",
    "files_seen",
    "articles_new",
    "files_quarantined",
    "claims_new",
    "checks_failed",
    "seconds",
)
_KEYS = (
    ("articles", "article_id"),
    ("claims", "claim_id"),
    ("estimates", "estimate_id"),
    ("sources", "source_id"),
    ("quantities", "quantity_id"),
    ("disputes", "dispute_id"),
)
_MOST_DIFFERENT = 1000
_CONTEXT_CHARACTERS = 160
_SHORT_QUOTE = 40


def run_sql(paths: WarehousePaths, sql: str | None, analysis: str | None, output: Format) -> None:
    """Print the answer to a query or a ready question. Raises CounterclaimError for SQL that fails."""
    if (sql is None) == (analysis is None):
        message = "give a SQL query, or --analysis NAME"
        raise CounterclaimError(message)
    if analysis is not None and analysis not in names():
        message = f"there is no analysis '{analysis}': choose one of {', '.join(names())}"
        raise CounterclaimError(message)
    text = analysis_sql(analysis) if analysis else sys.stdin.read() if sql == "-" else str(sql)
    with published(paths) as connection:
        try:
            answer = query(connection, text)
        except duckdb.Error as error:
            message = f"the query failed: {' '.join(str(error).split())}"
            raise CounterclaimError(message) from error
    _print(answer, output)


def show_status(paths: WarehousePaths, output: Format) -> None:
    """The newest runs as the lake holds them, so that those which published nothing are among them."""
    runs = recorded_runs(Lake(paths))
    if not runs:
        with published(paths):
            return
    shown = [tuple(run[column] for column in _RUN_COLUMNS) for run in runs[:10]]
    show_rows(_RUN_COLUMNS, shown, output)
    if output is not Format.TABLE:
        return
    newest = runs[0]
    if newest["detail"]:
        say(f"The newest run: {plain(newest['detail'])}")
    checks = [
        check for check in Lake(paths).read("checks").to_pylist() if check["run_id"] == newest["run_id"]
    ]
    failed = [check for check in checks if not check["success"]]
    say(f"{len(checks)} checks in the newest run, {len(failed)} failed.")
    if failed:
        columns = ("severity", "step", "table_name", "column_name", "expectation", "observed")
        show_rows(columns, [tuple(check[column] for column in columns) for check in failed], output)


def show_disputes(paths: WarehousePaths, every: bool, limit: int | None, output: Format) -> None:
    """The disputes with their evidence, the gravest first; `limit` counts disputes."""
    with published(paths) as connection:
        answer = ask(connection, "dispute_evidence")
    rows = [row for row in answer.dicts() if every or row["dispute_status"] == "open"]
    wanted = list(dict.fromkeys(row["dispute_id"] for row in rows))[:limit]
    rows = [row for row in rows if row["dispute_id"] in wanted]
    if output is not Format.TABLE:
        show_rows(answer.columns, [tuple(row.values()) for row in rows], output)
        return
    if not rows:
        say("No open disputes.")
    for dispute_id, evidence in groupby(rows, key=lambda row: row["dispute_id"]):
        found = list(evidence)
        first = found[0]
        say(
            f"{plain(first['question'])}  [{first['kind']}, {first['dispute_status']}, severity {first['severity']:.2f}, {dispute_id}]"
        )
        for row in found:
            when = f", {row['published_at']:%Y-%m-%d}" if row["published_at"] else ""
            outlet = f" in {plain(row['outlet'])}" if row["outlet"] else ""
            say(f"  {plain(row['side']):<16} {plain(row['source'])}{outlet}{when}: {_quoted(row)}")
        say()


def _quoted(row: dict[str, Any]) -> str:
    """The evidence; a word or two, such as "it", in the words around."""
    quote = plain(row["quote"])
    if len(quote) < _SHORT_QUOTE:
        return f"… {plain(row['before'])} [{quote}] {plain(row['after'])} …"
    return f"“{shortened(quote, 200)}”"


def show_quarantine(paths: WarehousePaths, output: Format) -> None:
    """The files that could not be read."""
    with published(paths) as connection:
        _print(
            query(connection, "select file, reason, detail, first_seen from quarantine order by file"), output
        )


def show_differences(
    before: WarehousePaths, after: WarehousePaths, table: str | None, output: Format
) -> None:
    """What changed between two warehouses. Raises CounterclaimError for a table that not both have."""
    if table is not None:
        try:
            _print(rows_that_differ(before, after, table, _MOST_DIFFERENT), output)
        except KeyError as error:
            message = f"not both warehouses have a table '{table}'"
            raise CounterclaimError(message) from error
        return
    found = [one for one in differences(before, after) if output is not Format.TABLE or not one.is_none]
    columns = ("table", "rows_before", "rows_after", "only_before", "only_after", "columns")
    if found:
        show_rows(columns, [tuple(getattr(one, name) for name in columns) for one in found], output)
    else:
        say("The two warehouses hold the same.")


def show_tables(table: str | None, output: Format) -> None:
    """The data dictionary. Raises CounterclaimError for a table that there is not."""
    described = dictionary()
    if table is None:
        show_rows(("table", "one row is"), [(name, found.grain) for name, found in described.items()], output)
        return
    if table not in described:
        message = f"there is no table '{table}': choose one of {', '.join(described)}"
        raise CounterclaimError(message)
    columns = described[table].columns
    show_rows(
        ("column", "type", "meaning"),
        [(column.name, column.type, column.comment) for column in columns],
        output,
    )


def show_row(paths: WarehousePaths, row_id: str) -> None:
    """One row, where it stands, and what hangs on it. Raises CounterclaimError for an id that no table holds."""
    with published(paths) as connection:
        for table, key in _KEYS:
            found = query(connection, f"select * from {table} where {key} = ?", [row_id]).dicts()
            if found:
                _show_found(connection, table, found[0])
                return
    message = f"no article, claim, estimate, source, quantity or dispute has the id '{row_id}'"
    raise CounterclaimError(message)


def _show_found(connection: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> None:
    say(f"{table}: {dictionary()[table].grain}")
    show_rows(
        ("column", "value"), [(name, value) for name, value in row.items() if value is not None], Format.TABLE
    )
    if "start_char" in row:
        article = query(
            connection, "select file, outlet, text from articles where article_id = ?", [row["article_id"]]
        ).dicts()[0]
        start, end = row["start_char"], row["end_char"]
        before = article["text"][max(0, start - _CONTEXT_CHARACTERS) : start]
        after = article["text"][end : end + _CONTEXT_CHARACTERS]
        say()
        say(f"In {plain(article['file'])}, characters {start} to {end}:")
        say(f"  … {plain(before)} [{plain(article['text'][start:end])}] {plain(after)} …")
    for name, sql in _HANGING.get(table, ()):
        answer = query(connection, sql, [next(iter(row.values()))])
        if answer.rows:
            say()
            say(f"{name}:")
            _print(answer, Format.TABLE)


_HANGING = {
    "articles": (
        (
            "its claims",
            "select c.claim_id, s.name as source, c.cue, c.stance, c.text from claims c left join sources s on s.source_id = c.source_id where c.article_id = ? order by c.start_char",
        ),
        (
            "its estimates",
            "select estimate_id, text, low, high, counted, status, place from estimates where article_id = ? order by start_char",
        ),
    ),
    "sources": (
        (
            "its claims",
            "select claim_id, cue, stance, text from claims where source_id = ? order by article_id, start_char limit 20",
        ),
    ),
    "quantities": (
        (
            "its estimates",
            "select e.estimate_id, e.text, e.low, e.high, s.name as source, a.outlet, a.published_at from estimates e join articles a on a.article_id = e.article_id left join sources s on s.source_id = e.source_id where e.quantity_id = ? order by a.published_at, e.start_char",
        ),
    ),
    "disputes": (
        (
            "its evidence",
            "select s.side, o.name as source, coalesce(c.text, substr(a.text, s.start_char + 1, s.end_char - s.start_char)) as quote, a.outlet from dispute_sides s join articles a on a.article_id = s.article_id left join sources o on o.source_id = s.source_id left join claims c on c.claim_id = s.claim_id where s.dispute_id = ? order by s.side",
        ),
    ),
    "claims": (
        (
            "estimates in it",
            "select estimate_id, text, low, high, counted from estimates where claim_id = ? order by start_char",
        ),
    ),
}


def _print(answer: Rows, output: Format) -> None:
    show_rows(answer.columns, answer.rows, output)
