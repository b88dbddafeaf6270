"""Stage: the DuckDB models are built aside from the lake."""

from typing import Any

import pyarrow as pa
from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.ingest import Intake
from flows.reference.disputes import load_dispute_rules, reader_version
from flows.run import Run, now
from flows.settings import REFERENCE
from flows.warehouse import Build, published_row_counts
from flows.warehouse.links import link_all
from flows.warehouse.readings import Reader, stage_all
from flows.warehouse.touched import find_touched


@task(name="load", cache_policy=NO_CACHE)
def load(run: Run, build: Build, intake: Intake) -> dict[str, int]:
    """Fill the staging and mart models of `build`, and the accounts of files; the rows of each table."""
    if not build.is_begun:
        build.add_reference()
    rules = load_dispute_rules(REFERENCE)
    reader = Reader(rules, reader_version(REFERENCE))
    rows = stage_all(build, run.lake, run.run_id, reader, now())
    link_all(build, rules)
    find_touched(build)
    rows |= build.fill("marts")
    rows |= build.fill("ops", only={"files", "quarantine"})
    build.link(_accounts(run, intake))
    return rows


def _accounts(run: Run, intake: Intake) -> dict[str, pa.Table]:
    """What the checks compare the build with: the files offered, and the published warehouse."""
    offered: list[dict[str, Any]] = [{"file": file, "sha256": sha256} for file, sha256 in intake.offered]
    published = [{"table_name": name, "rows": rows} for name, rows in published_row_counts(run.paths).items()]
    return {
        "offered_files": pa.Table.from_pylist(
            offered, pa.schema([("file", pa.string()), ("sha256", pa.string())])
        ),
        "published_rows": pa.Table.from_pylist(
            published, pa.schema([("table_name", pa.string()), ("rows", pa.int64())])
        ),
        "thresholds": pa.Table.from_pylist([{"halved": run.settings.halved}]),
    }
