"""Kill -9 changes nothing: whatever point it strikes, the next run gives the tables of an undisturbed one.

`make torture` strikes every point and TORTURE_SEEDS random times; `make test` the three renames that put things in
place, and two random times.
"""

import os

import pytest

from tests.conftest import report_figures
from tests.faults.kills import Stage, random_times

SEEDS = int(os.environ.get("TORTURE_SEEDS", "0"))
RANDOM_KILLS: list[int] = []
# where one rename puts in place what was written aside
PUBLISHING = ("lake/store", "warehouse/build", "reporting/page")


def test_points_cover_every_stage(stage: Stage) -> None:
    modules = {point.partition(":")[0] for point in stage.points}
    assert modules >= {
        "ingest",
        "extract",
        "load",
        "publish",
        "lake/store",
        "warehouse/build",
        "reporting/page",
    }
    assert len(stage.points) > 100


def test_runs_killed_at_named_points_lose_nothing(stage: Stage) -> None:
    if SEEDS:
        chains = [*stage.strikes(lambda count: 1), *stage.strikes(lambda count: count)]
    else:
        names = [point for point in stage.points if point.endswith((" rename", " replace"))]
        chains = [[{"point": point} for point in names if point.startswith(PUBLISHING)]]
        assert len(chains[0]) == len(PUBLISHING)
    killed = sum(stage.survives(chain) for chain in chains)
    report_figures("killed at named points", f"{killed} runs, over {len(stage.points)} points")
    assert killed >= (0.9 if SEEDS else 1) * sum(map(len, chains))


@pytest.mark.parametrize("seed", range(SEEDS or 2))
def test_runs_killed_at_random_times_lose_nothing(stage: Stage, seed: int) -> None:
    RANDOM_KILLS.append(stage.survives(random_times(seed, stage.seconds)))
    report_figures("killed at random times", f"{sum(RANDOM_KILLS)} runs, over {len(RANDOM_KILLS)} seeds")
