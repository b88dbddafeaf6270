"""Paragraphs and sentences of a text, in linear time and without a parser."""

import re
from collections.abc import Collection, Iterator

from flows.records import Sentence, Span

_CLOSERS = "\"'”’»)]"
_END = re.compile(rf"(?:[.!?…]+[{re.escape(_CLOSERS)}]*)(?=\s+[\"'“‘«(\[]*[A-Z0-9À-Þ])")
_INITIAL = re.compile(r"(?:^|[\s(“\"‘'.])[A-Z]\.$")
_LAST_WORD = re.compile(r"\S+$")
# words that begin a sentence even after an abbreviation such as "U.S." or "p.m."
_OPENERS = frozenset(
    "The A An He She It They We I In On At But And However Meanwhile Earlier Later His Her Their This These That Those "
    "There If When While After Before For Since".split()
)
# after a clock time only these go on with it: "at 4 p.m. Friday", "at 4 p.m. Eastern time"
_CLOCK = ("a.m.", "p.m.")
_AFTER_CLOCK = re.compile(
    r"\s+(?:\(?(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day|\.)|[A-Z][a-z]{2,8}\.? \d|\(?[A-Z]{2,4}\b|\d|(?:[A-Z]\w+ ){1,3}(?:[Tt]ime|TIME)\b"
    r"|(?:Eastern|Central|Mountain|Pacific|Greenwich|Today|Yesterday|Tomorrow|Christmas|New Year)\b)"
)
# no writer's sentence is longer; parsers take quadratic time over one that has no end
_LONGEST = 2_000
_NEXT_WORD = re.compile(r"\s+[\"'“‘«(\[]*([A-Za-z]+)")


def paragraphs(text: str) -> Iterator[Span]:
    """The lines of `text` that hold more than blanks, as spans without their outer blanks."""
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        inner = line.strip()
        if inner:
            start = match.start() + line.index(inner)
            yield Span(start, start + len(inner))


def sentences(text: str, abbreviations: Collection[str]) -> list[Sentence]:
    """The sentences of `text` in order; they never cross a line end and together cover all but blanks.

    `abbreviations` end in a full stop that ends no sentence ("Gen."), unless a word that opens sentences follows.
    A stretch of more than 2,000 characters without an end is cut between words.
    Two sentences: "It rained. He left." One: "Gen. Alden left." One: "He met J. Alden."
    """
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(text)):
        line = paragraph.of(text)
        start = 0
        for match in _END.finditer(line):
            if _continues(line, match, abbreviations):
                continue
            found += _sentences(line, start, match.end(), paragraph.start, number)
            start = match.end()
        found += _sentences(line, start, len(line), paragraph.start, number)
    return found


def _continues(line: str, match: re.Match[str], abbreviations: Collection[str]) -> bool:
    if not match.group().startswith(".") or len(match.group()) > 1:
        return False
    before = line[max(0, match.end() - 40) : match.end()]
    word = _LAST_WORD.search(before)
    last = word.group().lstrip("\"'“‘«([") if word else ""
    if last in _CLOCK:
        return _AFTER_CLOCK.match(line, match.end()) is not None
    if last in abbreviations:
        after = _NEXT_WORD.match(line, match.end())
        return not (after and after.group(1) in _OPENERS)
    return bool(_INITIAL.search(before))


def _sentences(line: str, start: int, end: int, offset: int, paragraph: int) -> Iterator[Sentence]:
    """The sentence from `start` to `end`, in pieces where it is too long; none where it is blank."""
    while start < end:
        cut = end
        if end - start > _LONGEST:
            cut = max(line.rfind(" ", start, start + _LONGEST), start) + 1
            if cut == start + 1:  # one endless word
                cut = start + _LONGEST
        piece = line[start:cut]
        inner = piece.strip()
        if inner:
            first = offset + start + piece.index(inner)
            yield Sentence(first, first + len(inner), inner, paragraph)
        start = cut
