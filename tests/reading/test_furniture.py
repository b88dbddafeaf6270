"""Furniture is found, and the report is left alone."""

import random
import re
from pathlib import Path
from time import process_time

import pytest
import yaml

from flows.reading.furniture import find_furniture, merge, title_line
from flows.reading.rules import FurnitureRow, FurnitureRule, ReadingRules
from flows.records import Span
from flows.reference.tables import read_table
from tests.reading.conftest import ROOT

ROWS = read_table(ROOT / "seeds" / "reference" / "furniture.csv", FurnitureRow)
GOLDEN = yaml.safe_load((Path(__file__).parent / "furniture.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.rule)
def test_each_rule_fires_on_its_example_and_not_beside_it(row: FurnitureRow) -> None:
    rule = FurnitureRule(row.rule, row.scope, re.compile(row.pattern))
    body = "The harbour was shut on Monday, the mayor said."
    for words, fires in ((row.example, True), (row.not_example, False)):
        spans, _ = find_furniture(f"{body}\n{words}\n{body}", None, (rule,))
        assert any(span.start > len(body) for span in spans) is fires


def test_each_rule_has_a_name_of_its_own() -> None:
    names = [row.rule for row in ROWS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: row["idea"])
def test_golden(row: dict[str, object], rules: ReadingRules) -> None:
    text, title = str(row["text"]), row.get("title")
    known = str(title) if title else title_line(text, rules.furniture)
    spans, _ = find_furniture(text, known, rules.furniture)
    assert [span.of(text) for span in spans] == row["furniture"]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ana Ruiz", "Ana Ruiz"),
        ("BY LEE SO-RA [s.lee@quay.example]", "LEE SO-RA"),
        ("By Ana Ruiz and Tomas van der Berg | Quay Gazette", "Ana Ruiz and Tomas van der Berg"),
        ("Ana Ruiz, Staff Writer", "Ana Ruiz"),
        ("By far the worst storm in years", None),
    ],
)
def test_the_byline_is_read_off_its_line(line: str, byline: str | None, rules: ReadingRules) -> None:
    text = f"{line}\nTwelve boats were lost on Monday, the mayor said."
    assert find_furniture(text, None, rules.furniture)[1] == byline


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Harbour shut\n\nThe harbour was shut on Monday, the mayor said.", "Harbour shut"),
        ("3 March 2025\nHarbour shut\nThe harbour was shut on Monday, the mayor said.", "Harbour shut"),
        ("The harbour was shut on Monday.\nNobody was hurt, the mayor said on the radio.", None),
        ("Harbour shut", None),
        ("Harbour shut\nBoats lost\nCrews safe", None),
        ("", None),
    ],
)
def test_the_title_is_the_line_above_the_paragraphs(
    text: str, title: str | None, rules: ReadingRules
) -> None:
    assert title_line(text, rules.furniture) == title


def test_touching_spans_become_one() -> None:
    assert merge([Span(5, 9), Span(0, 2), Span(8, 12), Span(3, 3)]) == (Span(0, 2), Span(5, 12))


@pytest.mark.parametrize(
    "unit",
    ["By A ", ". Edited by A", ". A contributed ", "(A Photo", "A. B (X Photo) ", "Print 7 ", ". Sign up b", "© A",
     "http://", "“", "04 Mar 2025 ", "a     "],
)  # fmt: skip
def test_time_grows_no_faster_than_the_text(unit: str, rules: ReadingRules) -> None:
    text = unit * (1_000_000 // len(unit))
    began = process_time()
    find_furniture(text, "A title of some words", rules.furniture)
    assert process_time() - began < 10


def test_hardly_any_attribution_lies_in_furniture(shared: Path, rules: ReadingRules) -> None:
    """PolNeAR's annotators read the whole page: what they attributed must not be taken for furniture."""
    folder = shared / "data" / "polnear" / "dev"
    contents = lost = 0
    for path in random.Random(7).sample(sorted((folder / "text").glob("*.txt")), 40):
        text = path.read_text(encoding="utf-8")
        spans, _ = find_furniture(text, title_line(text, rules.furniture), rules.furniture)
        inside = {place for span in spans for place in range(span.start, span.end)}
        for annotation in sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))[:1]:
            for pieces in re.findall(
                r"^T\d+\tContent ([\d ;]+)\t", annotation.read_text("utf-8"), re.MULTILINE
            ):
                places = [
                    place for piece in pieces.split(";") for place in range(*map(int, piece.split(" ")))
                ]
                contents += 1
                lost += sum(place in inside for place in places) > len(places) / 2
    assert contents > 500
    assert lost <= contents / 200
