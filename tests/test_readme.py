"""The README's commands run as written, and print what it shows.

A console block whose commands read the sample warehouse is compared word for word with what they print;
`UPDATE_README=1 make test` writes the answers anew.
"""

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, CommandLine

README = ROOT / "README.md"
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
# when a row was written differs from run to run
_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?")
_READS = ("sql", "disputes", "quarantine", "analyses", "tables")


def _commands(block: str) -> list[tuple[str, str]]:
    """The block's commands, each with the output shown under it."""
    pieces = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(command, output) for command, _, output in (piece.partition("\n") for piece in pieces)]


def _all_commands() -> list[tuple[str, str]]:
    return [pair for block in _BLOCK.findall(README.read_text(encoding="utf-8")) for pair in _commands(block)]


@pytest.fixture(scope="module")
def home(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like a checkout after `make run`."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(sample, folder / "warehouse")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    return folder


def _told(screen: str) -> str:
    """What a run prints, without what differs from one run to the next: the folder, and the seconds that it took."""
    screen = re.sub(r"(?<=Took )[\d.]+", "16.0", screen)
    return re.sub(r"\S*/sample\d*/warehouse", "warehouse", screen).strip() + "\n"


def test_a_first_run_prints_what_is_shown(sample: Path) -> None:
    text = README.read_text(encoding="utf-8")
    (shown,) = [output for command, output in _all_commands() if command == "make run"]
    printed = _told((sample / "screen.txt").read_text())
    if os.environ.get("UPDATE_README"):
        README.write_text(text.replace(f"$ make run\n{shown}", f"$ make run\n{printed}"), encoding="utf-8")
        return
    assert shown == printed


def test_commands_that_read_print_what_is_shown(counterclaim: CommandLine, home: Path) -> None:
    text = README.read_text(encoding="utf-8")
    shown = [
        (command, output)
        for command, output in _all_commands()
        if command.startswith(".venv/bin/counterclaim ")
    ]
    shown = [(command, output) for command, output in shown if shlex.split(command)[1] in _READS]
    assert len(shown) >= 6
    wrong = []
    for command, output in shown:
        result = counterclaim(*shlex.split(command)[1:], cwd=home, COLUMNS="110")
        assert result.returncode == 0, f"{command}\n{result.stderr}"
        printed = "\n".join(line.rstrip() for line in result.stdout.splitlines()) + "\n"
        if _TIME.sub("", printed).strip() != _TIME.sub("", output).strip():
            wrong.append(f"{command}\n{printed}")
            text = text.replace(
                f"$ {command}\n{output}",
                f"$ {command}\n{printed}" + ("\n" if output.endswith("\n\n") else ""),
            )
    if wrong and os.environ.get("UPDATE_README"):
        README.write_text(text, encoding="utf-8")
        return
    assert not wrong, "the README shows something else for: " + "\n".join(wrong)


def test_every_make_target_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`make ([a-z]+)", README.read_text(encoding="utf-8")))
    assert named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_verb_is_documented(counterclaim: CommandLine) -> None:
    listed = counterclaim("--help").stdout.partition("Commands:")[2]
    verbs = re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE)
    assert len(verbs) >= 10
    text = README.read_text(encoding="utf-8")
    for verb in verbs:
        assert f"`{verb}" in text or f"counterclaim {verb}" in text, (
            f"the README does not name the verb {verb}"
        )
        assert counterclaim(verb, "--help").returncode == 0
