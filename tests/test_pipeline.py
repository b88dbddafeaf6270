"""The sample inbox end to end, as a newcomer runs it, and what goes wrong for users."""

import os
import shutil
from pathlib import Path

import duckdb
import pytest

from tests.comparison import tables
from tests.conftest import ROOT, CommandLine
from tests.faults.kills import Runner


def test_the_first_run_finds_what_the_sample_shows(ledger: duckdb.DuckDBPyConnection, sample: Path) -> None:
    def count(sql: str) -> int:
        return int(ledger.execute(sql).fetchall()[0][0])

    assert count("select count(*) from articles") >= 12
    assert count("select count(*) from claims") >= 60
    assert count("select count(*) from estimates") >= 40
    assert count("select count(distinct stance) from claims") == 4
    assert count("select count(*) from claims where len(via) > 0") >= 3
    assert count("select count(*) from files where outcome = 'copy'") == 1
    assert count("select count(*) from articles where duplicate_of is not null") == 1
    assert count("select count(*) from quarantine") == 2
    assert count("select count(*) from disputes where status = 'open' and kind = 'numeric'") >= 1
    assert count("select count(*) from disputes where status = 'open' and kind = 'factual'") >= 1
    assert count("select count(*) from checks") > 50
    assert count("select count(*) from checks where not success and severity = 'critical'") == 0
    screen = (sample / "screen.txt").read_text()
    for word in (
        "articles",
        "claims",
        "estimates",
        "sources",
        "open disputes",
        "counterclaim.duckdb",
        "index.html",
        "select",
    ):
        assert word in screen
    assert (sample / "report" / "index.html").is_file()
    assert (sample / "report" / "data_docs" / "index.html").is_file()
    assert not (sample / ".scratch").exists()


def test_a_second_run_does_no_work_twice_and_changes_nothing(
    counterclaim: CommandLine, sample: Path, tmp_path: Path
) -> None:
    again = tmp_path / "warehouse"
    shutil.copytree(sample, again)
    result = counterclaim("run", "seeds/inbox", "--warehouse", again)
    assert result.returncode == 0, result.stderr
    assert "Nothing new" in result.stdout
    assert tables(again) == tables(sample)
    with duckdb.connect(str(again / "counterclaim.duckdb"), read_only=True) as connection:
        assert connection.execute("select status, claims_new from runs order by started_at").fetchall()[
            1:
        ] == [("succeeded", 0)]


def test_many_runs_in_any_order_give_the_tables_of_one(runner: Runner, sample: Path, tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", tmp_path / "warehouse"
    files = sorted(path for path in (ROOT / "seeds" / "inbox").rglob("*") if path.is_file())
    for late in (files[::-1][: len(files) // 2], files):
        for path in late:
            target = inbox / path.relative_to(ROOT / "seeds" / "inbox")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        runner.whole(inbox, warehouse, tagger="learned")
    assert tables(warehouse) == tables(sample)


def test_a_damaged_publish_is_rebuilt_from_the_lake(
    counterclaim: CommandLine, sample: Path, tmp_path: Path
) -> None:
    again = tmp_path / "warehouse"
    shutil.copytree(sample, again)
    (again / "counterclaim.duckdb").write_bytes(b"half a file")
    assert counterclaim("disputes", "-w", again).returncode == 2
    assert counterclaim("run", "seeds/inbox", "--warehouse", again).returncode == 0
    assert tables(again) == tables(sample)


def test_a_critical_failure_keeps_the_last_good_publish(
    counterclaim: CommandLine, sample: Path, tmp_path: Path
) -> None:
    again = tmp_path / "warehouse"
    shutil.copytree(sample, again)
    for batch in (again / "lake" / "ingest").iterdir():
        shutil.rmtree(batch)
    lone = tmp_path / "inbox"
    lone.mkdir()
    (lone / "one.txt").write_text("The mayor said on Monday that the bridge would stay closed.")
    result = counterclaim("run", lone, "--warehouse", again)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "last good warehouse" in result.stdout
    assert tables(again) == tables(sample)
    shown = counterclaim("status", "-w", again)
    assert "failed" in shown.stdout
    assert "halved_tables" in shown.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("run", "no/such/inbox"), "missing"),
        (("sql", "select 1", "--warehouse", "nowhere"), "there is no warehouse"),
    ],
)
def test_what_cannot_run_says_so_in_one_sentence(
    counterclaim: CommandLine, arguments: tuple[str, ...], said: str
) -> None:
    result = counterclaim(*arguments)
    assert result.returncode == 2, result.stdout + result.stderr
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_damaged_lake_is_named(counterclaim: CommandLine, sample: Path, tmp_path: Path) -> None:
    again = tmp_path / "warehouse"
    shutil.copytree(sample, again)
    next((again / "lake" / "extract").rglob("claims.parquet")).write_bytes(b"PAR1")
    result = counterclaim("run", "seeds/inbox", "--warehouse", again)
    assert result.returncode == 2
    assert "claims.parquet" in result.stderr


def test_a_publish_that_cannot_be_put_in_place_is_named(counterclaim: CommandLine, tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", tmp_path / "w"
    (warehouse / "counterclaim.duckdb" / "theirs").mkdir(parents=True)
    inbox.mkdir()
    (inbox / "one.txt").write_text("The mayor said on Monday that the bridge would stay closed.")
    result = counterclaim("run", inbox, "--warehouse", warehouse, "--tagger", "rules")
    assert result.returncode == 2, result.stderr
    assert "counterclaim.duckdb" in result.stderr
    assert "directory" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_warehouse_that_may_not_be_written_is_named(counterclaim: CommandLine, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    result = counterclaim("run", "seeds/inbox", "--warehouse", tmp_path / "w")
    assert result.returncode == 2
    assert "permission" in result.stderr


def test_a_run_needs_no_server(counterclaim: CommandLine, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "one.txt").write_text("The mayor said on Monday that the bridge would stay closed.")
    result = counterclaim(
        "run", inbox, "-w", tmp_path / "w", PREFECT_API_URL="", PREFECT_HOME=str(tmp_path / "home")
    )
    assert result.returncode == 0, result.stderr
    assert "1 new articles" in result.stdout
