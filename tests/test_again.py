"""What is done anew on request, what is taken out, and what a fixed file mends."""

import json
import os
from pathlib import Path

import duckdb
import pytest

from flows.forget import forget
from flows.lake import LakeError
from flows.plan import plan_run
from flows.run import Again
from flows.settings import WarehousePaths, load_settings
from flows.warehouse.differences import differences, rows_that_differ
from tests.comparison import tables
from tests.faults.kills import FIRST, SECOND, Runner, put

QUAY = "The Harbour Union said 30 people were hurt in Quell on 1 March 2025."


def _rows(warehouse: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(warehouse / "counterclaim.duckdb"), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_anew_from_the_lake_and_by_extraction_gives_the_same_tables(runner: Runner, tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", tmp_path / "w"
    put(inbox, {**FIRST, **SECOND})
    runner.whole(inbox, warehouse)
    before = tables(warehouse)
    assert runner.whole(inbox, warehouse, again={"extraction": True})["extracted"] == len(before["articles"])
    assert tables(warehouse) == before
    assert runner.whole(tmp_path / "gone", warehouse, again={"from_lake": True})["extracted"] == 0
    assert tables(warehouse) == before
    # only one article names a day after the first of March in its file's name
    assert runner.whole(inbox, warehouse, again={"since": "2125-01-01"})["extracted"] == 0
    assert runner.whole(inbox, warehouse, again={"since": "2025-03-02"})["extracted"] >= 1
    assert tables(warehouse) == before
    assert differences(WarehousePaths(warehouse), WarehousePaths(warehouse))


def test_a_file_is_forgotten_until_it_is_offered_with_other_content(runner: Runner, tmp_path: Path) -> None:
    inbox, warehouse, kept = tmp_path / "inbox", tmp_path / "w", tmp_path / "kept"
    put(inbox, {"one.txt": QUAY, "sub/copy.txt": QUAY, "other.txt": FIRST["quay/2025-03-01-barge.txt"]})
    runner.whole(inbox, warehouse)
    before = tables(warehouse)
    (kept / "counterclaim.duckdb").parent.mkdir()
    (kept / "counterclaim.duckdb").write_bytes((warehouse / "counterclaim.duckdb").read_bytes())
    paths = WarehousePaths(warehouse)
    with pytest.raises(LakeError, match="was ever read"):
        forget(paths, "none.txt")

    forget(paths, "one.txt")  # the copy accounts for the article still
    runner.whole(inbox, warehouse)
    assert {row[0] for row in _rows(warehouse, "select file from articles")} == {"sub/copy.txt", "other.txt"}
    forget(paths, "sub/copy.txt")
    runner.whole(inbox, warehouse)
    assert _rows(warehouse, "select file from articles") == [("other.txt",)]
    assert _rows(warehouse, "select count(*) from claims where text like '%30 people%'") == [(0,)]
    assert _rows(warehouse, "select file, reason from quarantine order by file") == [
        ("one.txt", "forgotten"),
        ("sub/copy.txt", "forgotten"),
    ]
    changed = {one.table: one for one in differences(WarehousePaths(kept), paths)}
    assert (changed["articles"].only_before, changed["articles"].only_after) == (1, 0)
    assert len(rows_that_differ(WarehousePaths(kept), paths, "articles", 10).rows) == 1

    forget(paths, "one.txt", undo=True)
    forget(paths, "sub/copy.txt", undo=True)
    runner.whole(inbox, warehouse)
    assert tables(warehouse) == before

    forget(paths, "other.txt")
    put(inbox, {"other.txt": FIRST["quay/2025-03-01-barge.txt"] + " Nobody died."})
    runner.whole(inbox, warehouse)
    assert _rows(warehouse, "select outcome, reason from files where file = 'other.txt' order by all") == [
        ("article", None),
        ("quarantined", "forgotten"),
    ]


def test_a_plan_names_what_is_new_and_changes_nothing(runner: Runner, tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", tmp_path / "w"
    put(inbox, {"one.txt": QUAY})
    settings = load_settings(tagger="rules")
    plan = plan_run(inbox, warehouse, settings, Again())
    assert (plan.to_read, plan.is_built_anew, warehouse.exists()) == (("one.txt",), True, False)
    runner.whole(inbox, warehouse)
    put(inbox, {"two.txt": "It rained, police said."})
    held = sorted(path for path in warehouse.rglob("*"))
    plan = plan_run(inbox, warehouse, settings, Again(extraction=True))
    assert (plan.offered, plan.to_read, len(plan.to_extract)) == (2, ("two.txt",), 1)
    assert sorted(path for path in warehouse.rglob("*")) == held


def test_what_could_not_be_read_is_told_until_it_can(runner: Runner, tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", tmp_path / "w"
    inbox.mkdir()
    (inbox / "one.txt").symlink_to("later.txt")
    put(inbox, {"broken.json": "{", "a.jsonl": json.dumps({"text": QUAY}) + "\n{"})
    runner.whole(inbox, warehouse)
    sql = "select file, reason from quarantine order by file"
    assert _rows(warehouse, sql) == [
        ("a.jsonl#2", "malformed"),
        ("broken.json", "malformed"),
        ("one.txt", "vanished"),
    ]
    (inbox / "one.txt").unlink()
    text = "It rained, police said."
    put(inbox, {"one.txt": text})
    runner.whole(inbox, warehouse)
    assert ("one.txt", "vanished") not in _rows(warehouse, sql)
    # gone and back again, with the content that it had
    for expected in (1, 0):
        (inbox / "one.txt").unlink()
        (inbox / "one.txt").symlink_to("later.txt") if expected else put(inbox, {"one.txt": text})
        runner.whole(inbox, warehouse)
        assert _rows(warehouse, "select count(*) from quarantine where file = 'one.txt'") == [(expected,)]
    assert runner.whole(inbox, warehouse)["unchanged"]
    before = tables(warehouse)
    assert not runner.whole(inbox, warehouse, again={"quarantined": True})["unchanged"]
    assert tables(warehouse) == before


def test_a_sidecar_describes_its_file_whenever_it_comes(runner: Runner, tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", tmp_path / "w"
    put(inbox, {"one.txt": QUAY})
    runner.whole(inbox, warehouse)
    put(inbox, {"one.txt.meta.yaml": "title: Hurt at the quay\ndate: 2025-03-02\n", "lone.meta.json": "{}"})
    runner.whole(inbox, warehouse)
    sql = "select file, title, published_at::varchar, published_basis from articles"
    assert _rows(warehouse, sql) == [("one.txt", "Hurt at the quay", "2025-03-02 00:00:00", "sidecar")]
    assert _rows(warehouse, "select file, reason from quarantine") == [("lone.meta.json", "malformed")]


def test_killed_runs_are_told_of(runner: Runner, tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", tmp_path / "w"
    put(inbox, {"one.txt": QUAY})
    listed = runner.whole(inbox, tmp_path / "other", listen=True)["points"]
    point = next(name for name in listed if name.endswith(" extract"))
    assert runner.run(inbox, warehouse, point=point)["status"] == "killed"
    runner.whole(inbox, warehouse)
    assert _rows(warehouse, "select status from runs order by run_id") == [("interrupted",), ("succeeded",)]


def test_files_whose_names_are_shown_alike_stop_nothing(runner: Runner, tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", tmp_path / "w"
    inbox.mkdir()
    for name, text in ((b"caf\xe9.txt", "It rained."), (b"caf\\xe9.txt", "It rained.")):
        Path(os.fsdecode(os.fsencode(inbox) + b"/" + name)).write_text(text)
    runner.whole(inbox, warehouse)
    assert _rows(warehouse, "select file, outcome from files order by all") == [
        ("caf\\xe9 (2).txt", "article"),
        ("caf\\xe9.txt", "copy"),
    ]
    assert runner.whole(inbox, warehouse)["unchanged"]
