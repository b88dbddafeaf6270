"""Stage: the run is recorded, and the build takes the published file's place."""

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from flows import __version__
from flows.lake import LakeError
from flows.records.errors import WarehouseError
from flows.retries import is_passing
from flows.run import Recap, Run, now
from flows.settings import WarehousePaths
from flows.warehouse import Build, fingerprint, stamp

if TYPE_CHECKING:
    from flows.quality import Gate


@task(
    name="record the run",
    cache_policy=NO_CACHE,
    retries=2,
    retry_delay_seconds=1,
    retry_condition_fn=is_passing,
)
def record(run: Run, recap: Recap, checks: list[dict[str, Any]], version: str) -> None:
    """Write the run and its checks into the lake, where they outlive a run that publishes nothing."""
    _record(run, recap, checks, version, run.run_id)


def record_error(run: Run, error: Exception) -> None:
    """Keep that the run could not go on, if the lake can still be written.

    The row stands beside one that `record` may have written, and is the newer of the two.
    """
    recap = Recap(status="error", detail=" ".join(str(error).split())[:500] or type(error).__name__)
    with suppress(OSError, LakeError):
        _record(run, recap, [], __version__, f"{run.run_id}-error")


def _record(run: Run, recap: Recap, checks: list[dict[str, Any]], version: str, batch: str) -> None:
    ended_at = now()
    recap.seconds = (ended_at - run.started_at).total_seconds()
    row = {
        "run_id": run.run_id,
        "started_at": run.started_at,
        "ended_at": ended_at,
        "status": recap.status,
        "inbox": str(run.inbox),
        "files_seen": recap.files_seen,
        "articles_new": recap.articles_new,
        "articles_known": recap.articles_known,
        "files_quarantined": recap.files_quarantined,
        "claims_new": recap.claims_new,
        "estimates_new": recap.estimates_new,
        "checks_failed": recap.checks_failed,
        "version": version,
        "seconds": recap.seconds,
        "detail": recap.detail,
    }
    run.lake.write_batch("runs", batch, {"runs": [row], "checks": checks})


def publish(run: Run, build: Build) -> None:
    """Add the history of runs and checks to `build` and put it in place by one rename."""
    build.remount_lake()
    build.fill("ops", only={"runs", "checks"})
    stamp(build.connection, fingerprint(run.lake))
    build.finish()
    put_in_place(build)


# the rename alone: a finished build cannot be finished again
@task(name="publish", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=1, retry_condition_fn=is_passing)
def put_in_place(build: Build) -> None:
    """Put the finished build in the published file's place."""
    build.publish()


def sweep(paths: WarehousePaths) -> None:
    """Remove what a killed run left aside. To be called under the lock. Raises WarehouseError where that is refused."""
    if not paths.scratch.exists():
        return
    try:
        shutil.rmtree(paths.scratch)
    except OSError as error:
        message = (
            f"{paths.scratch}, left by a run that was stopped, cannot be removed "
            f"({error.strerror or error}): remove it by hand and run again"
        )
        raise WarehouseError(message) from error


def tidy(run: Run, gate: "Gate | None") -> None:
    """Remove what the run left aside, and refresh Great Expectations' own pages."""
    if gate is not None:
        gate.write_data_docs(run.paths.report / "data_docs")
    shutil.rmtree(run.paths.scratch, ignore_errors=True)
