"""A full disk, a revoked permission, a lock of the dead: one sentence each, and the next run makes it good."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.settings import WarehousePaths
from flows.warehouse import sole_writer
from tests.comparison import tables
from tests.faults.kills import FIRST, SECOND, Runner, Stage, put

NOBODY = 65534
TORTURED = bool(os.environ.get("TORTURE_SEEDS"))
# a Python below a home folder that only its owner may enter cannot be run by anybody else
SHUT_OUT = any(parent.stat().st_mode & 0o001 == 0 for parent in Path(sys.base_prefix).resolve().parents)


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


@pytest.mark.skipif(
    os.geteuid() != 0 or SHUT_OUT,
    reason="only root may run as somebody else, who must be able to read this Python",
)
@pytest.mark.parametrize("revoked", ["lake/ingest", "lake/extract", "lake/runs", "lake", "."])
def test_a_revoked_permission_loses_nothing(
    runner: Runner, stage: Stage, revoked: str, tmp_path: Path
) -> None:
    warehouse = stage.fresh("revoked")
    for path in [warehouse, *warehouse.rglob("*")]:
        os.chown(path, NOBODY, NOBODY)
    for parent in (warehouse, *warehouse.parents):
        if parent.stat().st_mode & 0o055 != 0o055 and parent.stat().st_uid != NOBODY:
            parent.chmod(parent.stat().st_mode | 0o055)
    (warehouse / revoked).chmod(0o500)
    answer = runner.run(stage.inbox, warehouse, user=NOBODY)
    assert answer["status"] == "raised", answer
    assert answer["detail"].startswith(("LakeError", "WarehouseError", "PermissionError")), answer
    (warehouse / revoked).chmod(0o700)
    answer = runner.run(stage.inbox, warehouse, user=NOBODY)
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
