"""Fixtures that several packages share."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock

from tests.faults.kills import Runner

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
COMMAND = Path(sys.executable).parent / "counterclaim"

CommandLine = Callable[..., subprocess.CompletedProcess[str]]

# a folder that the session and the processes that share its tests both know
_FIGURES = "COUNTERCLAIM_TEST_FIGURES"


def pytest_configure() -> None:
    os.environ.setdefault(_FIGURES, tempfile.mkdtemp(prefix="figures-"))


def report_figures(title: str, figures: str) -> None:
    """Have `figures` printed at the end of the session, under `title`."""
    path = Path(os.environ[_FIGURES]) / f"{re.sub(r'[^a-z0-9]+', '-', title.lower())}.txt"
    path.write_text(f"{title}\n{figures}", encoding="utf-8")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for path in sorted(Path(os.environ[_FIGURES]).iterdir()):
        title, _, figures = path.read_text(encoding="utf-8").partition("\n")
        terminalreporter.section(title)
        terminalreporter.write_line(figures.rstrip())


@pytest.fixture(scope="session")
def prefect_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One Prefect database for the whole suite: an empty one costs ten seconds."""
    return tmp_path_factory.mktemp("prefect")


@pytest.fixture(scope="session")
def prefect_server(prefect_home: Path) -> Iterator[str]:
    """A Prefect server on this machine, so that not every run of the suite has to start its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "prefect", "server", "start", "--port", str(port), "--no-services"],
        env={**os.environ, "PREFECT_HOME": str(prefect_home), "PREFECT_SERVER_ANALYTICS_ENABLED": "false"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/api"
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{address}/health", timeout=1).close()
                break
            except OSError:
                time.sleep(0.5)
        yield address
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture(scope="session")
def counterclaim(prefect_home: Path, prefect_server: str) -> CommandLine:
    """The command line as users call it, in a process of its own, against a running Prefect server."""

    def call(*arguments: object, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(COMMAND), *(str(argument) for argument in arguments)],
            capture_output=True,
            text=True,
            cwd=cwd,
            timeout=540,
            env={
                **os.environ,
                "PREFECT_HOME": str(prefect_home),
                "PREFECT_API_URL": prefect_server,
                "COLUMNS": "160",
                **environment,
            },
            check=False,
        )

    return call


@pytest.fixture(scope="session")
def runner() -> Iterator[Runner]:
    """Runs the stages without Prefect, in a process that has everything imported: seconds instead of tens."""
    with Runner() as runner:
        yield runner


@pytest.fixture(scope="session")
def sample(counterclaim: CommandLine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse folder made from the sample inbox, once for all processes that share the tests."""
    root = tmp_path_factory.getbasetemp()
    root = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root
    folder = root / "sample" / "warehouse"
    screen = folder / "screen.txt"
    with FileLock(root / "sample.lock"):
        if not screen.exists():
            result = counterclaim("run", "seeds/inbox", "--warehouse", folder)
            assert result.returncode == 0, result.stdout + result.stderr
            screen.write_text(result.stdout)
    return folder


@pytest.fixture
def ledger(sample: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published warehouse of the sample inbox, read-only."""
    with duckdb.connect(str(sample / "counterclaim.duckdb"), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public gold beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside the checkout")
    return SHARED
