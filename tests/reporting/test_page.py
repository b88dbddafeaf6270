import duckdb
import pytest

from flows.lake.dictionary import dictionary
from flows.reporting.analyses import ask, names, question
from flows.reporting.page import render
from flows.warehouse.build import declare

NASTY = "<script>alert('x')</script>\"'&"


@pytest.fixture
def nasty() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for table in dictionary().values():
        declare(connection, table)

    def insert(table: str, **values: object) -> None:
        connection.execute(
            f"insert into {table} by name select {', '.join(f'? as {name}' for name in values)}",
            list(values.values()),
        )

    insert("articles", article_id="a", file=NASTY, outlet=NASTY, title=NASTY, text=NASTY, words=1)
    insert("sources", source_id="s", name=NASTY, kind="person")
    insert(
        "claims",
        claim_id="c",
        article_id="a",
        start_char=0,
        end_char=5,
        text=NASTY,
        source_id="s",
        stance="denies",
        act="says",
        cue=NASTY,
    )
    insert("disputes", dispute_id="d", kind="factual", question=NASTY, status="open", severity=0.5)
    insert(
        "dispute_sides",
        dispute_id="d",
        side=NASTY,
        claim_id="c",
        source_id="s",
        article_id="a",
        start_char=0,
        end_char=5,
    )
    insert("quarantine", file=NASTY, sha256="0", reason="binary", detail=NASTY)
    insert(
        "runs",
        run_id=NASTY,
        started_at="2025-01-01",
        status="succeeded",
        seconds=1.0,
        files_seen=1,
        articles_new=1,
        checks_failed=1,
    )
    insert(
        "checks",
        run_id=NASTY,
        step="load",
        table_name=NASTY,
        expectation="e",
        success=False,
        observed=NASTY,
        severity="warning",
    )
    return connection


def test_nothing_reaches_the_page_unescaped(nasty: duckdb.DuckDBPyConnection) -> None:
    html = render(nasty, has_data_docs=True)
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 8


def test_the_page_stands_on_an_empty_warehouse() -> None:
    connection = duckdb.connect()
    for table in dictionary().values():
        declare(connection, table)
    assert "No disputes found" in render(connection, has_data_docs=False)


@pytest.mark.parametrize("name", names())
def test_every_ready_question_has_an_answer(name: str, ledger: duckdb.DuckDBPyConnection) -> None:
    assert question(name).endswith("?")
    assert ask(ledger, name).columns
