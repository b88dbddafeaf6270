"""Prefect's server may be slow, fail or be left by a run that was killed: it is waited for, told of, never left behind."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from flows.cli import servers
from flows.cli.servers import ServerError, prefect_server
from tests.conftest import ROOT, CommandLine

_KILLED = """
import os, signal, sys
from flows.cli.servers import RECORDING, prefect_server
with prefect_server(RECORDING) as wait_for_server:
    wait_for_server()
    print(os.environ["PREFECT_API_URL"], flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


class _Halting(BaseHTTPRequestHandler):
    """Says that it is well, the first time after three seconds, and fails at whatever else it is asked."""

    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        if self.asked == 1:
            time.sleep(3)
        self.send_response(200 if self.path.endswith("/health") else 500)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def halting() -> Iterator[str]:
    _Halting.asked = 0
    with ThreadingHTTPServer(("127.0.0.1", 0), _Halting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/api"
        server.shutdown()


def test_a_server_that_is_slow_to_answer_is_waited_for(halting: str) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as alive:
        servers._wait_for(halting, alive)
    assert _Halting.asked > 1


def test_a_server_that_does_not_start_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    with (
        pytest.raises(ServerError, match="did not start: 'prefect server start' tells why"),
        prefect_server(("no_such_module",)) as wait,
    ):
        wait()
    assert "PREFECT_API_URL" not in os.environ


def test_a_server_that_fails_is_one_sentence(counterclaim: CommandLine, halting: str, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    result = counterclaim("run", inbox, "-w", tmp_path / "w", PREFECT_API_URL=halting)
    assert result.returncode == 2, result.stderr
    assert result.stderr.startswith("counterclaim: Prefect's server failed (")
    assert len(result.stderr.splitlines()) == 1


def test_a_run_that_is_killed_leaves_no_server(tmp_path: Path) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED],
        check=False,
        cwd=ROOT,
        env={**os.environ, "PREFECT_HOME": str(tmp_path), "PREFECT_API_URL": ""},
        capture_output=True,
        text=True,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    port = int(killed.stdout.rpartition(":")[2].partition("/")[0])
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.2)
    pytest.fail("the server is still there")
