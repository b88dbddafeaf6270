"""The sample inbox is ours, is readable, and holds what a newcomer should see."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from flows.reading.documents import Document, Limits, Reason, Rejection
from flows.reading.reader import read_document
from flows.reading.rules import ReadingRules
from flows.reading.signature import is_near_copy, signature
from tests.reading.conftest import ROOT

INBOX = ROOT / "seeds" / "inbox"
RUN = 12


@pytest.fixture(scope="module")
def items(rules: ReadingRules) -> list[Document | Rejection]:
    paths = [path for path in sorted(INBOX.rglob("*")) if path.is_file()]
    return [
        item
        for path in paths
        for item in read_document(path.relative_to(INBOX).as_posix(), path.read_bytes(), Limits(), rules)
    ]


@pytest.fixture(scope="module")
def documents(items: list[Document | Rejection]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def test_articles_and_rejections(items: list[Document | Rejection]) -> None:
    reasons = Counter(item.reason for item in items if isinstance(item, Rejection))
    assert reasons == {Reason.MALFORMED: 1, Reason.BINARY: 1}
    assert len(items) == 18


def test_the_articles_are_short_and_dated(documents: list[Document]) -> None:
    assert all(120 <= document.words <= 350 for document in documents)
    assert [document.locator for document in documents if document.published_basis is None] == [
        "kursk/desk/pentagon-final.txt"
    ]


def test_one_exact_copy_and_one_near_copy(documents: list[Document]) -> None:
    copies = [
        ids for ids, times in Counter(item.article.article_id for item in documents).items() if times > 1
    ]
    assert len(copies) == 1
    articles = {item.article.article_id: item.article for item in documents}
    signed = {key: signature(article.text, article.furniture) for key, article in articles.items()}
    near = [
        (articles[one].outlet, articles[other].outlet)
        for one in signed
        for other in signed
        if one != other and is_near_copy(signed[one], signed[other])
    ]
    assert near == [("Quay Gazette", "The Harbour Ledger")]


def test_no_run_of_words_comes_from_a_real_article(documents: list[Document], shared: Path) -> None:
    real = [path.read_text(encoding="utf-8") for path in (shared / "articles").glob("*.txt")]
    real += [
        json.loads(path.read_text(encoding="utf-8"))["text"]
        for path in (shared / "gold" / "dev_articles").glob("*.json")
    ]
    known = {run for text in real for run in runs(text)}
    assert known
    assert not [run for document in documents for run in runs(document.article.text) if run in known]


def runs(text: str) -> list[str]:
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]
