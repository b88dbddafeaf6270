"""The public gold beside the checkout: its scorers run on what the pipeline makes of its articles."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CommandLine, report_figures

# what an unseen article may not fall below either; the closing note has what was reached
FLOORS = {
    "articles": {"claims": 0.84, "claims_full": 0.78, "estimates": 0.88},
    "dev_articles": {"claims": 0.84, "claims_full": 0.77, "estimates": 0.88},
}


@pytest.fixture(scope="session")
def gold_warehouses(
    shared: Path, counterclaim: CommandLine, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    made = {}
    for name, inbox in (
        ("articles", shared / "articles"),
        ("dev_articles", shared / "gold" / "dev_articles"),
    ):
        folder = tmp_path_factory.mktemp(name)
        result = counterclaim("run", inbox, "--warehouse", folder)
        assert result.returncode == 0, result.stdout + result.stderr
        made[name] = folder / "counterclaim.duckdb"
    return made


def _score(shared: Path, scorer: str, *arguments: object) -> str:
    command = [sys.executable, str(shared / "gold" / scorer), *(str(argument) for argument in arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(("name", "gold"), [("articles", "seeds.yaml"), ("dev_articles", "dev.yaml")])
def test_hand_read_articles(shared: Path, gold_warehouses: dict[str, Path], name: str, gold: str) -> None:
    printed = _score(shared, "score.py", gold_warehouses[name], shared / "gold" / gold)
    report_figures(f"score.py on {gold}", printed)
    found = {
        line.split()[0]: ast.literal_eval(line.split(maxsplit=1)[1])
        for line in printed.splitlines()
        if "{" in line
    }
    for measure, floor in FLOORS[name].items():
        assert found[measure]["f1"] >= floor, f"{measure} fell to {found[measure]['f1']}"


@pytest.mark.parametrize(
    ("name", "gold"), [("articles", "disputes-seeds.yaml"), ("dev_articles", "disputes-dev.yaml")]
)
def test_disputes_that_an_editor_would_open(
    shared: Path, gold_warehouses: dict[str, Path], name: str, gold: str
) -> None:
    printed = _score(shared, "disputes_score.py", gold_warehouses[name], shared / "gold" / gold)
    report_figures(f"disputes_score.py on {gold}", printed)
    assert re.search(r"wrongly open 0/", printed), printed


def test_numbers_in_the_news(shared: Path, counterclaim: CommandLine, tmp_path: Path) -> None:
    half = shared / "data" / "newsquant" / "newsquant-half.json"
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    _score(shared, "newsquant_score.py", "make", half, inbox / "newsquant.jsonl")
    result = counterclaim("run", inbox, "--warehouse", tmp_path / "warehouse")
    assert result.returncode == 0, result.stdout + result.stderr
    printed = _score(
        shared, "newsquant_score.py", "score", tmp_path / "warehouse" / "counterclaim.duckdb", half
    )
    report_figures("newsquant_score.py on newsquant-half.json", printed)
    found = ast.literal_eval(printed)
    assert found["sentences_lost"] == 0
    assert found["value"]["F"] >= 88
