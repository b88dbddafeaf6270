"""A corpus of two invented articles in PolNeAR's layout."""

from importlib.resources import files
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from flows.records import Span
from flows.tagging.encode import read_tokenizer
from flows.training.corpus import AnnotatedArticle, Annotation

TEXT = (
    "Mayor Lund’s office said the mill, in Vell, burned.\n“Nobody was hurt,” she added, “as far as we know.”"
)


def span(part: str) -> Span:
    start = TEXT.index(part)
    return Span(start, start + len(part))


@pytest.fixture
def article() -> AnnotatedArticle:
    office = Annotation((span("the mill, in Vell, burned"),), (span("said"),), (span("Mayor Lund’s office"),))
    she = Annotation(
        (span("“Nobody was hurt,”"), span("“as far as we know.”")), (span("added"),), (span("she"),)
    )
    return AnnotatedArticle("mill", TEXT, (office, she))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "mill.txt").write_text(TEXT, encoding="utf-8")
    lines, events = [], []
    for number, roles in enumerate(
        (
            {"Content": ["the mill, in Vell, burned"], "Cue": ["said"], "Source": ["Mayor Lund’s office"]},
            {"Content": ["“Nobody was hurt,”", "“as far as we know.”"], "Cue": ["added"], "Source": ["she"]},
        )
    ):
        keys = []
        for role, parts in roles.items():
            key = f"T{len(lines) + 1}"
            places = ";".join(f"{span(part).start} {span(part).end}" for part in parts)
            lines.append(f"{key}\t{role} {places}\t{' '.join(parts)}")
            keys.append(f"{role}:{key}")
        events.append(f"E{number}\tAttribution:T99 {' '.join(keys)}".replace("Attribution:T99 ", ""))
    annotations = "\n".join([*lines, *events])
    (tmp_path / "attributions" / "mill_a1.ann").write_text(annotations, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    return read_tokenizer((files("flows.tagging") / "model" / "tokenizer.json").read_text(encoding="utf-8"))
