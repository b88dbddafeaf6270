"""The shipped model, read once."""

from importlib.resources import files

import pytest
from tokenizers import Tokenizer

from flows.reference.models import load_tagger
from flows.tagging import SpanTagger
from flows.tagging.encode import read_tokenizer


@pytest.fixture(scope="session")
def tagger() -> SpanTagger:
    return load_tagger()


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    return read_tokenizer((files("flows.tagging") / "model" / "tokenizer.json").read_text(encoding="utf-8"))
