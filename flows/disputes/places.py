"""Places, reduced so that spellings of one name compare equal."""

import re

from flows.disputes.words import fold

_KIND = re.compile(
    r"\b(?:city|town|village|region|oblast|province|district|county|municipality|governorate|neighbou?rhood|area|"
    r"prefecture|suburb|borough)\b"
)
_OUTER = re.compile(r"^(?:the|al|el|ash|an|ar|as|ad)[\s-]+|^(?:of)\s+|\s+(?:of)$")
_VOWELS = re.compile(r"[aeiouy'’\-]")
_DOUBLED = re.compile(r"(.)\1+")
# below this many consonants, too many places share a skeleton
_SHORTEST_SKELETON = 4


def place_key(place: str | None) -> str | None:
    """What spellings of one place share; None for no place.

    "Qamishli", "al-Qameshli city" → "qmshl"; "Kursk region", "Kursk" → "krsk"; "Homs" → "homs", as it is too short
    to be told from others by its consonants. A place and what lies within it have different keys.
    """
    if not place:
        return None
    name = place.split(",")[0]
    plain = _KIND.sub(" ", fold(name))
    plain = re.sub(r"\s+", " ", plain).strip()
    plain = _OUTER.sub("", plain).strip()
    if not plain:
        return fold(name) or None
    skeleton = _DOUBLED.sub(r"\1", "".join(plain[:1] + _VOWELS.sub("", plain[1:])).replace(" ", ""))
    return skeleton if len(skeleton) >= _SHORTEST_SKELETON else plain
