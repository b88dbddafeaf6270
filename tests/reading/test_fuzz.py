"""Every reader, fed with mutants of the hostile files for a bounded time; `make torture` goes on for longer."""

import os
import random
import time
from datetime import datetime

import pyarrow as pa

from flows.lake.rows import file_row
from flows.lake.schemas import schema
from flows.reading.documents import Document, Limits
from flows.reading.reader import read_document
from flows.reading.rules import ReadingRules
from tests.conftest import report_figures
from tests.reading.hostile import hostile_files

SECONDS = 180 if int(os.environ.get("TORTURE_SEEDS", "0")) else 2
SUFFIXES = (
    ".txt",
    ".md",
    ".json",
    ".jsonl",
    ".html",
    ".rss",
    ".warc",
    ".txt.gz",
    ".jsonl.gz",
    ".html.gz",
    "",
)
MET = datetime(2025, 3, 1)
TOKENS = [
    *(
        b"---\n",
        b"{",
        b"}",
        b"[",
        b"]",
        b'"text":',
        b"\\ud800",
        b"\xff\xfe",
        b"\0",
        b"\r\n",
        b"<p>",
        b"</div>",
        b"<!--",
    ),
    *(
        b"<script>",
        b"&#0;",
        b"\x1f\x8b\x08",
        b"NaN",
        b'"title": "\\udc00\\u0000",',
        b'"byline": ["\\ud800"],',
        b'title: "\\ud800\\0"\n',
        b"1e999",
        b"\xe2\x80\x9c",
        b"\xed\xa0\x80",
        b"2025-02-30",
        b"By ",
    ),
]
LIMITS = Limits(file_bytes=200_000, unpacked_bytes=400_000, article_characters=100_000)


def _mutant(chance: random.Random, seeds: list[bytes]) -> bytes:
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 8)):
        place = chance.randint(0, len(data))
        match chance.randint(0, 4):
            case 0:
                data[place:place] = chance.choice(TOKENS) * chance.choice((1, 1, 3, 600))
            case 1:
                del data[place : place + chance.randint(1, 40)]
            case 2:
                data[place : place + 1] = bytes([chance.randrange(256)])
            case 3:
                other = chance.choice(seeds)
                data[place:place] = other[chance.randint(0, len(other)) :][:400]
            case _:
                data[place:place] = data[max(0, place - 60) : place] * chance.randint(1, 5)
    return bytes(data)


def test_mutants_are_accounted_for(rules: ReadingRules) -> None:
    seeds = [file.data for file in hostile_files() if len(file.data) < 4000]
    seeds.append(
        b"<html><head><title>T</title></head><body><article><p>Police said.</p></article></body></html>"
    )
    chance = random.Random(1)
    ends = time.monotonic() + SECONDS
    executions = articles = 0
    while time.monotonic() < ends:
        data, name = _mutant(chance, seeds), "a" + chance.choice(SUFFIXES)
        began = time.process_time()
        items = list(
            read_document(name, data, LIMITS, rules, _mutant(chance, seeds) if executions % 5 == 0 else None)
        )
        assert time.process_time() - began < 10, (name, data)
        assert items, (name, data)
        assert len({item.locator for item in items}) == len(items), (name, data)
        for item in items:
            pa.Table.from_pylist(
                [file_row(item, name, "", "run", MET)], schema("files")
            )  # a table can hold it
            if isinstance(item, Document):
                articles += 1
                item.article.text.encode()
                assert all(span.end <= len(item.article.text) for span in item.article.furniture), (
                    name,
                    data,
                )
        executions += 1
    report_figures("fuzzing of the readers", f"{executions} executions, {articles} articles among them")
