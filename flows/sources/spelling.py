"""Spellings of names, reduced so that two ways of writing one name compare equal."""

import re
import unicodedata
from functools import lru_cache

_REMEMBERED = 1 << 16
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_INITIALS = re.compile(r"\b((?:[A-Za-z]\.){2,})")
_OUTER = " \t\n,;:.\"“”'‘’()[]-–—"
_DETERMINER = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
_WORD = re.compile(r"[^\s,;:()\[\]\"“”]+")


NUMBERS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))


def straighten(text: str) -> str:
    """`text` with typographic apostrophes made straight and runs of blanks made one; lengths may change."""
    if "`" in text or not text.isascii():
        text = text.translate(_APOSTROPHES)
    return " ".join(text.split())


def bare(text: str) -> str:
    """`text` without a leading article, outer punctuation and a trailing possessive: "the Fed's" → "Fed"."""
    trimmed = straighten(text).strip(_OUTER.replace(".", "")).removesuffix("'")
    named = _DETERMINER.sub("", trimmed)
    named = named if named == trimmed else named.lstrip(_OUTER.replace(".", ""))
    return _POSSESSIVE.sub("", named)


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """The key under which spellings compare: "The U.S. Café’s" → "us cafe"."""
    if text.isascii() and text.isalnum():
        return text.casefold()
    plain = bare(text)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = _INITIALS.sub(lambda match: match.group().replace(".", ""), plain)
    return re.sub(r"[.\s]+", " ", plain).strip().casefold()


def words(text: str) -> list[str]:
    """The blank-separated words of `text` without commas, brackets and double quotation marks."""
    return _WORD.findall(straighten(text))


def capitalised(word: str) -> bool:
    """Whether a word is written as a name: "Ryan", "al-Assad", "@handle" and "iPhone" are, "1990s" is not."""
    if word[:1].isupper() or (word.isascii() and word.islower()):
        return word[:1].isupper()
    letters = [letter for letter in word if letter.isalpha()]
    return bool(letters) and (
        letters[0].isupper() or any(x.isupper() for x in re.split(r"[-']", word)[-1][:2])
    )


def possessive(word: str) -> str | None:
    """The owner in a possessive form: "Ukraine's" and "Sanders'" → "Ukraine", "Sanders"; None for other words."""
    if word[-1:].isalnum() and word[-2:-1] not in "'’‘ʼ`":
        return None
    plain = word.translate(_APOSTROPHES)
    owner = _POSSESSIVE.sub("", plain)
    return owner if owner != plain and owner else None
