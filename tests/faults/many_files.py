"""`python -m tests.faults.many_files [FILES] [DISTINCT]`: a run over many generated files, timed and accounted for.

Prints wall time, peak memory and whether each file has its one row, for a first run and for one with nothing new.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

_BROKEN = 20  # one file in so many


def write_inbox(inbox: Path, files: int, distinct: int) -> None:
    """`files` files in folders of a thousand, `distinct` texts among them, one in twenty broken."""
    for number in range(files):
        path = inbox / f"{number // 1000:04d}" / f"{number:07d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        topic = number % distinct
        if number % _BROKEN == 0:
            path.write_bytes(b"\x89PNG" + number.to_bytes(4, "big"))
        else:
            path.write_text(
                f"Officials in district {topic} said on Monday that at least {topic % 977 + 3} homes were flooded "
                f"near Lock {topic * 7919 % 104729}."
            )


def main(files: int = 100_000, distinct: int = 10_000) -> None:
    folder = Path(tempfile.mkdtemp(prefix="many-files-"))
    try:
        write_inbox(folder / "inbox", files, distinct)
        for what in ("first run", "nothing new"):
            began = time.monotonic()
            command = [
                sys.executable,
                "-m",
                "flows.cli.main",
                "run",
                str(folder / "inbox"),
                "-w",
                str(folder / "w"),
            ]
            result = subprocess.run(
                [*command, "--tagger", "rules"], check=False, capture_output=True, text=True
            )
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(
                f"{what}: exit {result.returncode}, {time.monotonic() - began:.0f} s, peak {peak:.0f} MB",
                flush=True,
            )
            print(result.stderr, end="")
        with duckdb.connect(str(folder / "w" / "counterclaim.duckdb"), read_only=True) as connection:
            sql = "select outcome, count(*), count(distinct file) from files group by all order by all"
            rows = connection.execute(sql).fetchall()
        print(rows)
        assert sum(row[1] for row in rows) == sum(row[2] for row in rows) == files, (
            "each file has its one row"
        )
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
