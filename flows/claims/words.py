"""Words with their places, contractions spelled out, for matching phrases."""

import re
from dataclasses import dataclass

_WORD = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.?"  # U.S., p.m.
    r"|\d[\d.,]*\d|\d"
    r"|[^\W_]+(?:[’'-][^\W_]+)*"
    r"|[^\w\s]"
)
_IRREGULAR_NEGATIONS = {
    "can't": ("can", 3),
    "cannot": ("can", 3),
    "won't": ("will", 2),
    "shan't": ("shall", 3),
}
_CLITIC = re.compile(r"['](?:s|re|ve|ll|d|m)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark in lower case, with straight apostrophes; `start` and `end` count from the given offset."""

    text: str
    start: int
    end: int


def split_words(text: str, offset: int = 0) -> list[Word]:
    """The words and marks of `text`; "couldn't" and "cannot" become two words each, "he's" too.

    Places are shifted by `offset`, so that a sentence's words stand where the article has them.
    """
    found: list[Word] = []
    for match in _WORD.finditer(text):
        raw = match.group().lower().replace("’", "'")
        start, end = match.start() + offset, match.end() + offset
        if raw in _IRREGULAR_NEGATIONS:
            base, cut = _IRREGULAR_NEGATIONS[raw]
            found += [Word(base, start, start + cut), Word("not", start + cut, end)]
        elif raw.endswith("n't") and len(raw) > 3:
            found += [Word(raw[:-3], start, end - 3), Word("not", end - 3, end)]
        elif clitic := _CLITIC.search(raw):
            cut = end - len(clitic.group())  # from the end: lower case may be longer than what it stands for
            if clitic.start():
                found.append(Word(raw[: clitic.start()], start, cut))
            found.append(Word(clitic.group(), cut, end))
        else:
            found.append(Word(raw, start, end))
    return found
