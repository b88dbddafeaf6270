"""`python -m flows.benchmark.growth`: what a hundred articles cost beyond extraction, by how much the warehouse holds.

Measured is the whole command `counterclaim run`, start to end, without the seconds of its stage extract; and the load
step alone, without Prefect.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from flows.benchmark.multiplied import Row, Turn
from flows.benchmark.texts import write_inbox
from flows.lake import Lake
from flows.reference.disputes import load_dispute_rules, reader_version
from flows.settings import REFERENCE, WarehousePaths, project_folder
from flows.warehouse import Build, fingerprint, reusable, stamp
from flows.warehouse.links import link_all
from flows.warehouse.readings import Reader, stage_all
from flows.warehouse.touched import find_touched

_INGESTED = ("files", "articles")
_EXTRACTED = ("extractions", "speakers", "claims", "estimates")
_NEW_ARTICLES = 100
# the quickest of so many runs counts: Prefect's server takes between four and six seconds to start
_REPEATED = 3
# the command, in a process of its own, that says at its end how long its stage extract took
_COMMAND = """
import os, sys, time
from flows.cli.main import QUIET, main
os.environ.update(QUIET)
from flows import pipeline
extract = pipeline.extract
def timed(*given):
    begun = time.perf_counter()
    found = extract(*given)
    print(f"extract {time.perf_counter() - begun}", file=sys.stderr)
    return found
pipeline.extract = timed
main()
"""
# words with a capital that are no names, and names that rules know: these stay
_KEPT = "The A An In On At It He She They We But And Officials Police Army Ministry Monday Tuesday Wednesday Thursday Friday"


def main() -> None:
    """Measure a run and its load step in warehouses of several sizes, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m flows.benchmark.growth", description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[0, 10_000, 100_000])
    parser.add_argument(
        "--lake", type=Path, help="a warehouse whose lake is multiplied, instead of the sample's"
    )
    given = parser.parse_args()
    table = Table("claims held", "run without extract, s", "÷ empty", "load alone, s", "÷ empty", box=None)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        source = project_folder("seeds") / "inbox"
        sample = _tables(given.lake or _sample(source, folder / "sample"))
        write_inbox(source, folder / "inbox", _NEW_ARTICLES)
        first: tuple[float, float] | None = None
        for claims in given.claims:
            run, load = _measured(folder, sample, claims)
            first = first or (run, load)
            ratios = (f"{run / first[0]:.2f}", f"{load / first[1]:.2f}")
            table.add_row(f"{claims:,}", f"{run:.1f}", ratios[0], f"{load:.1f}", ratios[1])
    Console().print(table)


def _measured(folder: Path, sample: dict[str, list[Row]], claims: int) -> tuple[float, float]:
    """Seconds that a hundred new articles take where `claims` are held: the run but for its extract, the load alone."""
    each = max(1, len(sample["articles"]))
    turns = -(-claims // max(1, len(sample["claims"])))
    held, grown, again = (folder / f"of-{claims}{which}" for which in ("", "-grown", "-again"))
    paths = WarehousePaths(held)
    paths.folder.mkdir()
    if turns:
        _write(paths, sample, range(turns), "a")
        _load(paths)
        # a run that succeeded is behind what a warehouse holds: checks of the lake look at what came after it
        succeeded = {"run_id": f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-held", "status": "succeeded"}
        Lake(paths).write_batch("runs", succeeded["run_id"], {"runs": [succeeded]})
    shutil.copytree(held, grown)
    _write(WarehousePaths(grown), sample, range(turns, turns + -(-_NEW_ARTICLES // each)), "b", _NEW_ARTICLES)
    runs = []
    for _ in range(_REPEATED):
        shutil.rmtree(again, ignore_errors=True)
        shutil.copytree(held, again)
        runs.append(_timed_run(folder / "inbox", again))
    return min(runs), _timed_load(WarehousePaths(grown))


def _timed_run(inbox: Path, warehouse: Path) -> float:
    """Seconds of the command, but for its stage extract."""
    command = [sys.executable, "-c", _COMMAND, "run", str(inbox), "--warehouse", str(warehouse)]
    begun = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    whole = time.perf_counter() - begun
    extract = re.search(r"^extract (\S+)$", done.stderr, re.MULTILINE)
    if done.returncode or extract is None:
        sys.exit(f"the run failed: {done.stderr.strip()}")
    return whole - float(extract[1])


def _timed_load(paths: WarehousePaths) -> float:
    begun = time.perf_counter()
    _load(paths)
    return time.perf_counter() - begun


def _load(paths: WarehousePaths) -> None:
    """The load step of a run, without Prefect."""
    now = datetime.now(UTC).replace(tzinfo=None)
    rules = load_dispute_rules(REFERENCE)
    lake = Lake(paths)
    with Build(paths, lake, "growth", base=reusable(paths)) as build:
        if not build.is_begun:
            build.add_reference()
        reader = Reader(rules, reader_version(REFERENCE))
        stage_all(build, lake, f"{now:%Y%m%dT%H%M%S%f}", reader, now)
        link_all(build, rules)
        find_touched(build)
        build.fill("marts")
        stamp(build.connection, fingerprint(lake))
        build.finish()
        build.publish()


def _write(
    paths: WarehousePaths,
    sample: dict[str, list[Row]],
    turns: Sequence[int],
    batch: str,
    most: int | None = None,
) -> None:
    """Write the sample as each turn has it: first what was ingested, as extractions name the input that this makes."""
    kept = frozenset(_KEPT.split())
    told = {
        name: [row for turn in turns for row in Turn(turn, kept).rows(rows)] for name, rows in sample.items()
    }
    articles = {row["article_id"] for row in told["articles"][:most]}
    told = {name: [row for row in rows if row["article_id"] in articles] for name, rows in told.items()}
    lake = Lake(paths)
    paths.scratch.mkdir(parents=True, exist_ok=True)
    lake.write_batch("ingest", batch, {name: told[name] for name in _INGESTED})
    with Build(paths, lake, "inputs") as build:
        build.fill("staging", only={"staging.articles"})
        inputs = dict(
            build.connection.execute("select article_id, input_id from staging.articles").fetchall()
        )
    for row in told["extractions"]:
        row["input_id"] = inputs[row["article_id"]]
    lake.write_batch("extract", batch, {name: told[name] for name in _EXTRACTED})


def _tables(warehouse: Path) -> dict[str, list[Row]]:
    lake = Lake(WarehousePaths(warehouse))
    tables: dict[str, list[dict[str, Any]]] = {
        name: lake.read(name).to_pylist() for name in (*_INGESTED, *_EXTRACTED)
    }
    whole = {row["article_id"] for row in tables["extractions"] if row["status"] == "extracted"}
    return {name: [row for row in rows if row["article_id"] in whole] for name, rows in tables.items()}


def _sample(inbox: Path, warehouse: Path) -> Path:
    command = [sys.executable, "-m", "flows.cli.main", "run", str(inbox), "--warehouse", str(warehouse)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"the run failed: {done.stderr.strip()}")
    return warehouse


if __name__ == "__main__":
    main()
