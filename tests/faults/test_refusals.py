"""A full disk, a revoked permission, a lock of the dead: one sentence each, and the next run makes it good."""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from flows.settings import WarehousePaths
from flows.warehouse import sole_writer
from tests.comparison import tables
from tests.faults.kills import FIRST, SECOND, Runner, Stage, put

TORTURED = bool(os.environ.get("TORTURE_SEEDS"))


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
    (inbox / "shut").chmod(0o700)
    (inbox / "mine.txt").chmod(0o600)
    assert runner.run(inbox, warehouse, obedient=True)["status"] == "succeeded"
    # the folder was never a file: its row stays, and what lies in it has rows of its own
    assert _outcomes(warehouse).items() >= {"shut/in.txt": "article", "mine.txt": "article"}.items()
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
