"""A lake of any size: what one run extracted, told again and again of other people, in other places, on other days."""

import random
import re
import string
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from flows.records import content_hash

Row = dict[str, Any]

_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
_KEYS = ("article_id", "extraction_id", "claim_id", "estimate_id", "speaker_id", "refers_to", "input_id")
_TEXTS = (
    "text",
    "source_text",
    "name",
    "title",
    "place",
    "counted",
    "affiliation",
    "outlet",
    "dateline",
    "role",
)
_LONG = 2**63 - 1
# every turn is told so many days after the one before
_STEP = timedelta(days=2)


class Turn:
    """One telling. Names change letter by letter, so that every span still holds; those in `kept` stay as they are."""

    def __init__(self, number: int, kept: frozenset[str]) -> None:
        self._number = number
        self._kept = kept
        chance = random.Random(number)  # noqa: S311 - the same names on every machine
        vowels, others = "aeiou", "".join(sorted(set(string.ascii_lowercase) - set("aeiou")))
        shuffled = "".join(chance.sample(vowels, len(vowels))) + "".join(chance.sample(others, len(others)))
        self._letters = str.maketrans(vowels + others, shuffled)
        self._mask = chance.getrandbits(62)

    def rows(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows of any lake table, as this turn has them."""
        for row in rows:
            yield {name: self._value(name, value) for name, value in row.items()}

    def _value(self, name: str, value: Any) -> Any:
        if value is None:
            return None
        if name in _KEYS:
            return content_hash(value, self._number)
        if name in _TEXTS:
            return self._renamed(str(value))
        if name in ("published_at", "said_on", "as_of"):
            return value + _STEP * self._number
        if name in ("bands", "signature"):
            return [number ^ self._mask for number in value]
        if name == "via":
            return [content_hash(one, self._number) for one in value]
        if name == "spellings":
            return [self._renamed(one) for one in value]
        if name in ("file", "sha256"):
            return f"{self._number}-{value}" if name == "file" else content_hash(value, self._number, size=64)
        return value

    def _renamed(self, text: str) -> str:
        return _NAME.sub(self._other_name, text)

    def _other_name(self, match: re.Match[str]) -> str:
        name = match.group()
        return name if name in self._kept else name[0] + name[1:].translate(self._letters)
