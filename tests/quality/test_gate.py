import json
from pathlib import Path

import duckdb
import pytest

from flows.quality import Gate
from flows.quality.suites import STEPS, read_suites


@pytest.fixture
def lake() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("attach ':memory:' as lake")
    connection.execute(
        """
        create table lake.files as select * from (values
            ('a.txt', 'a.txt', 's1', 3, 'x1', null, 'r'), ('b.txt', 'b.txt', 's2', 0, null, 'empty', 'r'),
            ('old.txt', 'old.txt', 's0', 1, null, null, 'q')
        ) as rows(file, container, sha256, bytes, article_id, reason, run_id)
        """
    )
    connection.execute(
        "create table lake.articles as select 'x1' as article_id, 'Hm.' as text, 1 as words, 'r' as run_id"
    )
    return connection


def test_sound_rows_pass_and_every_result_is_a_row(lake: duckdb.DuckDBPyConnection) -> None:
    gate = Gate("r", "q")
    rows = gate.check("ingest", lake)
    assert gate.failed == []
    expected = sum(len(suite.definition["expectations"]) for suite in read_suites("ingest"))
    assert len(rows) == expected == len(gate.rows)
    assert {row["run_id"] for row in rows} == {"r"}


@pytest.mark.parametrize(
    ("damage", "table", "column"),
    [
        (
            "insert into lake.files values ('c.txt', 'c.txt', 's3', 1, null, null, 'r')",
            "files",
            "is_accounted",
        ),
        (
            "insert into lake.files values ('a.txt', 'a.txt', 's1', 3, 'x1', null, 'r')",
            "files",
            "run_id, container, file, sha256",
        ),
        ("insert into lake.articles values ('x1', 'Hm.', 1, 'r')", "articles", "article_id"),
        ("insert into lake.articles values ('x2', '', 0, 'r')", "articles", "words"),
    ],
)
def test_each_kind_of_damage_is_critical(
    lake: duckdb.DuckDBPyConnection, damage: str, table: str, column: str
) -> None:
    lake.execute(damage)
    gate = Gate("r", "q")
    gate.check("ingest", lake)
    assert [(row["table_name"], row["column_name"]) for row in gate.critical] == [(table, column)]


def test_a_warning_does_not_stop_a_publish(lake: duckdb.DuckDBPyConnection) -> None:
    lake.execute(
        "insert into lake.files select 'z' || range, 'z' || range, 'z' || range, 0, null, 'binary', 'r' from range(5)"
    )
    gate = Gate("r", "q")
    gate.check("ingest", lake)
    assert [row["column_name"] for row in gate.failed] == ["is_quarantined"]
    assert gate.critical == []


def test_data_docs_are_written_into_relative_folders_too(
    lake: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    gate = Gate("r", "q")
    gate.check("ingest", lake)
    assert gate.write_data_docs(Path("docs")).is_file()


@pytest.mark.parametrize("step", STEPS)
def test_committed_suites_are_whole(step: str) -> None:
    suites = read_suites(step)
    assert suites
    for suite in suites:
        assert suite.definition["name"] == f"{step}.{suite.subject}"
        assert suite.definition["meta"]["about"]
        assert all(one["severity"] in ("critical", "warning") for one in suite.definition["expectations"])
        json.dumps(suite.definition)
