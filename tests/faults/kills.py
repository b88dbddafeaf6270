"""Orders for the runner, and what must hold after each kill."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.comparison import Tables, tables

Order = dict[str, Any]

_CHAIN = 10
PUBLISHING = ("lake/store", "warehouse/build", "reporting/page")
ROOT = Path(__file__).parent.parent.parent

FIRST = {
    "quay/2025-03-01-barge.txt": "The mayor of Quell said on Saturday that at least 12 people were hurt when a barge sank.",
    "quay/2025-03-02-barge.json": json.dumps(
        {
            "text": "Police denied that 40 people were hurt in Quell. “No barge sank,” said Mara Dunn, a spokeswoman."
        }
    ),
    "broken.json": "{",
}
SECOND = {
    "quay/2025-03-01-barge.txt": "The mayor of Quell said on Saturday that at least 14 people were hurt when a barge sank.",
    "late.txt": "The Harbour Union said 30 people were hurt in Quell on 1 March 2025.",
    "copy.txt": "The Harbour Union said 30 people were hurt in Quell on 1 March 2025.",
    "records.jsonl": '{"text": "The Ministry of Health could not confirm that 30 people were hurt in Quell."}\n{oops\n',
    "broken.json": json.dumps({"text": "The ministry said on Monday that the quay was safe."}),
}


def put(inbox: Path, files: dict[str, str]) -> None:
    """Write `files` into `inbox`, over what is there."""
    for name, text in files.items():
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class Runner:
    """The process of tests.faults.runner. Use as a context manager."""

    def __enter__(self) -> "Runner":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.runner"],
            cwd=ROOT,
            env={**os.environ, "COUNTERCLAIM_TAGGER": "rules", "PREFECT_LOGGING_LEVEL": "CRITICAL"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._answer()["status"] == "ready"
        return self

    def __exit__(self, *_: object) -> None:
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(60)

    def run(self, inbox: Path, warehouse: Path, **order: Any) -> dict[str, Any]:
        """What became of one run: `status` is succeeded, failed, raised or killed."""
        self._process.stdin.write(
            json.dumps({"inbox": str(inbox), "warehouse": str(warehouse), **order}) + "\n"
        )
        self._process.stdin.flush()
        return self._answer()

    def whole(self, inbox: Path, warehouse: Path, **order: Any) -> dict[str, Any]:
        """A run that must succeed."""
        answer = self.run(inbox, warehouse, **order)
        assert answer["status"] == "succeeded", answer
        return answer

    def _answer(self) -> dict[str, Any]:
        return json.loads(self._process.stdout.readline())


@dataclass(frozen=True)
class Verb:
    """A command to be killed, as an `order`, over a warehouse that was published with the further orders `first`.

    `is_ahead`: its lake holds more than was published, as a run leaves it that is killed before it publishes.
    `is_lasting`: what it did not finish, any later run does; else the same command must be given again.
    """

    order: Order = field(default_factory=dict)
    first: Order = field(default_factory=dict)
    is_ahead: bool = False
    is_lasting: bool = True


RUN = Verb()
VERBS = {
    "run --reextract": Verb({"again": {"extraction": True}}),
    "run --rebuild": Verb({"again": {"from_lake": True}}, is_ahead=True),
    "backfill --since": Verb({"again": {"since": "2025-03-02"}}),
    "quarantine --retry": Verb(
        {"again": {"quarantined": True}}, {"settings": {"max_article_characters": 80}}, is_lasting=False
    ),
    "forget": Verb({"forget": "late.txt", "again": {"from_lake": True}}, is_ahead=True, is_lasting=False),
}


class Stage:
    """An inbox in a second state over a warehouse published from its first, and a verb to be killed."""

    def __init__(self, runner: Runner, folder: Path, verb: Verb = RUN) -> None:
        self._runner, self._folder, self._verb = runner, folder, verb
        self.inbox, self._base = folder / "inbox", folder / "base"
        put(self.inbox, FIRST)
        runner.whole(self.inbox, self._base, **verb.first)
        self.before = tables(self._base)
        put(self.inbox, SECOND)
        if verb.is_ahead:
            listed = runner.whole(self.inbox, self.fresh("listed"), listen=True)["points"]
            last = next(
                point for point in listed if point.startswith("publish:") and point.endswith(" finish")
            )
            assert runner.run(self.inbox, self._base, point=last)["status"] == "killed"
        undisturbed = self.fresh("undisturbed")
        self.points: dict[str, int] = self._whole(undisturbed, listen=True)["points"]
        self.after = tables(undisturbed)
        assert self.after != self.before

    @cached_property
    def seconds(self) -> float:
        """How long the verb takes undisturbed."""
        return float(self._whole(self.fresh("timed"))["seconds"])

    def _whole(self, warehouse: Path, **order: Any) -> dict[str, Any]:
        return self._runner.whole(self.inbox, warehouse, **self._verb.order, **order)

    def fresh(self, name: str) -> Path:
        """A copy of the warehouse before the verb."""
        shutil.rmtree(self._folder / name, ignore_errors=True)
        shutil.copytree(self._base, self._folder / name)
        return self._folder / name

    def survives(self, orders: list[Order]) -> int:
        """Kill the verb once for each of `orders`, then let a run go undisturbed; how many were killed.

        Asserts that readers never see a part and that nothing is lost.
        """
        warehouse = self.fresh("killed")
        killed = 0
        for order in orders:
            answer = self._runner.run(self.inbox, warehouse, **self._verb.order, **order)
            assert answer["status"] in ("killed", "succeeded"), (order, answer)
            killed += answer["status"] == "killed"
            assert tables(warehouse) in (self.before, self.after), order
        if self._verb.is_lasting:
            self._runner.whole(self.inbox, warehouse)
        else:
            self._whole(warehouse)
        same(tables(warehouse), self.after, orders)
        assert not (warehouse / ".scratch").exists()
        return killed

    def strikes(self) -> Iterator[list[Order]]:
        """Every point as it is met first, then as it is met last, in the order of the run.

        Some to a chain: what one killed run kept, the next finds.
        """
        orders: list[Order] = [{"point": point, "hit": 1} for point in self.points]
        orders += [{"point": point, "hit": count} for point, count in self.points.items() if count > 1]
        for start in range(0, len(orders), _CHAIN):
            yield orders[start : start + _CHAIN]

    def renames(self) -> list[Order]:
        """The points where one rename puts in place what was written aside, each as it is met last."""
        return [
            {"point": point, "hit": count}
            for point, count in self.points.items()
            if point.startswith(PUBLISHING) and point.endswith((" rename", " replace"))
        ]


def same(found: Tables, expected: Tables, about: object) -> None:
    """Assert that the tables are equal, and name the rows that are not."""
    different = {
        table: [row for row in found.get(table, []) if row not in expected[table]][:3]
        + [row for row in expected[table] if row not in found.get(table, [])][:3]
        for table in expected
        if found.get(table) != expected[table]
    }
    assert not different, (about, different)


def random_times(seed: int, seconds: float) -> list[Order]:
    """One to three kills at random times of a run that takes `seconds`."""
    chance = random.Random(seed)
    return [{"after": chance.uniform(0, 1.1 * seconds)} for _ in range(chance.choice((1, 1, 2, 3)))]
