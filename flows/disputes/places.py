"""Places, reduced so that spellings of one name compare equal."""

import re

from flows.disputes.words import fold

_KIND = re.compile(
    r"\b(?:city|town|village|region|oblast|province|district|county|municipality|governorate|neighbou?rhood|area|"
    r"prefecture|suburb|borough)\b"
)
_REGION_WORDS = re.compile(r"\b(?:region|oblast|province|state|governorate|county|district|countryside)\b")
_AT = r"(?:in|on|at|near|of)\s(?:the\s)?(?:[a-z-]+\s){0,3}?"
_NAME = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}"
_OWNER = re.compile(r"['’]s$")
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


def narrower(place: str, text: str, venues: frozenset[str]) -> str | None:
    """The one town that `text` says lies within `place`; None where it names none, or several.

    An article on an attack "in Darvan, in Tarnov province" means Darvan's dead when it counts those in Tarnov. A town
    is not narrowed to one of its streets (`venues`): it may count those of the whole town.
    """
    name = _REGION_WORDS.sub("", place).strip()
    if not name or not name[0].isupper():
        return None
    whole = rf"(?:the\s)?(?:[A-Z]\w+['’]s\s)?(?:[a-z-]+\s)?{re.escape(name)}\b"
    within = re.compile(
        rf"\b{_AT}(?P<inner>{_NAME})(?:,\s(?:in\s)?|\sin\s){whole}|(?P<apart>{_NAME}),\sin\s{whole}"
    )
    inside = ((match["inner"] or match["apart"]).strip() for match in within.finditer(text))
    found = {
        key: inner
        for inner in inside
        if not _OWNER.search(inner)
        and venues.isdisjoint(fold(word) for word in inner.split())
        and (key := place_key(inner))
    }
    found.pop(place_key(place) or "", None)
    return next(iter(found.values())) if len(found) == 1 else None
