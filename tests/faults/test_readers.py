"""Whoever reads the published file keeps what he opened, holds up no run, and finds the newest when he opens it anew."""

import subprocess
import sys
from pathlib import Path

from tests.faults.kills import FIRST, SECOND, Runner, put

# opens the warehouse, counts its files, and counts again in the same connection for each line that it is sent
_READER = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
while True:
    print(connection.execute("select count(*) from files").fetchone()[0], flush=True)
    if not sys.stdin.readline():
        break
"""


class Reader:
    """Another process that has the published file open."""

    def __init__(self, warehouse: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _READER, str(warehouse / "counterclaim.duckdb")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.first = int(self._process.stdout.readline())

    def again(self) -> int:
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        self._process.stdin.close()
        self._process.stdout.close()
        assert self._process.wait(60) == 0


def test_readers_hold_up_no_run_and_are_held_up_by_none(runner: Runner, tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", tmp_path / "w"
    put(inbox, FIRST)
    runner.whole(inbox, warehouse)
    patient = Reader(warehouse)
    assert patient.first == len(FIRST)
    put(inbox, SECOND)
    runner.whole(inbox, warehouse)
    newest = Reader(warehouse)
    assert newest.first > patient.first
    assert patient.again() == patient.first
    patient.close()
    newest.close()
