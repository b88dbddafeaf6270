"""Kill -9 changes nothing: whatever point it strikes, the next run gives the tables of an undisturbed one.

`make torture` strikes every point and TORTURE_SEEDS random times; `make test` the three renames that put things in
place, and two random times. The verbs that do work anew are struck likewise, at a tenth of the random times.
"""

import os
from collections import Counter

import pytest

from tests.conftest import report_figures
from tests.faults.kills import PUBLISHING, VERBS, Runner, Stage, random_times

SEEDS = int(os.environ.get("TORTURE_SEEDS", "0"))
KILLED: Counter[str] = Counter()


@pytest.fixture(scope="module", params=VERBS)
def anew(request: pytest.FixtureRequest, runner: Runner, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A stage for each verb that does work anew."""
    return Stage(runner, tmp_path_factory.mktemp("anew"), VERBS[request.param])


def test_points_cover_every_stage(stage: Stage) -> None:
    modules = {point.partition(":")[0] for point in stage.points}
    assert modules >= {"ingest", "extract", "load", "publish", *PUBLISHING}
    assert len(stage.points) > 100


def test_runs_killed_at_named_points_lose_nothing(stage: Stage) -> None:
    _strike("run", stage)


@pytest.mark.parametrize("seed", range(SEEDS or 2))
def test_runs_killed_at_random_times_lose_nothing(stage: Stage, seed: int) -> None:
    _report("run, at random times", stage.survives(random_times(seed, stage.seconds)))


@pytest.mark.skipif(
    not SEEDS, reason="make torture kills --reextract, --rebuild, backfill, --retry and forget"
)
def test_verbs_that_are_killed_lose_nothing(anew: Stage, request: pytest.FixtureRequest) -> None:
    verb = request.node.callspec.params["anew"]
    _strike(verb, anew)
    for seed in range(SEEDS // 10):
        _report(f"{verb}, at random times", anew.survives(random_times(seed, anew.seconds)))


def _strike(verb: str, stage: Stage) -> None:
    chains = list(stage.strikes()) if SEEDS else [stage.renames()]
    killed = sum(stage.survives(chain) for chain in chains)
    _report(f"{verb}, at {len(stage.points)} points", killed)
    # a run that takes up where a killed one stopped passes fewer points
    assert killed >= (0.8 if SEEDS else 1) * sum(map(len, chains))


def _report(how: str, killed: int) -> None:
    KILLED[how] += killed
    report_figures("killed runs", "\n".join(f"{count:>5}  {what}" for what, count in KILLED.items()))
