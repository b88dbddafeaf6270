from pathlib import Path

import pytest

from flows.disputes import DisputeRules
from flows.reference.disputes import load_dispute_rules

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"


@pytest.fixture(scope="session")
def rules() -> DisputeRules:
    return load_dispute_rules(REFERENCE)
