"""A Prefect server for as long as it is needed: the one in PREFECT_API_URL, else one of our own.

Prefect would start one by itself, but gives up on it, with an error of its own, where a busy machine is slow to answer,
and leaves it behind where the run is killed.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flows.records.errors import CounterclaimError

SCHEDULING = ("prefect", "server", "start")
"""with the services that start scheduled runs"""
RECORDING = ("flows.cli.recording",)
"""keeps what a run reports, and nothing more"""
_SECONDS_TO_START = 300


class ServerError(CounterclaimError):
    """Prefect's server does not answer."""


@contextmanager
def prefect_server(module: tuple[str, ...]) -> Iterator[Callable[[], None]]:
    """Prefect's settings name a server from here on, so that it has to be entered before Prefect is imported.

    What it yields waits until the server answers. Raises ServerError where the one in PREFECT_API_URL does not, and, when
    waited for, where our own did not start.
    """
    given = os.environ.get("PREFECT_API_URL")
    if given:
        if not _answers(given, 10):
            message = f"no Prefect server answers at {given}, the address in PREFECT_API_URL: start it, or unset the variable"
            raise ServerError(message)
        yield lambda: None
        return
    port = _free_port()
    address = f"http://127.0.0.1:{port}/api"
    server = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", *module, "--host", "127.0.0.1", "--port", str(port)],
        stdin=subprocess.PIPE,  # ends with this process, however that ends
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.environ["PREFECT_API_URL"] = address
    try:
        yield lambda: _wait_for(address, server)
    finally:
        del os.environ["PREFECT_API_URL"]
        server.terminate()
        try:
            server.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    begun = time.monotonic()
    while server.poll() is None and time.monotonic() - begun < _SECONDS_TO_START:
        if _answers(address, 2):
            return
        time.sleep(0.1)
    message = (
        "Prefect's server did not start: 'prefect server start' tells why, and PREFECT_HOME names its folder"
        if server.poll() is not None
        else "Prefect's server is slow to start: run again when the machine is less busy, "
        "or set PREFECT_API_URL to the address of one that runs"
    )
    raise ServerError(message)


def _answers(address: str, seconds: float) -> bool:
    try:
        urllib.request.urlopen(f"{address.rstrip('/')}/health", timeout=seconds).close()  # noqa: S310
    except (OSError, ValueError):
        return False
    return True
