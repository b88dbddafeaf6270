"""The verbs that write: run once, or on a schedule."""

import os
from importlib.util import find_spec
from pathlib import Path

from flows.cli.output import say
from flows.cli.servers import RECORDING, SCHEDULING, ServerError, prefect_server
from flows.inbox import InboxError, can_be_walked
from flows.lake import Lake
from flows.lake.history import recorded_runs
from flows.records.errors import CounterclaimError, ModelError, WarehouseError
from flows.reporting.plain import plain
from flows.run import Again, Recap
from flows.settings import Settings, WarehousePaths, load_settings
from flows.warehouse import published, query
from flows.warehouse.build import first_line

_MOST_NAMES = 20


def run_once(
    inbox: Path | None, warehouse: Path, wait_seconds: float, settings: Settings, again: Again
) -> int:
    """Run the pipeline and print what it found; the exit code 0 or 1. No inbox is needed to build from the lake.

    Raises the errors that keep a run from beginning.
    """
    paths = WarehousePaths(warehouse)
    _can_begin(_asked(inbox, again), paths, settings)
    with prefect_server(RECORDING) as wait_for_server:
        from httpx import HTTPError

        from flows.pipeline import counterclaim

        wait_for_server()
        try:
            state = counterclaim(
                str(inbox or "the lake"),
                str(warehouse),
                wait_seconds=wait_seconds,
                settings=settings,
                again=again,
                return_state=True,
            )
            recap = state.result(raise_on_failure=False)
            if not isinstance(recap, Recap):
                raise recap if isinstance(recap, BaseException) else RuntimeError(str(state.message))
        except (HTTPError, RuntimeError) as error:
            said = first_line(error)
            if isinstance(error, RuntimeError) and not said.startswith("Failed to reach API"):
                raise
            message = f"Prefect's server failed ({said}): what was finished is kept, run again to go on"
            raise ServerError(message) from error
    _show(recap, paths)
    return 0 if recap.status == "succeeded" else 1


def show_plan(inbox: Path | None, warehouse: Path, settings: Settings, again: Again) -> None:
    """Print what a run would do. Raises as a run does."""
    asked = _asked(inbox, again)
    _can_begin(asked, WarehousePaths(warehouse), settings)
    from flows.plan import plan_run

    plan = plan_run(asked or warehouse, warehouse, settings, again)
    say(f"{plan.offered:>8,}  files offered")
    say(f"{len(plan.to_read):>8,}  of them new or changed, to be read")
    for name in plan.to_read[:_MOST_NAMES]:
        say(f"          {plain(name)}")
    if len(plan.to_read) > _MOST_NAMES:
        say(f"          and {len(plan.to_read) - _MOST_NAMES:,} more")
    say(f"{len(plan.to_extract):>8,}  articles of the lake to be extracted, beside those in new files")
    say(
        "The tables would be built anew."
        if plan.is_built_anew
        else "Nothing new: the tables would stay as they are."
    )
    say("Nothing was changed.")


def forget_file(warehouse: Path, file: str, undo: bool, wait_seconds: float) -> int:
    """Leave a file out of the tables, or put it back; the exit code. Raises as a run does."""
    paths, again = WarehousePaths(warehouse), Again(from_lake=True)
    settings = load_settings()
    with published(paths):
        pass
    _can_begin(None, paths, settings)
    from flows.forget import forget

    number = forget(paths, file, undo=undo, wait_seconds=wait_seconds)
    say(f"{'Put back' if undo else 'Took out'} {number} files and records under the name {plain(file)}.")
    return run_once(None, warehouse, wait_seconds, settings, again)


def retry_quarantine(warehouse: Path, inbox: Path | None) -> int:
    """Read again what is in quarantine, from `inbox` or the newest run's; the exit code. Raises as a run does."""
    if inbox is None:
        named = (run["inbox"] for run in recorded_runs(Lake(WarehousePaths(warehouse))))
        found = next((Path(name) for name in named if name and Path(name).is_dir()), None)
        if found is None:
            message = "no earlier run's inbox is to be found from here: name it with --inbox FOLDER"
            raise CounterclaimError(message)
        inbox = found
    return run_once(inbox, warehouse, 0, load_settings(), Again(quarantined=True))


def _asked(inbox: Path | None, again: Again) -> Path | None:
    """The inbox to be read, None where the lake alone is. Raises InboxError where one is wanted and none given."""
    if again.from_lake:
        return None
    if inbox is None:
        message = "name the inbox, a folder of article files; only --rebuild needs none"
        raise InboxError(message)
    return inbox


def serve_schedule(inbox: Path, warehouse: Path, cron: str | None, every: int | None) -> None:
    """Serve the parent flow on a schedule until interrupted. Raises the errors that keep a run from beginning."""
    if (cron is None) == (every is None):
        message = "give either --cron 'MINUTE HOUR DAY MONTH WEEKDAY' or --every SECONDS"
        raise CounterclaimError(message)
    _can_begin(inbox, WarehousePaths(warehouse), load_settings())
    parameters = {"inbox": str(inbox.resolve()), "warehouse": str(warehouse.resolve())}
    with prefect_server(SCHEDULING) as wait_for_server:
        from flows.pipeline import counterclaim

        wait_for_server()
        say(
            f"serving {inbox} into {warehouse}, {'at ' + cron if cron else f'every {every} seconds'}; stop with Ctrl-C"
        )
        try:
            counterclaim.serve(
                name="scheduled",
                cron=cron,
                interval=every,
                parameters=parameters,
                print_starting_message=False,
            )
        except ValueError as error:
            message = f"the schedule cannot be used: {error}"
            raise CounterclaimError(message) from error


def _can_begin(inbox: Path | None, paths: WarehousePaths, settings: Settings) -> None:
    """Everything a run needs before it begins. Raises the error that says what is missing."""
    if inbox is not None:
        can_be_walked(inbox)
    if not _is_installed(settings.language_model):
        message = (
            f"the spaCy model '{settings.language_model}' is not installed: run 'make env', "
            f"or set language_model to a model package that is"
        )
        raise ModelError(message)
    folder = paths.folder
    if folder.exists() and not folder.is_dir():
        message = f"the warehouse {folder} is a file: name a folder"
        raise WarehouseError(message)
    if "?" in str(folder.resolve()):
        message = f"DuckDB cannot keep files below {folder}, for the question mark: name another folder"
        raise WarehouseError(message)
    if inbox is not None and folder.is_dir() and inbox.resolve().is_relative_to(folder.resolve()):
        message = f"the inbox {inbox} lies inside the warehouse {folder}: keep them apart"
        raise WarehouseError(message)
    if inbox is not None and folder.resolve().is_relative_to(inbox.resolve()):
        message = (
            f"the warehouse {folder} lies inside the inbox {inbox}, which would read it: keep them apart"
        )
        raise WarehouseError(message)
    nearest = next(parent for parent in (folder, *folder.resolve().parents) if parent.exists())
    if not os.access(nearest, os.W_OK | os.X_OK):
        message = f"the warehouse {folder} cannot be written: grant write permission on {nearest}"
        raise WarehouseError(message)


def _is_installed(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except (ImportError, ValueError):  # of a name with a full stop; no name at all
        return False


def _show(recap: Recap, paths: WarehousePaths) -> None:
    if recap.status != "succeeded":
        say(f"Nothing was published: {recap.detail}.")
        say(
            f"The last good warehouse stays in place. See the checks with: counterclaim status -w {paths.folder}"
        )
        return
    if recap.is_unchanged:
        say(f"Nothing new: {recap.files_seen} files and records seen, all known; no work was done twice.")
    else:
        say(
            f"Read {recap.files_seen} files and records: {recap.articles_new} new articles, "
            f"{recap.articles_known} known, {recap.files_quarantined} quarantined; "
            f"{recap.articles_extracted} articles extracted."
        )
    with published(paths) as connection:
        counts = query(
            connection,
            """
            select (select count(*) from articles), (select count(*) from claims), (select count(*) from estimates),
                (select count(*) from sources), (select count(*) from disputes where status = 'open')
            """,
        ).rows[0]
    for name, count in zip(
        ("articles", "claims", "estimates", "sources", "open disputes"), counts, strict=True
    ):
        say(f"  {count:>8,}  {name}")
    for note in recap.notes:
        say(f"Note: {note}.")
    if recap.failed_checks:
        say(f"{recap.checks_failed} checks raised a warning: {plain(recap.failed_checks[:3])}")
    say(f"warehouse  {paths.published}")
    say(f"report     {paths.report / 'index.html'}")
    say(f"Next: counterclaim disputes -w {paths.folder}, or in SQL:")
    say(
        f"  counterclaim sql -w {paths.folder} "
        '"select s.name, c.stance, c.text from claims c join sources s on s.source_id = c.source_id limit 10"'
    )
    say(f"Took {recap.seconds:.1f} seconds.")
