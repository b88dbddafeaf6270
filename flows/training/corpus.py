"""Annotated articles in PolNeAR's layout: `text/NAME.txt` beside `attributions/NAME_ANNOTATOR.ann`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.records import Span, content_hash
from flows.tagging.labels import Role

_ROLES = {"Content": Role.CONTENT, "Cue": Role.CUE, "Source": Role.SOURCE}
# the text of a span may run over several lines, so that not every line of the file begins an entry
_SPAN_LINE = re.compile(r"^(T\d+)\t\w+ (\d+ \d+(?:;\d+ \d+)*)\t", re.MULTILINE)
_EVENT_LINE = re.compile(r"^E\d+\t(\S+:T\d+(?: \S+:T\d+)*)", re.MULTILINE)


class CorpusError(Exception):
    """The training data cannot be used; the sentence names the folder or file and what to mend."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One attribution as a person marked it; any of the three may be empty or in pieces."""

    contents: tuple[Span, ...]
    cues: tuple[Span, ...]
    sources: tuple[Span, ...]

    def of(self, role: Role) -> tuple[Span, ...]:
        """The spans of one role."""
        return {Role.CONTENT: self.contents, Role.CUE: self.cues, Role.SOURCE: self.sources}[role]


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """A text with its attributions."""

    name: str
    text: str
    annotations: tuple[Annotation, ...]


def read_corpus(folder: Path) -> list[AnnotatedArticle]:
    """The articles of `folder` that have annotations, by name; the first annotator's where there are several.

    Raises CorpusError where the folder holds none, or where an annotation points outside its text.
    """
    articles = []
    for path in sorted((folder / "text").glob("*.txt")):
        # not Path.glob: names hold characters that a pattern would read otherwise
        found = sorted(p for p in (folder / "attributions").iterdir() if p.name.startswith(path.stem + "_"))
        if found:
            articles.append(_article(path, found[0]))
    if not articles:
        raise CorpusError(f"{folder} holds no text/*.txt with an attributions/*.ann of the same name")
    return articles


def _article(text_path: Path, annotation_path: Path) -> AnnotatedArticle:
    text = text_path.read_text(encoding="utf-8")
    try:
        annotations = tuple(_annotations(annotation_path.read_text(encoding="utf-8")))
    except (ValueError, KeyError) as error:
        raise CorpusError(f"{annotation_path.name} is not in brat's standoff format: {error}") from error
    ends = [span.end for annotation in annotations for role in Role for span in annotation.of(role)]
    if max(ends, default=0) > len(text):
        raise CorpusError(f"{annotation_path.name} marks characters beyond the end of {text_path.name}")
    return AnnotatedArticle(text_path.stem, text, annotations)


def _annotations(text: str) -> Iterator[Annotation]:
    """Reads brat's standoff lines: `T1<tab>Cue 113 119<tab>said`, `E1<tab>Attribution:T8 Cue:T1`."""
    spans: dict[str, tuple[Span, ...]] = {}
    for key, place in _SPAN_LINE.findall(text):
        pieces = [piece.split() for piece in place.split(";")]
        spans[key] = tuple(Span(int(start), int(end)) for start, end in pieces)
    for line in _EVENT_LINE.findall(text):
        parts: dict[Role, list[Span]] = defaultdict(list)
        for part in line.split():
            kind, key = part.split(":")
            role = _ROLES.get(kind.rstrip("0123456789"))
            if role is not None:
                parts[role] += spans[key]
        ordered = {role: tuple(sorted(found)) for role, found in parts.items()}
        yield Annotation(*(ordered.get(role, ()) for role in Role))


def hold_out(
    articles: Sequence[AnnotatedArticle], one_in: int
) -> tuple[list[AnnotatedArticle], list[AnnotatedArticle]]:
    """Articles to learn from, and one in `one_in` to choose by; which it is depends on the names alone."""
    held = [article for article in articles if int(content_hash(article.name), 16) % one_in == 0]
    learned = [article for article in articles if int(content_hash(article.name), 16) % one_in != 0]
    return learned, held
