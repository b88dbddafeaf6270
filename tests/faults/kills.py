"""Orders for the runner, and what must hold after each kill."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.comparison import Tables, tables

Order = dict[str, Any]

_CHAIN = 5
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


class Stage:
    """An inbox in a second state over a warehouse published from its first, ready to be killed into."""

    def __init__(self, runner: Runner, folder: Path) -> None:
        self._runner, self._folder = runner, folder
        self.inbox, self._base = folder / "inbox", folder / "base"
        put(self.inbox, FIRST)
        runner.whole(self.inbox, self._base)
        self.before = tables(self._base)
        put(self.inbox, SECOND)
        undisturbed = self.fresh("undisturbed")
        answer = runner.whole(self.inbox, undisturbed, listen=True)
        self.points: dict[str, int] = answer["points"]
        self.after = tables(undisturbed)
        self.seconds: float = runner.whole(self.inbox, self.fresh("timed"))["seconds"]

    def fresh(self, name: str) -> Path:
        """A copy of the warehouse before the run."""
        shutil.rmtree(self._folder / name, ignore_errors=True)
        shutil.copytree(self._base, self._folder / name)
        return self._folder / name

    def survives(self, orders: list[Order]) -> int:
        """Kill one run after the other as ordered, then run undisturbed; how many were killed.

        Asserts that readers never see a part and that nothing is lost.
        """
        warehouse = self.fresh("killed")
        killed = 0
        for order in orders:
            answer = self._runner.run(self.inbox, warehouse, **order)
            assert answer["status"] in ("killed", "succeeded"), (order, answer)
            killed += answer["status"] == "killed"
            assert tables(warehouse) in (self.before, self.after), order
        self._runner.whole(self.inbox, warehouse)
        same(tables(warehouse), self.after, orders)
        assert not (warehouse / ".scratch").exists()
        return killed

    def strikes(self, hits: Callable[[int], int]) -> Iterator[list[Order]]:
        """Every point in the order in which a run meets it, some to a chain: what one killed run kept, the next finds.

        `hits` chooses, of so many times that a point is met, the one to strike.
        """
        orders: list[Order] = [{"point": point, "hit": hits(count)} for point, count in self.points.items()]
        for start in range(0, len(orders), _CHAIN):
            yield orders[start : start + _CHAIN]


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
