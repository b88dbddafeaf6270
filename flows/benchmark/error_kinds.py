"""`python -m flows.benchmark.error_kinds WAREHOUSE.duckdb FOLDER`: what is still wrong on an annotated corpus, by kind.

`FOLDER` is in PolNeAR's layout; the warehouse holds a run over its `text` folder. A claim that is found may have
two errors, of its source and of its content. Places are compared by counting characters that are no blanks, which cleaning leaves as they are.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.records import Span
from flows.training.corpus import AnnotatedArticle, Annotation, read_corpus

_FOUND, _WHOLE = 0.3, 0.8
_SHORT, _LONG = 3, 25
_WISH = re.compile(
    r"\b(?:want|plan|hope|seek|intend|aim|try|tried|vow|promis|agree|decid|refus|demand|urg|ask|call)", re.I
)
_FEELING = re.compile(
    r"\b(?:support|oppos|critici|attack|like|love|hate|fear|worr|concern|prais|condemn|against|favor)", re.I
)
_BELIEF = re.compile(
    r"\b(?:believ|think|thought|know|knew|feel|felt|see|saw|consider|view|assum|suspect|doubt)", re.I
)
_SPEECH = re.compile(
    r"\b(?:sa(?:y|id|ys|ying)|t(?:ell|old)|accord|add|claim|argu|announc|warn|report|confirm|den(?:y|ied)|insist|suggest|"
    r"note|state|wrote|tweet|explain|acknowledg|declin|reject|reveal|show|found|predict|estimat|expect)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One claim of the warehouse: its places among the characters of its article that are no blanks."""

    content: frozenset[int]
    source: frozenset[int]
    has_cue: bool
    act: str
    form: str


def kinds(warehouse: Path, folder: Path) -> Counter[str]:
    """How often each kind of error occurs. Raises CorpusError where `folder` holds no annotations."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        texts = dict(connection.execute("select file, text from articles").fetchall())
        rows = connection.execute(
            "select a.file, c.start_char, c.end_char, coalesce(c.source_start, 0), coalesce(c.source_end, 0), "
            "c.cue_start is not null, c.act, c.form "
            "from claims as c join articles as a using (article_id)"
        ).fetchall()
    tally: Counter[str] = Counter()
    for article in read_corpus(folder):
        file = f"{article.name}.txt"
        if file in texts:
            solid = _solid(texts[file])
            claims = [
                Row(_places([Span(start, end)], solid), _places([Span(source, source_end)], solid), *rest)
                for name, start, end, source, source_end, *rest in rows
                if name == file
            ]
            tally.update(_errors(article, claims))
    return tally


def _errors(article: AnnotatedArticle, claims: Sequence[Row]) -> Iterator[str]:
    solid = _solid(article.text)
    contents = [_places(annotation.contents, solid) for annotation in article.annotations]
    found: set[int] = set()
    for annotation, content in zip(article.annotations, contents, strict=True):
        if not content:
            continue
        source = _places(annotation.sources, solid)
        rank = [
            (len(content & claim.content), bool(source & claim.source), -len(claim.content))
            for claim in claims
        ]
        best = max(range(len(claims)), key=rank.__getitem__, default=None)
        if best is None or rank[best][0] <= _FOUND * len(content):
            yield f"missed: {_cue_of(annotation, article.text)}, {_length(annotation, article.text)}"
            continue
        found.add(best)
        yield from _source_errors(source, claims[best])
        yield from _edge_errors(annotation, content, claims[best], article.text)
    for number, claim in enumerate(claims):
        if number not in found and not any(
            len(content & claim.content) > _FOUND * len(claim.content) for content in contents
        ):
            cue = "" if claim.has_cue else ", without a cue"
            yield f"false alarm: {claim.act}, {claim.form}{cue}"


def _source_errors(source: frozenset[int], claim: Row) -> Iterator[str]:
    if source and not claim.source:
        yield "found without its source"
    elif source and not source & claim.source:
        yield "found with another source"


def _edge_errors(annotation: Annotation, content: frozenset[int], claim: Row, text: str) -> Iterator[str]:
    beyond = len(claim.content - content)
    if len(content & claim.content) <= _WHOLE * len(content):
        where = "its beginning" if min(claim.content) > min(content) else "its end"
        yield f"content without {where}, {_length(annotation, text)}"
    elif beyond > max(_SHORT, len(content) * 0.25):
        before = min(claim.content) < min(content)
        yield f"content that {'begins too early' if before else 'runs on too far'}, {claim.form}"


def _cue_of(annotation: Annotation, text: str) -> str:
    cue = " ".join(span.of(text) for span in annotation.cues)
    for pattern, kind in (
        (_SPEECH, "speech"),
        (_BELIEF, "belief"),
        (_WISH, "wish or plan"),
        (_FEELING, "attitude"),
    ):
        if pattern.search(cue):
            return kind if annotation.sources else f"{kind} without a source"
    return "another cue" if cue else "no cue"


def _length(annotation: Annotation, text: str) -> str:
    count = sum(len(span.of(text).split()) for span in annotation.contents)
    return "1 to 3 words" if count <= _SHORT else "over 25 words" if count > _LONG else "4 to 25 words"


def _solid(text: str) -> list[int]:
    """For each place of `text`, how many characters that are no blanks stand before it."""
    counts, count = [], 0
    for letter in text:
        counts.append(count)
        count += not letter.isspace()
    return [*counts, count]


def _places(spans: Sequence[Span], solid: Sequence[int]) -> frozenset[int]:
    return frozenset(
        place for span in spans for place in range(solid[span.start], solid[min(span.end, len(solid) - 1)])
    )


def main() -> None:
    """Print the commonest kinds with their counts."""
    parser = argparse.ArgumentParser(prog="python -m flows.benchmark.error_kinds", description=__doc__)
    parser.add_argument("warehouse", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=20, help="how many kinds to print")
    given = parser.parse_args()
    for kind, count in kinds(given.warehouse, given.folder).most_common(given.most):
        print(f"{count:>5}  {kind}")


if __name__ == "__main__":
    main()
