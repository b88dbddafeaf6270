"""Which failures may pass by themselves, so that a task is worth another try."""

from typing import Any

from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task


def is_passing(task: Task[Any, Any], task_run: TaskRun, state: State[Any]) -> bool:
    """Whether the failure is one of the machine (a busy disk, a lost mount), not of the data or the code."""
    try:
        state.result()
    except Exception as error:  # whatever else it was, a second try would meet it again
        return isinstance(error, OSError) or isinstance(error.__cause__, OSError)
    return False
