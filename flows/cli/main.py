"""The entry point: every error a user can mend is one sentence, every exit code means one thing."""

import gc
import os
import sys
import traceback
import warnings
from io import TextIOWrapper
from pathlib import Path
from typing import Any

# Prefect and Great Expectations read these on import: quiet, and nothing leaves the machine
QUIET = {
    "DO_NOT_TRACK": "1",
    "GX_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_ROOT_LEVEL": "CRITICAL",  # libraries that read files tell of theirs, over several lines
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLI_COLORS": "false",
}
CANNOT_RUN = 2
ERROR_OF_OURS = 70
INTERRUPTED = 130
STOPPED = "stopped; what was finished is kept, run again to go on"


def main() -> None:
    """Run the command line and exit: 0 well, 1 a critical check failed, 2 cannot run, 3 held, 70 an error of ours."""
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # they are for whoever works on the code
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # the caller closed it
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may know no more than ASCII
    try:
        code, sentence = _run()
    except KeyboardInterrupt:
        code, sentence = INTERRUPTED, STOPPED
    if sentence:
        from flows.reporting.plain import plain

        print(plain(f"counterclaim: {sentence}"), file=sys.stderr, flush=True)
    if code == INTERRUPTED:
        os._exit(code)  # what a stopped run holds is not let go of one by one: DuckDB would complain of each
    gc.collect()
    sys.exit(code)


def _run() -> tuple[int, str | None]:
    """The exit code, and what to say of it."""
    from typer import TyperException

    from flows.cli.app import app
    from flows.records.errors import CounterclaimError

    try:
        code = app(sys.argv[1:] or ["--help"], prog_name="counterclaim", standalone_mode=False)
        sys.stdout.flush()
    except CounterclaimError as error:
        _let_go(error)
        return error.exit_code, str(error)
    except TyperException as error:
        return CANNOT_RUN, _misused(error)
    except (BrokenPipeError, SystemExit):  # a reader who has seen enough: typer makes an exit of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0, None
    except OSError as error:
        _let_go(error)
        named = error.filename2 or error.filename  # of a rename, the place that refuses
        about = f" {named}" if named else ""
        return CANNOT_RUN, f"the system refused to read or write{about}: {error.strerror or error}"
    except Exception as error:
        if os.environ.get("COUNTERCLAIM_DEBUG"):
            raise
        sentence = _of_ours(error)
        _let_go(error)
        return ERROR_OF_OURS, sentence
    return code or 0, STOPPED if code == INTERRUPTED else None


def _misused(error: Any) -> str:
    """A wrong option or argument in one sentence; typer would print several lines."""
    said = " ".join(error.format_message().split()).replace("Value error, ", "").rstrip(".")
    command = error.ctx.command_path if getattr(error, "ctx", None) else "counterclaim"
    return f"{said[:1].lower()}{said[1:]} (see '{command} --help')"


def _let_go(error: BaseException | None) -> None:
    """Free what the frames of a failed call hold: DuckDB complains on exit of connections that are still there."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def _of_ours(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1:]
    where = f" in {Path(place[0].filename).name}:{place[0].lineno}" if place else ""
    first = str(error).strip().splitlines()[0] if str(error).strip() else "no message"
    return (
        f"an error of ours, {type(error).__name__}{where}: {first}. "
        f"Set COUNTERCLAIM_DEBUG=1 for the whole trace, and please report it."
    )


if __name__ == "__main__":
    main()
