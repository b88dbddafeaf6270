"""A Prefect server for as long as a schedule is served: without one Prefect schedules nothing."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from flows.records.errors import CounterclaimError

_SECONDS_TO_START = 120


@contextmanager
def scheduling_server() -> Iterator[str]:
    """The address of the server that schedules: the one in PREFECT_API_URL, else one of our own until the end.

    Raises CounterclaimError where our own does not start in time.
    """
    configured = os.environ.get("PREFECT_API_URL")
    if configured:
        yield configured
        return
    address = f"http://127.0.0.1:{_free_port()}/api"
    port = address.rpartition(":")[2].partition("/")[0]
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", port]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        _wait_for(address, server)
        os.environ["PREFECT_API_URL"] = address
        yield address
    finally:
        os.environ.pop("PREFECT_API_URL", None)
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    begun = time.monotonic()
    while server.poll() is None and time.monotonic() - begun < _SECONDS_TO_START:
        try:
            urllib.request.urlopen(f"{address}/health", timeout=2).close()  # noqa: S310
        except OSError:
            time.sleep(0.5)
        else:
            return
    message = (
        "Prefect's server did not start: run 'prefect server start' and set PREFECT_API_URL to its address"
    )
    raise CounterclaimError(message)
