"""Stage: the quality checks of one step."""

from typing import TYPE_CHECKING

from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.run import Run
from flows.warehouse import Build

if TYPE_CHECKING:
    from flows.quality import Gate


@task(name="check the lake", cache_policy=NO_CACHE)
def check_lake(run: Run, gate: "Gate", step: str) -> bool:
    """Run the suites of `step` (`ingest` or `extract`) on what this run added to the lake; whether it may go on."""
    with Build(run.paths, run.lake, f"check-{step}") as build:
        gate.check(step, build.connection)
    return not gate.critical


@task(name="check the build", cache_policy=NO_CACHE)
def check_build(gate: "Gate", build: Build) -> bool:
    """Run the suites of the step `load` on the tables as built; whether they may be published."""
    gate.check("load", build.connection)
    return not gate.critical
