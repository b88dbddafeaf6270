"""Every offered file becomes its documents and rejections, whatever its bytes."""

import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.reading.documents import Document, Limits, PublishedBasis, Reason, Rejection
from flows.reading.reader import read_document
from flows.reading.rules import ReadingRules
from tests.reading.hostile import ARTICLE, HostileFile, hostile_files

SUFFIXES = st.sampled_from([".txt", ".md", ".json", ".jsonl", ".txt.gz", ".json.gz", ".html", "", ".TXT"])


def read(
    name: str, data: bytes, rules: ReadingRules, limits: Limits | None = None
) -> list[Document | Rejection]:
    return list(read_document(name, data, limits or Limits(), rules))


@pytest.mark.parametrize("file", hostile_files(), ids=lambda file: ascii(file.name)[:60])
def test_hostile_file_has_its_outcome(file: HostileFile, rules: ReadingRules) -> None:
    found = {
        item.locator: ARTICLE if isinstance(item, Document) else item.reason.value
        for item in read(file.name, file.data, rules)
    }
    assert found == file.expected


@settings(max_examples=200, deadline=None)
@given(
    data=st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    suffix=SUFFIXES,
)
def test_any_bytes_are_accounted_for(data: bytes, suffix: str) -> None:
    items = read("a" + suffix, data, ReadingRules())
    assert items
    assert len({item.locator for item in items}) == len(items)


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=300))
def test_a_text_arrives_unchanged_and_its_furniture_lies_within(text: str, rules: ReadingRules) -> None:
    (item,) = read("a.json", json.dumps({"text": text}).encode(), rules)
    if isinstance(item, Document):
        article = item.article
        assert article.text == article.text.strip()
        ends = [0]
        for span in article.furniture:
            assert ends[-1] <= span.start < span.end <= len(article.text)
            ends.append(span.end)


def test_the_same_text_is_the_same_article_in_any_file(rules: ReadingRules) -> None:
    text = "The ferry “Maud” sank, police said.\nNobody was hurt."
    offered = {
        "a.txt": text.encode(),
        "b.txt": f"\n {text}\r\n".replace("\n", "\r\n").encode("utf-16"),
        "c.json": json.dumps({"text": text, "title": "Ferry"}).encode(),
        "d.txt": text.encode("cp1252"),
    }
    found = [read(name, data, rules)[0] for name, data in offered.items()]
    assert {item.article.article_id for item in found if isinstance(item, Document)} == {"65e09137c29f63f8"}
    assert len(found) == 4


def test_a_document_counts_and_hashes_what_was_offered(rules: ReadingRules) -> None:
    data = b'{"text": "Eight boats sank, she said."}'
    (item,) = read("a.json", data, rules)
    assert isinstance(item, Document)
    assert (item.sha256, item.size, item.words) == (hashlib.sha256(data).hexdigest(), len(data), 5)


@pytest.mark.parametrize(
    ("name", "fields", "basis"),
    [
        ("a.json", {"published": "2025-03-04T01:30:00+02:00"}, PublishedBasis.JSON),
        ("a.json", {"url": "https://quay.example/2025/03/03/barge"}, PublishedBasis.URL),
        ("2025-03-03-barge.json", {}, PublishedBasis.FILE_NAME),
        ("a.json", {}, None),
        ("a.json", {"published": "next week"}, None),
    ],
)
def test_the_date_says_where_it_came_from(
    name: str, fields: dict[str, str], basis: PublishedBasis | None, rules: ReadingRules
) -> None:
    (item,) = read(name, json.dumps({"text": "A barge sank, police said.", **fields}).encode(), rules)
    assert isinstance(item, Document)
    assert item.published_basis == basis
    assert str(item.article.published_at)[:10] == ("2025-03-03" if basis else "None")


def test_limits_are_kept(rules: ReadingRules) -> None:
    small = Limits(file_bytes=100, unpacked_bytes=1000, article_characters=20)
    assert [item.reason for item in read("a.txt", b"a " * 51, rules, small)] == [Reason.TOO_LARGE]
    assert [item.reason for item in read("a.txt", b"a barge sank off the coast", rules, small)] == [
        Reason.TOO_LARGE
    ]


def test_every_reason_has_its_sentence() -> None:
    assert all(reason.sentence.endswith(".") for reason in Reason)


def test_notes_name_what_a_careful_reader_should_know(rules: ReadingRules) -> None:
    (guessed,) = read("a.txt", "It was “over”, he said.".encode("cp1252"), rules)
    (left_out,) = read("a.json", b'{"text": "It was over, he said.", "title": 5}', rules)
    assert isinstance(guessed, Document)
    assert isinstance(left_out, Document)
    assert guessed.notes == ("encoding guessed: cp1252",)
    assert left_out.notes == ("`title` left out: it is not text",)
