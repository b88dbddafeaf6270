"""The reviewed tables as reading gets them."""

from pathlib import Path

import pytest

from flows.reading.rules import ReadingRules
from flows.reference.reading import load_reading_rules

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def rules() -> ReadingRules:
    return load_reading_rules(ROOT / "seeds" / "reference")
