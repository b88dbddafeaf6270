"""That a build which begins from the published file gives the tables of a build from nothing."""

import os
import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows import pipeline
from flows.benchmark.multiplied import Turn
from flows.ingest import Intake
from flows.lake import Lake
from flows.load import load
from flows.run import new_run
from flows.settings import Settings, WarehousePaths
from flows.warehouse import Build, fingerprint, reusable, stamp

Row = dict[str, Any]
EXTRACTED = ("extractions", "speakers", "claims", "estimates")
MORE = 12
TORTURED = bool(os.environ.get("TORTURE_SEEDS"))
SEEDS = int(os.environ.get("TORTURE_SEEDS", "1"))


def build(warehouse: Path, base: Path | None) -> None:
    """The load of a run, published."""
    run = new_run(warehouse, warehouse, Settings())
    with Build(run.paths, run.lake, run.run_id, base=base) as made:
        load.fn(run, made, Intake())
        stamp(made.connection, fingerprint(run.lake))
        made.finish()
        made.publish()


def everything(warehouse: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, and the marks that the next build goes by."""
    with duckdb.connect(str(WarehousePaths(warehouse).published), read_only=True) as connection:
        names = connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'main'"
        ).fetchall()
        tables = [*sorted(name for (name,) in names), "internal.marks"]
        return {name: connection.execute(f"from {name} order by all").fetchall() for name in tables}


class History:
    """Articles of the sample, told twice of other people, that arrive, change and go in any order."""

    def __init__(self, paths: WarehousePaths, sample: Lake, chance: random.Random) -> None:
        self.paths, self.lake, self.chance, self.batches = paths, Lake(paths), chance, 0
        self.now = datetime(2031, 1, 1)
        told = {name: sample.read(name).to_pylist() for name in ("files", "articles", *EXTRACTED)}
        turned = {name: list(Turn(1, frozenset()).rows(rows)) for name, rows in told.items()}
        whole = [row["article_id"] for row in turned["extractions"]]
        other = set(chance.sample(whole, k=min(MORE, len(whole))))
        self.rows = {
            name: rows + [row for row in turned[name] if row["article_id"] in other]
            for name, rows in told.items()
        }
        self.waiting = [row["article_id"] for row in self.rows["articles"]]
        chance.shuffle(self.waiting)
        self.held: list[str] = []
        self.forgotten: list[Row] = []

    def of(self, table: str, article: str) -> list[Row]:
        return [dict(row) for row in self.rows[table] if row["article_id"] == article]

    def write(self, stage: str, rows: dict[str, list[Row]]) -> None:
        self.batches += 1
        self.now += timedelta(minutes=1)
        self.lake.write_batch(stage, f"{self.batches:05d}", rows)

    def arrive(self) -> None:
        many = self.chance.randint(1, 6)
        arrived, self.waiting = self.waiting[:many], self.waiting[many:]
        files = [row for one in arrived for row in self.of("files", one)]
        self.write(
            "ingest",
            {"files": files, "articles": [row for one in arrived for row in self.of("articles", one)]},
        )
        self.held += arrived
        self.extract(arrived, changed=False)

    def redate(self) -> None:
        """Another file brings the text, with another date: extracted again, or not yet."""
        one = self.chance.choice(self.held)
        file = self.chance.choice(self.of("files", one))
        at = self.chance.choice([None, datetime(2024, 11, 1) + timedelta(days=self.chance.randrange(40))])
        again = {
            "file": f"0-{self.batches}-{file['file']}",
            "published_at": at,
            "outlet": "The Other",
            "seen_at": self.now,
        }
        again["container"] = again["file"]
        self.write("ingest", {"files": [file | again], "articles": []})
        if self.chance.random() < 0.7:
            self.extract([one], changed=False)

    def reextract(self) -> None:
        self.extract([self.chance.choice(self.held)], changed=True)

    def extract(self, articles: list[str], *, changed: bool) -> None:
        with Build(self.paths, self.lake, "inputs") as staged:
            staged.fill("staging", only={"staging.articles"})
            inputs = dict(
                staged.connection.execute("select article_id, input_id from staging.articles").fetchall()
            )
        self.now += timedelta(minutes=1)
        rows = {name: [row for one in articles for row in self.of(name, one)] for name in EXTRACTED}
        for row in (row for name in EXTRACTED for row in rows[name]):
            row["extraction_id"] = f"{self.batches}-{row['extraction_id']}"
        for row in rows["extractions"]:
            row |= {"input_id": inputs.get(row["article_id"], ""), "extracted_at": self.now}
        if changed:
            self.change(rows)
        self.write("extract", rows)

    def change(self, rows: dict[str, list[Row]]) -> None:
        """As another version of the rules would have it."""
        others = self.rows["speakers"]
        for row in rows["speakers"]:
            if self.chance.random() < 0.3:
                other = self.chance.choice(others)
                row |= {name: other[name] for name in ("name", "kind", "country", "part_of", "reference")}
        rows["estimates"] = [row for row in rows["estimates"] if self.chance.random() < 0.8]
        for row in rows["claims"]:
            if self.chance.random() < 0.2:
                row["stance"] = self.chance.choice(["denies", "asserts", "unconfirmed"])
        for row in rows["extractions"]:
            row["status"] = self.chance.choice(["extracted"] * 4 + ["invalid"])

    def forget(self) -> None:
        if self.forgotten and self.chance.random() < 0.5:
            rows = [self.forgotten.pop() | {"is_forgotten": False, "decided_at": self.now}]
        else:
            files = self.of("files", self.chance.choice(self.held))
            rows = [
                {"file": row["file"], "sha256": row["sha256"], "is_forgotten": True, "decided_at": self.now}
                for row in files
            ]
            self.forgotten += rows
        self.write("forget", {"forgotten": rows})

    def go_on(self) -> None:
        """One to three things happen."""
        for _ in range(self.chance.randint(1, 3)):
            some = [self.redate, self.reextract, self.forget] if self.held else []
            self.chance.choice([*some, self.arrive, self.arrive])()


@pytest.fixture
def history(sample: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[History]:
    paths = WarehousePaths(tmp_path / "kept")
    paths.folder.mkdir()
    yield History(paths, Lake(WarehousePaths(sample)), random.Random(request.param))


@pytest.mark.parametrize("history", range(SEEDS), indirect=True)
def test_any_history_gives_the_tables_of_a_build_from_nothing(history: History, tmp_path: Path) -> None:
    kept, anew = tmp_path / "kept", tmp_path / "anew"
    for turn in range(5 if TORTURED else 2):
        history.go_on()
        base = reusable(WarehousePaths(kept))
        assert (base is None) == (turn == 0)
        build(kept, base)
        shutil.rmtree(anew, ignore_errors=True)
        shutil.copytree(kept / "lake", anew / "lake")
        build(anew, None)
        assert everything(kept) == everything(anew)


@pytest.mark.parametrize("history", [9], indirect=True)
def test_only_what_is_touched_is_written(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    history.arrive()
    build(kept, None)
    with duckdb.connect(str(WarehousePaths(kept).published)) as connection:
        connection.execute("update articles set title = 'as it was'")
    history.arrive()
    build(kept, reusable(WarehousePaths(kept)))
    with duckdb.connect(str(WarehousePaths(kept).published), read_only=True) as connection:
        titles = connection.execute(
            "select title = 'as it was', count(*) from articles group by 1"
        ).fetchall()
    assert {is_kept for is_kept, _ in titles} == {True, False}


@pytest.mark.parametrize("history", [9], indirect=True)
@pytest.mark.parametrize("harm", ["cut short", "other models", "not a database"])
def test_a_publish_of_no_use_is_not_begun_from(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    paths = WarehousePaths(tmp_path / "kept")
    history.arrive()
    build(paths.folder, None)
    assert reusable(paths) == paths.published
    if harm == "cut short":
        data = paths.published.read_bytes()
        paths.published.write_bytes(data[: len(data) // 2])
    elif harm == "other models":
        monkeypatch.setattr(sys.modules["flows.warehouse.fingerprint"], "code_hash", lambda *_: "other")
    else:
        paths.published.write_bytes(b"not a database")
    assert reusable(paths) is None


@pytest.mark.parametrize("history", [9], indirect=True)
def test_damage_that_shows_only_in_reading_has_all_built_from_nothing(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, anew = tmp_path / "kept", tmp_path / "anew"
    history.arrive()
    build(kept, None)
    with duckdb.connect(str(WarehousePaths(kept).published)) as connection:
        connection.execute("drop table internal.marks; create table internal.marks (other integer)")
    history.arrive()
    run = new_run(kept, kept, Settings())
    base = reusable(run.paths)
    assert base is not None
    monkeypatch.setattr(pipeline, "load", load.fn)
    with ExitStack() as open_builds:
        made = pipeline._loaded(run, Intake(), base, open_builds)
        assert not made.is_begun
        stamp(made.connection, fingerprint(run.lake))
        made.finish()
        made.publish()
    shutil.copytree(kept / "lake", anew / "lake")
    build(anew, None)
    assert everything(kept) == everything(anew)
