"""The runs that the lake tells of."""

from typing import Any

from flows.lake.store import Lake


def recorded_runs(lake: Lake) -> list[dict[str, Any]]:
    """The row of each recorded run, newest first; where a run was recorded twice, as it ended. Raises LakeError."""
    rows = sorted(lake.read("runs").to_pylist(), key=lambda run: run["ended_at"])
    newest = {run["run_id"]: run for run in rows}
    return sorted(newest.values(), key=lambda run: run["run_id"], reverse=True)


def last_success(lake: Lake) -> str:
    """The id of the newest run that passed its checks; empty where there is none. Raises LakeError."""
    return next((run["run_id"] for run in recorded_runs(lake) if run["status"] == "succeeded"), "")
