"""Whatever a user gets wrong is one sentence that says what to do, and exit code 2."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.cli.main import CANNOT_RUN, INTERRUPTED, STOPPED, _run
from tests.conftest import COMMAND


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "one.txt").write_text("It rained, police said.")
    return folder


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("run", "{here}/none"), "is missing: name a folder"),
        (("run", "{inbox}/one.txt"), "is not a folder: name a folder"),
        (("run",), "name the inbox"),
        (("run", "{inbox}", "-w", "{inbox}/one.txt"), "is a file: name a folder"),
        (("run", "{inbox}", "-w", "{here}/w?"), "for the question mark: name another folder"),
        (("run", "{inbox}", "-w", "{inbox}/w"), "lies inside the inbox"),
        (("run", "{inbox}", "-w", "{here}"), "lies inside the warehouse"),
        (("run", "{inbox}", "-w", "{here}/w", "--tagger", "magic"), "the setting 'tagger' cannot be 'magic'"),
        (("run", "{inbox}", "-w", "{here}/" + "w" * 300), "File name too long"),
        (("backfill", "{here}/none", "--since", "2025-03-01"), "is missing"),
        (("quarantine", "--retry", "-w", "{here}/none"), "name it with --inbox"),
        (("quarantine", "-w", "{here}/none"), "make one with 'counterclaim run"),
        (("forget", "one.txt", "-w", "{here}/none"), "make one with 'counterclaim run"),
        (("diff", "{here}/none", "{here}/none"), "make one with 'counterclaim run"),
        (("report", "-w", "{here}/none"), "make one with 'counterclaim run"),
        (("status", "-w", "{here}/none"), "make one with 'counterclaim run"),
        (("sql",), "give a SQL query"),
        (("sql", "--analysis", "magic"), "there is no analysis 'magic'"),
        (("tables", "magic"), "there is no table 'magic'"),
        (("runn",), "no such command 'runn'. Did you mean 'run'? (see 'counterclaim --help')"),
        (("run", "--bogus"), "no such option: --bogus (see 'counterclaim run --help')"),
        (("run", "a", "b", "c"), "got unexpected extra argument(s) (b c) (see"),
        (("run", "{inbox}", "--wait", "long"), "invalid value for '--wait': "),
        (("run", "{inbox}", "-w"), "option '-w' requires an argument"),
        (("backfill", "{inbox}"), "missing option '--since' (see 'counterclaim backfill --help')"),
        (("backfill", "{inbox}", "--since", "soon"), "'soon' does not match the formats"),
        (("show",), "missing argument 'row_id' (see"),
        (("sql", "select 1", "--as", "xml"), "'xml' is not one of 'table', 'csv', 'json'"),
    ],
    ids=lambda given: " ".join(given)[:50] if isinstance(given, tuple) else "",
)
def test_a_mistake_is_one_sentence(
    arguments: tuple[str, ...], said: str, inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, sentence = _call(monkeypatch, *(part.format(inbox=inbox, here=tmp_path) for part in arguments))
    assert code == CANNOT_RUN, sentence
    assert said in str(sentence)
    assert not (tmp_path / "w").exists()


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        (
            "COUNTERCLAIM_LANGUAGE_MODEL",
            "en_core_web_huge",
            "'en_core_web_huge' is not installed: run 'make env'",
        ),
        ("COUNTERCLAIM_LANGUAGE_MODEL", "no such.model", "is not installed"),
        ("COUNTERCLAIM_MAX_FILE_BYTES", "much", "the setting 'max_file_bytes' cannot be 'much'"),
        ("PREFECT_API_URL", "http://127.0.0.1:1/api", "no Prefect server answers at http://127.0.0.1:1/api"),
        ("PREFECT_API_URL", "nonsense", "no Prefect server answers at nonsense"),
    ],
)
def test_a_setting_that_cannot_be_is_named(
    variable: str, value: str, said: str, inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    code, sentence = _call(monkeypatch, "run", str(inbox), "-w", str(tmp_path / "w"))
    assert code == CANNOT_RUN, sentence
    assert said in str(sentence)


@pytest.mark.parametrize("query", ["", " ", ";", "select", "delete from articles", "select * from nowhere"])
def test_sql_that_fails_says_why(query: str, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, sentence = _call(monkeypatch, "sql", query, "-w", str(sample))
    assert (code, str(sentence)[:17]) == (CANNOT_RUN, "the query failed:")


def _call(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str | None]:
    monkeypatch.setattr(sys, "argv", ["counterclaim", *arguments])
    return _run()


def test_a_run_that_is_stopped_is_one_sentence(inbox: Path, tmp_path: Path, prefect_server: str) -> None:
    environment = {**os.environ, "PREFECT_HOME": str(tmp_path), "PREFECT_API_URL": prefect_server}
    with subprocess.Popen(
        [COMMAND, "run", inbox, "-w", tmp_path / "w"], stderr=subprocess.PIPE, text=True, env=environment
    ) as run:
        deadline = time.monotonic() + 300
        while not (tmp_path / "w" / ".lock").exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=120)
    assert (run.returncode, said) == (INTERRUPTED, f"counterclaim: {STOPPED}\n")
