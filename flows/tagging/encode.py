"""Text into word pieces, paragraph by paragraph, each piece with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from flows.reading.sentences import paragraphs

# longer lines are read in stretches, so that memory stays bounded whatever the text
LONGEST_PARAGRAPH = 16_000
_SURROGATE = re.compile("[\ud800-\udfff]")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The word pieces of one paragraph: `ids`, where each stands in the article, and which open a word."""

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    opens_word: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)


def read_tokenizer(definition: str) -> Tokenizer:
    """The tokenizer that a `tokenizer.json` describes, without its own truncation and padding."""
    tokenizer = Tokenizer.from_str(definition)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encode(text: str, tokenizer: Tokenizer) -> list[Paragraph]:
    """The paragraphs of `text` that hold at least one word piece, in order.

    A lone surrogate, which no tokenizer takes, is read as the replacement character.
    """
    readable = _SURROGATE.sub("\ufffd", text)
    encoded = []
    for start, end in _stretches(readable):
        encoding = tokenizer.encode(readable[start:end], add_special_tokens=False)
        if encoding.ids:
            offsets = np.array(encoding.offsets, dtype=np.int64) + start
            opens = np.array([not token.startswith("##") for token in encoding.tokens])
            opens[0] = True
            encoded.append(
                Paragraph(np.array(encoding.ids, dtype=np.int64), offsets[:, 0], offsets[:, 1], opens)
            )
    return encoded


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, the longest cut after a sentence where one ends in the stretch's second half."""
    for paragraph in paragraphs(text):
        start = paragraph.start
        while paragraph.end - start > LONGEST_PARAGRAPH:
            limit = start + LONGEST_PARAGRAPH
            ends = [
                match.end() for match in _SENTENCE_END.finditer(text, limit - LONGEST_PARAGRAPH // 2, limit)
            ]
            cut = ends[-1] if ends else limit
            yield start, cut
            start = cut
        yield start, paragraph.end
