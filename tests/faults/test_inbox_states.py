"""Any order of additions, changes, removals, damage, kills and reruns leaves each file its one row and each text its article.

A state machine (Hypothesis) over a small inbox: one short history in `make test`, many long ones in `make torture`.
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import duckdb
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tests.faults.kills import Runner

_LONG = int(os.environ.get("TORTURE_SEEDS", "0")) > 0
NAMES = st.sampled_from(["a.txt", "b.txt", "sub/c.json", "it's d.jsonl", "e.md"])
TEXTS = st.sampled_from(
    [
        "Police in Quell said on Monday that 12 people were hurt.",
        "The union denied that 40 people were hurt in Quell.",
        '{"text": "The ministry said 14 people were hurt in Quell."}',
        '{"text": "It rained."}\n{oops\n{"text": "It snowed, she said."}',
        "",
        "\x89PNG\x00\x01",
    ]
)


class InboxStates(RuleBasedStateMachine):
    """`read` holds every (file, content) that a whole run met, `maybe` those that only a killed one may have met."""

    runner: Runner

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="states-"))
        self.inbox, self.warehouse = self.folder / "inbox", self.folder / "w"
        self.inbox.mkdir()
        self.present: dict[str, str] = {}
        self.read: set[tuple[str, str]] = set()
        self.maybe: set[tuple[str, str]] = set()

    def teardown(self) -> None:
        self.rerun()
        shutil.rmtree(self.folder)

    @rule(name=NAMES, text=TEXTS)
    def add_or_change(self, name: str, text: str) -> None:
        path = self.inbox / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="latin-1")
        self.present[name] = text

    @precondition(lambda self: self.present)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.present)))
        (self.inbox / name).unlink()
        del self.present[name]

    @precondition(lambda self: self.present)
    @rule(data=st.data(), name=NAMES)
    def rename(self, data: st.DataObject, name: str) -> None:
        old = data.draw(st.sampled_from(sorted(self.present)))
        (self.inbox / name).parent.mkdir(exist_ok=True)
        (self.inbox / old).rename(self.inbox / name)
        self.present[name] = self.present.pop(old)

    @precondition(lambda self: self.present)
    @rule(data=st.data(), share=st.floats(0, 1))
    def corrupt(self, data: st.DataObject, share: float) -> None:
        """A file is cut short, as by a transfer that broke off."""
        name = data.draw(st.sampled_from(sorted(self.present)))
        cut = self.present[name][: int(share * len(self.present[name]))]
        (self.inbox / name).write_text(cut, encoding="latin-1")
        self.present[name] = cut

    @precondition(lambda self: (self.warehouse / "counterclaim.duckdb").is_file())
    @rule(length=st.integers(0, 4096))
    def corrupt_publish(self, length: int) -> None:
        """The published file is damaged; the next run makes it good from the lake."""
        with (self.warehouse / "counterclaim.duckdb").open("r+b") as file:
            file.truncate(length)

    @precondition(lambda self: self.present)
    @rule(after=st.floats(0.01, 2))
    def kill(self, after: float) -> None:
        answer = self.runner.run(self.inbox, self.warehouse, after=after)
        self.maybe |= set(self.present.items())
        assert answer["status"] in ("killed", "succeeded"), answer

    @rule()
    def rerun(self) -> None:
        self.runner.whole(self.inbox, self.warehouse)
        self.read |= set(self.present.items())
        self._check()

    def _check(self) -> None:
        with duckdb.connect(str(self.warehouse / "counterclaim.duckdb"), read_only=True) as connection:
            rows: list[Any] = connection.execute(
                "select file, sha256, outcome, article_id, reason from files"
            ).fetchall()
            quarantined = connection.execute("select file, sha256 from quarantine").fetchall()
            articles = {row[0] for row in connection.execute("select article_id from articles").fetchall()}
        keys = [row[:2] for row in rows]
        assert len(keys) == len(set(keys))
        names = {row[0].partition("#")[0] for row in rows}
        assert {name for name, _ in self.read} <= names <= {name for name, _ in self.read | self.maybe}
        assert sorted(quarantined) == sorted(row[:2] for row in rows if row[2] == "quarantined")
        assert (
            articles == {row[3] for row in rows if row[2] == "article"} == {row[3] for row in rows if row[3]}
        )
        assert all((row[3] is None) != (row[4] is None) for row in rows)


def test_any_order_of_events_leaves_each_file_its_row(runner: Runner) -> None:
    InboxStates.runner = runner
    run_state_machine_as_test(
        InboxStates,
        settings=settings(
            max_examples=25 if _LONG else 1,
            stateful_step_count=20 if _LONG else 6,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate, Phase.shrink] if _LONG else [Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
