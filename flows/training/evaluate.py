"""Scores the shipped tagger on a folder in PolNeAR's layout, through tables like the warehouse's."""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import duckdb

from flows.records import Attribution
from flows.reference.models import load_tagger
from flows.tagging import SpanTagger

Row = tuple[int, str, str | None, int, int, int | None, int | None, int | None, int | None]


def read_texts(folder: Path) -> dict[str, str]:
    """The texts of a folder in PolNeAR's layout, by file name, in order."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((folder / "text").glob("*.txt"))}


def claim_rows(article: int, text: str, attributions: Iterable[Attribution]) -> list[Row]:
    """One row per attribution, its content whole, as the warehouse's table of claims holds it."""
    rows = []
    for attribution in attributions:
        content, source, cue = attribution.content, attribution.source, attribution.cue
        source_place = (source.start, source.end) if source else (None, None)
        cue_place = (cue.start, cue.end) if cue else (None, None)
        source_text = source.of(text) if source else None
        rows.append(
            (article, content.of(text), source_text, content.start, content.end, *source_place, *cue_place)
        )
    return rows


def write_tables(path: Path, texts: dict[str, str], tagged: Iterable[Iterable[Attribution]]) -> int:
    """Writes the tables that the scorers read, `articles` and `claims`; the number of claims."""
    rows: list[Row] = []
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table articles (file varchar, article_id integer, text varchar)")
        connection.execute(
            "create table claims (article_id integer, text varchar, source_id varchar, source_text varchar,"
            " start_char integer, end_char integer, source_start integer, source_end integer,"
            " cue_start integer, cue_end integer)"
        )
        for article, ((name, text), attributions) in enumerate(zip(texts.items(), tagged, strict=True)):
            connection.execute("insert into articles values (?, ?, ?)", [name, article, text])
            rows += claim_rows(article, text, attributions)
        if rows:
            statement = "insert into claims values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9)"
            connection.executemany(statement, rows)
    return len(rows)


def evaluate(tagger: SpanTagger, folder: Path, scorer: Path, misses: int = 0) -> str:
    """What `scorer` prints about the tagger on the texts in `folder`, with the tagger's speed."""
    texts = read_texts(folder)
    began = time.perf_counter()
    tagged = tagger.tag(list(texts.values()))
    seconds = time.perf_counter() - began
    words = sum(len(text.split()) for text in texts.values())
    with tempfile.TemporaryDirectory() as scratch:
        warehouse = Path(scratch) / "scores.duckdb"
        count = write_tables(warehouse, texts, tagged)
        command = [sys.executable, str(scorer), str(warehouse), str(folder), "--misses", str(misses)]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    return f"{count} claims, {words / seconds:.0f} words/s\n{printed}"


def main() -> None:
    """Reads the command line and prints the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder with text/ and attributions/")
    parser.add_argument(
        "--scorer", type=Path, help="polnear_score.py (default: gold/ beside the data folder)"
    )
    parser.add_argument(
        "--misses", type=int, default=0, help="list this many attributions that were not found"
    )
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    scorer = given.scorer or given.data.resolve().parents[2] / "gold" / "polnear_score.py"
    print(evaluate(load_tagger(given.threads), given.data, scorer, given.misses))


if __name__ == "__main__":
    main()
