"""A full disk, a revoked permission, a lock of the dead: one sentence each, and the next run makes it good."""

import os
import shutil
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from flows.settings import WarehousePaths
from flows.warehouse import sole_writer
from tests.comparison import tables
from tests.conftest import report_figures
from tests.faults.kills import FIRST, SECOND, Runner, Stage, put, same

TORTURED = bool(os.environ.get("TORTURE_SEEDS"))
SHUT = (".", ".scratch", "lake/ingest", "lake/extract", "lake/runs", "report")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of some megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if made.returncode:
        pytest.skip("no small file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.parametrize("free", [0, 20_000, 100_000, 1_000_000] if TORTURED else [20_000])
def test_a_full_disk_loses_nothing(runner: Runner, stage: Stage, small_disk: Path, free: int) -> None:
    warehouse = small_disk / "w"
    shutil.copytree(stage.fresh("full"), warehouse)
    before = tables(warehouse)
    ballast = small_disk / "ballast"
    left = shutil.disk_usage(small_disk).free
    ballast.write_bytes(bytes(max(0, left - free)))
    answer = runner.run(stage.inbox, warehouse)
    assert answer["status"] == "raised", answer
    assert answer["detail"].startswith(("LakeError", "WarehouseError", "OSError")), answer
    assert tables(warehouse) == before
    ballast.unlink()
    runner.whole(stage.inbox, warehouse)
    assert tables(warehouse) == stage.after


def test_what_may_not_be_read_is_told_and_read_once_it_may(runner: Runner, tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", tmp_path / "w"
    put(
        inbox,
        {
            "shut/in.txt": "It rained, police said.",
            "mine.txt": "It snowed, police said.",
            "open.txt": "Hail fell.",
        },
    )
    for name in ("shut", "mine.txt"):
        (inbox / name).chmod(0)
    assert runner.run(inbox, warehouse, obedient=True)["status"] == "succeeded"
    assert _outcomes(warehouse) == {"shut": "unreadable", "mine.txt": "unreadable", "open.txt": "article"}
    read = {"shut/in.txt": "article", "mine.txt": "article", "open.txt": "article"}
    for left, expected in ((0o700, read), (0, {**read, "shut": "unreadable"}), (0o700, read)):
        (inbox / "shut").chmod(left)
        (inbox / "mine.txt").chmod(0o600)
        assert runner.run(inbox, warehouse, obedient=True)["status"] == "succeeded"
        assert _outcomes(warehouse) == expected
    runner.whole(inbox, tmp_path / "undisturbed")
    assert tables(warehouse) == tables(tmp_path / "undisturbed")
    (inbox / "mine.txt").chmod(0)
    inbox.chmod(0)
    refused = runner.run(inbox, warehouse, obedient=True)
    inbox.chmod(0o700)
    assert refused["detail"].startswith("InboxError: the inbox"), refused


def _outcomes(warehouse: Path) -> dict[str, str]:
    with duckdb.connect(str(warehouse / "counterclaim.duckdb"), read_only=True) as connection:
        return dict(connection.execute("select file, coalesce(reason, outcome) from files").fetchall())


@pytest.mark.parametrize(
    ("revoked", "left"),
    [("lake/ingest", 0o500), ("lake/extract", 0o500), ("lake/runs", 0o500), ("lake", 0), (".", 0o500)],
)
def test_a_revoked_permission_loses_nothing(runner: Runner, stage: Stage, revoked: str, left: int) -> None:
    warehouse = stage.fresh("revoked")
    (warehouse / revoked).chmod(left)
    answer = runner.run(stage.inbox, warehouse, obedient=True)
    assert answer["status"] == "raised", answer
    assert answer["detail"].startswith(("LakeError", "WarehouseError", "PermissionError")), answer
    (warehouse / revoked).chmod(0o700)
    answer = runner.run(stage.inbox, warehouse, obedient=True)
    assert answer["status"] == "succeeded", answer
    assert tables(warehouse) == stage.after


def test_a_permission_revoked_in_mid_run_loses_nothing(runner: Runner, stage: Stage) -> None:
    strikes = [order for chain in stage.strikes() for order in chain] if TORTURED else stage.renames()
    ends: Counter[str] = Counter()
    for number, order in enumerate(strikes):
        warehouse = stage.fresh("shut")
        shut = warehouse / SHUT[number % len(SHUT)] if TORTURED else warehouse
        answer = runner.run(stage.inbox, warehouse, obedient=True, shut=str(shut), **order)
        ends[answer["status"]] += 1
        if answer["status"] == "raised":
            assert answer["detail"].startswith(("LakeError", "WarehouseError", "PermissionError")), answer
            assert "ermission denied" in answer["detail"], answer
        assert tables(warehouse) in (stage.before, stage.after), order
        if shut.exists():  # a run clears its scratch away
            shut.chmod(0o700)
        assert runner.run(stage.inbox, warehouse, obedient=True)["status"] == "succeeded"
        same(tables(warehouse), stage.after, order)
    report_figures(
        "permission revoked in mid-run", ", ".join(f"{count} {end}" for end, count in ends.items())
    )
    assert ends["raised"]


def test_a_lock_of_the_dead_is_no_trap_and_one_of_the_living_says_so(runner: Runner, tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", tmp_path / "w"
    put(inbox, FIRST)
    assert runner.run(inbox, warehouse, point="ingest:0", after=0.05)["status"] == "killed"
    runner.whole(inbox, warehouse)
    put(inbox, SECOND)
    with sole_writer(WarehousePaths(warehouse)):
        assert runner.run(inbox, warehouse)["detail"].startswith("HeldError: another run holds the warehouse")
    runner.whole(inbox, warehouse)


def test_a_run_that_may_wait_goes_on_when_the_other_ends(runner: Runner, tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", tmp_path / "w"
    put(inbox, FIRST)
    warehouse.mkdir()
    holder = sole_writer(WarehousePaths(warehouse))
    holder.__enter__()
    letting_go = threading.Timer(0.5, holder.__exit__, (None, None, None))
    letting_go.start()
    assert runner.whole(inbox, warehouse, wait=60)["extracted"] > 0
    letting_go.join()
