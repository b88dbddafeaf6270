"""Signatures by which near-copies of an article are found without comparing every pair.

MinHash after Broder (1997), banded for locality-sensitive hashing: two articles that share a band are
candidates, and the share of equal values estimates how much of their word runs they have in common. All are
integers, so that SQL can join them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.records import Span, content_hash

PERMUTATIONS = 128
BANDS = 32
NEAR_COPY = 0.5

_SEED = 20241113
_RUN = 4
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(
    r"\d+(?:[.,]\d+)*"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|(?:hundred|thousand|million|billion|trillion|dozen)s?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signature:
    """`values` are PERMUTATIONS minima, `bands` BANDS hashes of them, all below 2**63.

    `numbers` are the numbers of the text, sorted, each once. A near-copy's numbers are among the original's:
    where a wire repeats its own text with a higher toll, the words are near and the news is not a copy.
    """

    values: tuple[int, ...]
    bands: tuple[int, ...]
    numbers: tuple[str, ...]


def signature(text: str, furniture: Sequence[Span] = ()) -> Signature:
    """The signature of the text without its furniture, case and punctuation aside. Linear in the text.

    Whatever the machine or the run, the same text has the same signature.
    """
    from datasketch import MinHash

    report = _report(text, furniture)
    words = [word.casefold() for word in _WORD.findall(report)]
    runs = {" ".join(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1))}
    minima = MinHash(num_perm=PERMUTATIONS, seed=_SEED, scheme="affine32")
    minima.update_batch([run.encode("utf-8", "replace") for run in sorted(runs)])
    values = tuple(int(value) for value in minima.hashvalues)
    rows = PERMUTATIONS // BANDS
    bands = tuple(
        int(content_hash(band, *values[band * rows : (band + 1) * rows], size=15), 16)
        for band in range(BANDS)
    )
    numbers = {number.lower().replace(",", "") for number in _NUMBER.findall(report)}
    return Signature(values, bands, tuple(sorted(numbers)))


def similarity(one: Signature, other: Signature) -> float:
    """The estimated share of word runs that two texts have in common, 0 to 1."""
    return sum(left == right for left, right in zip(one.values, other.values, strict=True)) / PERMUTATIONS


def is_near_copy(copy: Signature, original: Signature) -> bool:
    """Whether `copy` repeats `original`, perhaps cut: words alike, and no number that the original lacks."""
    return similarity(copy, original) >= NEAR_COPY and set(copy.numbers) <= set(original.numbers)


def _report(text: str, furniture: Sequence[Span]) -> str:
    """The text between its pieces of furniture."""
    pieces, position = [], 0
    for span in sorted(furniture):
        pieces.append(text[position : span.start])
        position = max(position, span.end)
    return "\n".join([*pieces, text[position:]])
