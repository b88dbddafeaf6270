"""Places, reduced so that spellings of one name compare equal."""

import re
from collections import Counter
from collections.abc import Iterable

from flows.disputes.rules import DisputeRules
from flows.disputes.words import fold

_KIND = re.compile(
    r"\b(?:city|town|village|region|oblast|province|district|county|municipality|governorate|neighbou?rhood|area|"
    r"prefecture|suburb|borough)\b"
)
# "Kelm market" is Kelm, "Kelm Market" may be a shop
_PART_OF_TOWN = re.compile(r"\s(?:market|outskirts|countryside|centre|center)$")
_REGIONS = "region|oblast|province|state|governorate|county|district|countryside"
_REGION_WORDS = re.compile(rf"\b(?:{_REGIONS})\b")
_DIRECTIONS = frozenset(
    {"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west"}
)
_AT = r"(?:in|on|at|near|of)\s(?:the\s)?(?:[a-z-]+\s){0,3}?"
_NAME = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}"
_CALLED_TOWN = re.compile(rf"\b(?:town|village|hamlet|settlement)\sof\s(?P<inner>{_NAME})")
# "the market of Kelm", "the attack on Kelm"
_OF_TOWN = (
    "market|centre|center|outskirts|residents|people|inhabitants|streets|station|hospital|clinic|attack|strike|airstrike|"
    "shelling|bombing|bombardment|raid"
)
_SAID_TO_LIE = re.compile(
    rf"(?P<inner>{_NAME})(?:,\s(?:in\s)?|\sin\s)(?:the\s)?(?:[A-Z]\w+['’]s\s)?(?:[a-z-]+\s){{0,2}}?"
    rf"(?:{_NAME}['’]?s?\s(?:{_REGIONS})|(?:{_REGIONS})\sof\s[A-Z])"
    rf"|(?P<told>{_NAME}),\s(?:a|the)\s(?:[a-z-]+\s){{0,3}}(?:town|village)\b"
)
_IN_PLACE = re.compile(
    rf"\b(?:in|near|at|over|(?:{_OF_TOWN})\s(?:of|on))\s(?:the\s(?:town|city|village)\sof\s)?(?P<inner>{_NAME})"
)
_UNNAMED_TOWN = re.compile(r"\b[Aa]\s(?:[\w-]+\s){0,3}(?:town|village)\b(?!\sof\b)")
_NAMED_TOWN = re.compile(rf"\b(?:in|near|at|over|of|on)\s(?:the\s(?:town|village)\sof\s)?(?P<inner>{_NAME})")
_LEAD = 350
_TITLED = re.compile(r"[A-Z][\w-]+")
_FEWEST_TOLD = 2
_OWNER = re.compile(r"['’]s$")
_OUTER = re.compile(r"^(?:the|al|el|ash|an|ar|as|ad)[\s-]+|^(?:of)\s+|\s+(?:of)$")
_VOWELS = re.compile(r"[aeiouy'’\-]")
_DOUBLED = re.compile(r"(.)\1+")
_LONG_VOWELS = re.compile("ou|oo")
# below this many consonants, too many places share a skeleton
_SHORTEST_SKELETON = 4


def place_key(place: str | None) -> str | None:
    """What spellings of one place share; None for no place.

    "Qamishli", "al-Qameshli city" → "qmshl"; "Kursk region", "Kursk" → "krsk"; "Homs" → "homs" and "Douma", "Duma" → "duma", as they are too
    short to be told from others by their consonants. A place and what lies within it have different keys.
    """
    if not place:
        return None
    name = _PART_OF_TOWN.sub("", place.split(",")[0])
    plain = _KIND.sub(" ", fold(name))
    plain = re.sub(r"\s+", " ", plain).strip()
    plain = _OUTER.sub("", plain).strip()
    if not plain:
        return fold(name) or None
    skeleton = _DOUBLED.sub(r"\1", "".join(plain[:1] + _VOWELS.sub("", plain[1:])).replace(" ", ""))
    return skeleton if len(skeleton) >= _SHORTEST_SKELETON else _LONG_VOWELS.sub("u", plain)


def narrower(place: str, text: str, venues: frozenset[str]) -> str | None:
    """The one town that `text` says lies within `place`; None where it names none, or several.

    An article on an attack "in Darvan, in Tarnov province" means Darvan's dead when it counts those in Tarnov. A town
    is not narrowed to one of its streets (`venues`): it may count those of the whole town.
    """
    name = _REGION_WORDS.sub("", place).strip()
    if not name or not name[0].isupper():
        return None
    whole = rf"(?:the\s)?(?:[A-Z]\w+['’]s\s)?(?:[a-z-]+\s){{0,2}}(?:of\s)?{re.escape(name)}\b"
    within = re.compile(
        rf"\b{_AT}(?P<inner>{_NAME})(?:\s(?:town|city|village))?(?:,\s(?:in\s)?|\sin\s){whole}|(?P<apart>{_NAME}),\sin\s{whole}"
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


def main_town(lead: str, counted_at: Iterable[str], text: str, rules: DisputeRules) -> str | None:
    """The one town that an article is about: it calls it one, gives figures for it, or names it most of all."""
    told = (*_CALLED_TOWN.finditer(lead), *_SAID_TO_LIE.finditer(lead))
    if not told and (first := _named_later(lead, text, rules)):
        return first
    towns = (next(filter(None, match.groups())).strip() for match in told)
    called = {place_key(town): town for town in towns if not is_venue(town, rules)}
    named = {place_key(place): place for place in counted_at if place in lead and not is_venue(place, rules)}
    for found in (called, named):
        small = [place for place in found.values() if not is_wide(place, text, rules)]
        if len(small) == 1:
            return small[0]
    return _most_told(lead, text, rules)


def told_towns(title: str | None, text: str, rules: DisputeRules) -> tuple[set[str], set[str]]:
    """The keys of small towns that the text says something is in, on or near; and of those that title or lead name."""
    named = _TITLED.findall(f"{title or ''} {text[:_LEAD]}")
    phrases = (" ".join(named[at : at + length]) for at in range(len(named)) for length in (1, 2, 3))
    heading = {key for phrase in phrases if (key := place_key(phrase))}
    unnamed = rules.roles["common_name"] | rules.roles["stop"]
    places = {match["inner"] for match in _NAMED_TOWN.finditer(text)}
    told = {
        key
        for place in places
        if (key := place_key(place))
        and unnamed.isdisjoint(fold(word) for word in place.split())
        and _is_small(place, text, rules)
    }
    return told, told & heading


def _named_later(lead: str, text: str, rules: DisputeRules) -> str | None:
    """The town that an article first calls but "a rebel-held town": the first small place that it then names."""
    unnamed = _UNNAMED_TOWN.search(lead)
    if unnamed is None:
        return None
    for match in _NAMED_TOWN.finditer(lead, unnamed.end()):
        place = match["inner"]
        is_name = fold(place.split()[0]) not in rules.roles["common_name"] | rules.roles["stop"]
        if is_name and _is_small(place, text, rules):
            return place
    return None


def _most_told(lead: str, text: str, rules: DisputeRules) -> str | None:
    """The town that `text` says most often that something is in: twice as often as in any other, or in `lead` alone."""
    unnamed = rules.roles["common_name"] | rules.roles["stop"]
    told = [
        match["inner"] for match in _IN_PLACE.finditer(text) if fold(match["inner"].split()[0]) not in unnamed
    ]
    keys = Counter(place_key(place) for place in told if _is_small(place, text, rules))
    (first, most), (_, next_most) = [*keys.most_common(2), (None, 0), (None, 0)][:2]
    if first is None or 2 * next_most > most:
        return None
    town = next(place for place in told if place_key(place) == first)
    return town if most >= _FEWEST_TOLD or town in lead else None


def _is_small(place: str, text: str, rules: DisputeRules) -> bool:
    """Whether a place is a town that hardly sees two events in a day: no house or street, and no city or province."""
    is_name = _OWNER.search(place) is None  # "in Scott's hand"
    return is_name and not is_venue(place, rules) and not is_wide(place, text, rules)


def is_wide(place: str, text: str, rules: DisputeRules) -> bool:
    """Whether a place is so large that it may see two events in a day: a known city, a country, a province."""
    return fold(place) in rules.known_places or is_region(place, text, rules)


def is_region(place: str, text: str, rules: DisputeRules) -> bool:
    """Whether towns lie within a place: a country, a province, "northern Veldania"."""
    folded = [fold(word) for word in place.split()]
    if fold(place) in rules.roles["wide_place"] or not _DIRECTIONS.isdisjoint(folded[:1]):
        return True
    if any(word in rules.nations for word in folded) or _REGION_WORDS.search(place):
        return True
    return bool(re.search(rf"\b{re.escape(place)}(?:['’]s)?\s(?:{_REGIONS})\b", text))


def is_venue(place: str | None, rules: DisputeRules) -> bool:
    """Whether a place is a street, a park or a house."""
    return not rules.roles["venue"].isdisjoint(fold(word) for word in (place or "").split())
