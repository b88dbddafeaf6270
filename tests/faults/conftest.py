"""A stage to be killed into, once for all tests here."""

import pytest

from tests.faults.kills import Runner, Stage


@pytest.fixture(scope="session")
def stage(runner: Runner, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(runner, tmp_path_factory.mktemp("stage"))
