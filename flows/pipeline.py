"""The parent flow: ingest → extract → check → load → check → publish → report."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
from prefect import flow
from prefect.artifacts import create_table_artifact
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from flows import __version__
from flows.check import check_build, check_lake
from flows.extract import extract
from flows.ingest import Intake, ingest
from flows.lake.history import last_success
from flows.load import load
from flows.publish import publish, record, record_error, sweep, tidy
from flows.records.errors import WarehouseError
from flows.reference.extractor import extractor_version, works_by_rule
from flows.report import report
from flows.run import Again, Recap, Run, new_run
from flows.settings import Settings, WarehousePaths, load_settings
from flows.warehouse import Build, SqlModelError, fingerprint, reusable, sole_writer, stamped

if TYPE_CHECKING:
    from flows.quality import Gate


@flow(name="counterclaim", flow_run_name="{inbox}", validate_parameters=False)
def counterclaim(
    inbox: str,
    warehouse: str,
    wait_seconds: float = 0,
    settings: Settings | None = None,
    again: Again | None = None,
) -> State[Recap]:
    """Read the folder `inbox` into the warehouse folder `warehouse`, once; `again` names what is done anew.

    Ends as Completed with a Recap, or as Failed with one where a critical check stopped the publish.
    Raises HeldError where another run holds the warehouse, and the errors of the stages.
    """
    recap = run_stages(Path(inbox), Path(warehouse), settings or load_settings(), again, wait_seconds)
    create_table_artifact([_shown(recap)], key="counterclaim-recap", description=f"A run of {inbox}")
    if recap.status == "succeeded":
        return Completed(message=f"{recap.articles_new} new articles", data=recap)
    return Failed(message=recap.detail or recap.status, data=recap)


def run_stages(
    inbox: Path, warehouse: Path, settings: Settings, again: Again | None = None, wait_seconds: float = 0
) -> Recap:
    """The stages in their order, under the lock. Raises as the flow does."""
    paths = WarehousePaths(warehouse)
    paths.folder.mkdir(parents=True, exist_ok=True)
    with sole_writer(paths, wait_seconds):
        sweep(paths)
        run = new_run(inbox, warehouse, settings)
        try:
            return _run(run, again or Again())
        except Exception as error:
            record_error(run, error)
            raise


def _run(run: Run, again: Again) -> Recap:
    run.lake.verify()
    version = extractor_version(run.settings)
    recap = Recap()
    if works_by_rule(run.settings):
        recap.notes.append(
            "claims were found by rules alone, without the span tagger: expect about half of them"
        )
    gate = None
    intake = ingest(run, again)
    if intake.doubtful:
        recap.notes.append(
            f"{intake.doubtful} files and records were read with a doubt: see the column notes of the table files"
        )
    extracted = extract(run, version, again)
    recap.files_seen, recap.articles_new = len(intake.offered), intake.articles_new
    recap.articles_known, recap.files_quarantined = (
        intake.articles_known,
        intake.quarantined + extracted.invalid,
    )
    recap.articles_extracted = extracted.articles
    recap.claims_new, recap.estimates_new = extracted.claims, extracted.estimates
    recap.is_unchanged = not again.builds and stamped(run.paths) == fingerprint(run.lake)
    stamp_version = f"{__version__}+{version}"
    if recap.is_unchanged:
        record(run, recap, [], stamp_version)
        with Build(run.paths, run.lake, run.run_id, base=run.paths.published) as build:
            publish(run, build)
    else:
        base = None if again.from_lake else reusable(run.paths)
        gate = _build(run, recap, intake, base, stamp_version)
    recap.is_published = recap.status == "succeeded"
    tidy(run, gate)
    report(run)
    return recap


def _gate(run: Run) -> "Gate":
    from flows.quality import Gate  # three seconds of import, for runs that have something to check

    return Gate(run.run_id, last_success(run.lake))


def _build(run: Run, recap: Recap, intake: Intake, base: Path | None, version: str) -> "Gate":
    """Check, load, check and publish; the gate that all checks went through."""
    gate = _gate(run)
    may_go_on = check_lake(run, gate, "ingest") and check_lake(run, gate, "extract")
    if not may_go_on:
        _fail(run, recap, gate, version)
        return gate
    with ExitStack() as open_builds:
        build = _loaded(run, intake, base, open_builds)
        if not check_build(gate, build):
            _fail(run, recap, gate, version)
            return gate
        recap.checks_failed = len(gate.failed)
        recap.failed_checks = [_named(check) for check in gate.failed]
        record(run, recap, gate.rows, version)
        publish(run, build)
    return gate


def _loaded(run: Run, intake: Intake, base: Path | None, open_builds: ExitStack) -> Build:
    """A build that holds all; made from nothing where `base`, the published file, turns out to be damaged."""
    try:
        with ExitStack() as tried:
            build = tried.enter_context(Build(run.paths, run.lake, run.run_id, base=base))
            load(run, build, intake)
            open_builds.push(tried.pop_all())
            return build
    except (duckdb.Error, SqlModelError, WarehouseError):
        if base is None:
            raise
    return _loaded(run, intake, None, open_builds)


def _fail(run: Run, recap: Recap, gate: "Gate", version: str) -> None:
    recap.status = "failed"
    recap.checks_failed = len(gate.failed)
    recap.failed_checks = [_named(check) for check in gate.failed]
    recap.detail = "a critical check failed: " + "; ".join(_named(check) for check in gate.critical[:3])
    record(run, recap, gate.rows, version)


def _named(check: dict[str, Any]) -> str:
    about = f"{check['table_name']}.{check['column_name']}" if check["column_name"] else check["table_name"]
    return f"{check['step']} {about} {check['expectation']}"


def _shown(recap: Recap) -> dict[str, Any]:
    return {
        "files": recap.files_seen,
        "new articles": recap.articles_new,
        "known articles": recap.articles_known,
        "quarantined": recap.files_quarantined,
        "claims": recap.claims_new,
        "estimates": recap.estimates_new,
        "failed checks": recap.checks_failed,
        "status": recap.status,
        "seconds": round(recap.seconds, 1),
    }
