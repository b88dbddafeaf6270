"""`python -m flows.cli.recording --host HOST --port PORT`: Prefect's API without its services.

It ends when its standard input does, and so with the run that started it, even where that is killed.
"""

import argparse
import os
import sys
import threading


def main() -> None:
    """Serve at the given address until standard input ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", required=True, type=int)
    given = parser.parse_args()
    threading.Thread(target=_end_with_input, daemon=True).start()
    # as Prefect marks the server that it starts for a single run
    os.environ |= {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1", "PREFECT_UI_ENABLED": "0"}
    import uvicorn

    uvicorn.run("prefect.server.api.server:create_app", factory=True, host=given.host, port=given.port)


def _end_with_input() -> None:
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
