"""The entry point: every error a user can mend is one sentence, every exit code means one thing."""

import gc
import os
import sys
import traceback
from pathlib import Path

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


def main() -> None:
    """Run the command line and exit: 0 well, 1 a critical check failed, 2 cannot run, 3 held, 70 an error of ours."""
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    code, sentence = _run()
    if sentence:
        from flows.reporting.plain import plain

        print(plain(f"counterclaim: {sentence}"), file=sys.stderr)
    gc.collect()
    sys.exit(code)


def _run() -> tuple[int, str | None]:
    """The exit code, and what to say of it."""
    from flows.cli.app import app
    from flows.records.errors import CounterclaimError

    try:
        app()
    except CounterclaimError as error:
        _let_go(error)
        return error.exit_code, str(error)
    except SystemExit as error:  # typer's own: usage errors are printed and end with 2
        return int(error.code or 0), None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0, None
    except KeyboardInterrupt:
        return INTERRUPTED, "stopped; what was finished is kept, run again to go on"
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
    return 0, None


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
