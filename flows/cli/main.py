"""The entry point: every error a user can mend is one sentence, every exit code means one thing."""

import os
import sys

# Prefect and Great Expectations read these on import: quiet, and nothing leaves the machine
_QUIET = {
    "DO_NOT_TRACK": "1",
    "GX_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
    "PREFECT_CLI_COLORS": "false",
}
ERROR_OF_OURS = 70


def main() -> None:
    """Run the command line and exit: 0 well, 1 a critical check failed, 2 cannot run, 3 held, 70 an error of ours."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    from flows.cli.app import app
    from flows.records.errors import CounterclaimError

    try:
        app()
    except CounterclaimError as error:
        _say(f"counterclaim: {error}")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        _say("counterclaim: stopped; what was finished is kept, run again to go on")
        sys.exit(130)
    except Exception as error:
        if os.environ.get("COUNTERCLAIM_DEBUG"):
            raise
        where = error.__traceback__
        while where and where.tb_next:
            where = where.tb_next
        place = (
            f" in {os.path.basename(where.tb_frame.f_code.co_filename)}:{where.tb_lineno}" if where else ""
        )  # noqa: PTH119
        first = str(error).strip().splitlines()[0] if str(error).strip() else "no message"
        _say(
            f"counterclaim: an error of ours, {type(error).__name__}{place}: {first}. "
            f"Set COUNTERCLAIM_DEBUG=1 for the whole trace, and please report it."
        )
        sys.exit(ERROR_OF_OURS)


def _say(sentence: str) -> None:
    from flows.reporting.plain import plain

    print(plain(sentence), file=sys.stderr)


if __name__ == "__main__":
    main()
