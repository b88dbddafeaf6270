"""Whether two spellings can be one name: transliteration, middle names, house styles, slips of the pen."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from flows.sources.spelling import bare, fold, words

_REMEMBERED = 1 << 16
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"])
_COMPANY = frozenset(
    ["inc", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc", "ag", "gmbh", "office"]
)
_STYLES = {
    "organisation": "organization",
    "organisations": "organizations",
    "centre": "center",
    "defence": "defense",
    "programme": "program",
    "labour": "labor",
    "and": "&",
    "dept": "department",
    "saint": "st",
}
# what differs between usual ways of writing one sound; applied in order
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch|sh", "s"),
        (r"zh|dzh", "j"),
        (r"kh|gh", "h"),
        (r"ph", "f"),
        (r"ck|q|c(?!h)", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"[yj]", "i"),
        (r"[ie]{2,}", "i"),
        (r"(.)\1+", r"\1"),
    )
]
_ARTICLE = re.compile(r"^(?:al|el|ul|as|ad|ar|an|ash)-")
_VOWELS = re.compile(r"(?<=.)[aeiou]")
_LONGEST_KEY = 12
_SLIP = 88.0
_SHORTEST_SLIP = 6


@lru_cache(maxsize=_REMEMBERED)
def sound(word: str) -> str:
    """A word by its sound: "Zelensky", "Zelenskyy" and "Zelenskiy" are all "zelenski"."""
    key = re.sub(r"[^a-z]", "", _ARTICLE.sub("", fold(word)))
    for pattern, replacement in _SOUNDS:
        key = pattern.sub(replacement, key)
    return key


def skeleton(word: str) -> str:
    """The sound of a word without inner vowels: "Mohammed" and "Muhamad" are both "mhmd"."""
    return _VOWELS.sub("", sound(word))


@lru_cache(maxsize=_REMEMBERED)
def person_parts(name: str) -> tuple[str, ...]:
    """The folded words of a person's name without "Jr." and the like."""
    return tuple(key for word in words(name) if (key := fold(word)) and key not in _SUFFIXES)


@lru_cache(maxsize=_REMEMBERED)
def person_key(name: str) -> str:
    """The key of a full name, blind to middle initials: "Jane Q. Alden Jr." → "jane alden"."""
    parts = person_parts(name)
    kept = [part for index, part in enumerate(parts) if len(part) > 1 or index == 0]
    return " ".join(kept)


def person_block(name: str) -> str:
    """Names that can be one person's share this: the surname's consonants and the first letter of the given name."""
    parts = person_parts(name)
    return f"{skeleton(parts[-1])} {sound(parts[0])[:1]}" if len(parts) > 1 else ""


def same_person(one: str, other: str) -> float:
    """How alike two full names are: 2 for the same name in another spelling, 1 for one that evidence must support.

    2: "Andriy Kovalenko" and "Andrii Kovalenko". 1: "Mohammed Alden" and "Muhamad Alden", "J. Alden" and "Jane Alden".
    0: "Jane Alden" and "John Alden", "Jane Alden" and "Jane Brook".
    """
    first, second = person_parts(one), person_parts(other)
    if len(first) < 2 or len(second) < 2 or not _alike(first[-1], second[-1]):
        return 0
    if sound(first[0]) == sound(second[0]) and sound(first[-1]) == sound(second[-1]):
        return 2 if _middles_agree(first[1:-1], second[1:-1]) else 1
    if min(len(first[0]), len(second[0])) == 1:
        return 1 if first[0][0] == second[0][0] else 0
    spelled = ratio(first[0], second[0]) >= _SLIP and first[0][-1] == second[0][-1]
    return (
        1 if spelled or (skeleton(first[0]) == skeleton(second[0]) and first[0][-1] == second[0][-1]) else 0
    )


@lru_cache(maxsize=_REMEMBERED)
def body_key(name: str) -> str:
    """The key of a body's name, blind to house style: "The Centre for Labour, Inc." → "center for labor"."""
    parts = [fold(word) for word in words(bare(name))]
    parts = [_STYLES.get(part, part).removesuffix("'s").removesuffix("'") for part in parts if part]
    while len(parts) > 1 and parts[-1] in _COMPANY:
        parts.pop()
    return " ".join(parts)


def body_blocks(key: str) -> Iterator[str]:
    """Keys that differ in one long word share a block: the key with that word left out."""
    parts = key.split(" ")
    if 1 < len(parts) <= _LONGEST_KEY:
        for index, part in enumerate(parts):
            if len(part) >= _SHORTEST_SLIP:
                yield " ".join([*parts[:index], "…", *parts[index + 1 :]])


@lru_cache(maxsize=_REMEMBERED)
def _parts(key: str) -> tuple[str, ...]:
    return tuple(key.split(" "))


def same_body(one: str, other: str) -> bool:
    """Whether two keys of a block differ by a slip of the pen alone: "acme obervatory", "acme observatory"."""
    differing = [(a, b) for a, b in zip(_parts(one), _parts(other), strict=False) if a != b]
    if len(differing) != 1:
        return False
    written, meant = differing[0]
    return written[0] == meant[0] and written[-1] == meant[-1] and ratio(written, meant) >= 90.0


def _alike(one: str, other: str) -> bool:
    return sound(one) == sound(other) or (
        min(len(one), len(other)) >= _SHORTEST_SLIP and ratio(one, other) >= _SLIP
    )


def _middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(a[0] == b[0] for a, b in zip(one, other, strict=False))
