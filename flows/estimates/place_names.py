"""Names of places in a sentence: from the gazetteer, or by the words beside them ("the Weston neighborhood")."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from flows.estimates.place_patterns import (
    ACCORDING,
    ADDRESS,
    AFTER_UNKNOWN,
    ATTACKED,
    CLINIC,
    COMPOUND,
    CORNER,
    DESCRIBED,
    DESCRIBING,
    ENDINGS,
    FOLLOWING,
    LARGE,
    LEAD,
    LEAD_LENGTH,
    LOCATIVES,
    NAME,
    OF_SOURCE,
    POSSESSIVE,
    SAINT,
    TAKEN,
    WITHIN,
)
from flows.estimates.rows import GazetteerPlace

_STRUCK = 70
_DATED = re.compile(r"\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_BY_BULLETS = re.compile(
    r"\b(?:rounds?|bullets?|shots?|of\s(?:them|which)|pellets)\s(?:had\s)?(?:struck|hit)\s$"
)
COUNTRY, REGION, CITY, STREET, DISTRICT, SITE = 1, 2, 3, 4, 5, 6
# nouns that stay a part of the name they end
_KEPT = frozenset("city county valley strip bank park island islands village".split())


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named at `start` to `end` of a sentence; finer places have higher ranks.

    `locative` tells that it stands after "in" or "at", `is_known` that the gazetteer or a word beside it vouches for it,
    `is_scene` that it is where something struck: "the attack on Oster".
    """

    start: int
    end: int
    name: str
    rank: int
    locative: bool
    preposition: str
    is_known: bool = True
    is_scene: bool = False


def fold_place(name: str) -> str:
    """A place's name without case, accents, hyphens and the Arabic article: "Al Qāmishlī" → "qamishli"."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(character for character in plain if not unicodedata.combining(character)).lower()
    plain = re.sub(r"[’'ʻʼ`.]", "", plain).replace("-", " ")
    return re.sub(r"^(?:al|el|ar|as|ash|az|an|ad|the) ", "", " ".join(plain.split()))


class PlaceNames:
    """Finds and normalises names of places; made once from the gazetteer and the reviewed tables."""

    def __init__(
        self,
        gazetteer: Iterable[GazetteerPlace],
        kinds: Mapping[str, int],
        scenes: Mapping[tuple[str, bool], int],
        preferred: Mapping[str, tuple[str, int]],
        never: Iterable[str],
    ) -> None:
        """`kinds` are nouns beside a name with ranks, `preferred` aliases with names and ranks; `never` are no places at all.

        `scenes` are words in a name, and whether they begin or end it, with ranks.
        """
        self._kinds = dict(kinds)
        self._scenes = dict(scenes)
        self._preferred = {fold_place(alias): name for alias, name in preferred.items()}
        self._never = frozenset(fold_place(name) for name in never)
        self._known: dict[str, tuple[int, int, str]] = {}
        for place in gazetteer:
            entry = (-place.rank, place.population, place.name)
            for spelling in (place.name, *place.spellings):
                key = fold_place(spelling)
                if key and (key not in self._known or entry > self._known[key]):
                    self._known[key] = entry

    def is_large(self, name: str) -> bool:
        """Whether a name is of a city so large that it is seldom a person's: "Lyon", not "Hale"."""
        return self.population(name) >= LARGE

    def population(self, name: str) -> int:
        """How many live in the place of that name; 0 where the gazetteer does not have it."""
        entry = self._known.get(fold_place(name))
        return entry[1] if entry else 0

    def known(self, name: str) -> tuple[str, int] | None:
        """The normalised name and the rank of a place that the gazetteer has."""
        key = fold_place(name)
        if not key or key in self._never:
            return None
        entry = self._known.get(key)
        preferred = self._preferred.get(key)
        if preferred is not None:
            return preferred[0], -entry[0] if entry else preferred[1]
        if entry is None:
            return None
        return self._preferred.get(fold_place(entry[2]), (_plain(entry[2]),))[0], -entry[0]

    def mentions(self, text: str) -> list[PlaceMention]:
        """The places that `text` names, in order."""
        found = []
        for match in NAME.finditer(text):
            if DESCRIBING.fullmatch(match.group()) and DESCRIBED.match(text, match.end()):
                continue
            if _BY_BULLETS.search(text, max(0, match.start() - _STRUCK), match.start()):
                continue  # a person: "five bullets struck Hale"
            mention = self._mention(text, match.start(), match.end())
            if mention is not None:
                struck = _is_attacked(text, match.start())
                found.append(replace(mention, is_scene=struck))
        for match in ADDRESS.finditer(text):
            name = f"{match.group('named') or match.group('ordinal')}{match.group('kind')}"
            found = [each for each in found if each.end <= match.start() or each.start >= match.end()]
            found.append(PlaceMention(match.start(), match.end(), name, STREET, True, "at"))
        for match in CORNER.finditer(text):
            lead = LEAD.search(text[max(0, match.start() - LEAD_LENGTH) : match.start()])
            preposition = (lead.group("preposition") or "").lower() if lead else ""
            if preposition in {"at", "near"} and any(character.isdigit() for character in match.group()):
                found = [each for each in found if each.end <= match.start() or each.start >= match.end()]
                found.append(
                    PlaceMention(match.start(), match.end(), match.group(), STREET, True, preposition)
                )
        return sorted(found, key=lambda mention: mention.start)

    def _mention(self, text: str, start: int, end: int) -> PlaceMention | None:
        """The place among the capitalised words from `start` to `end`, if there is one."""
        sequence, end = _undated(text[start:end], end)
        lead = LEAD.search(text[max(0, start - LEAD_LENGTH) : start])
        preposition = (lead.group("preposition") or "").lower() if lead else ""
        kind_before = self._kinds.get(lead.group("kind") or "", 0) if lead else 0
        direction = (lead.group("direction") or "") if lead else ""
        attacked = _is_attacked(text, start)
        before = text[max(0, start - _STRUCK) : start]
        locative = attacked or (preposition in LOCATIVES and not ACCORDING.search(before))
        owner = re.search(r"['’]s\s+", sequence)
        if owner:
            start, sequence = start + owner.end(), sequence[owner.end() :]
        possessive = bool(POSSESSIVE.search(sequence))
        sequence = POSSESSIVE.sub("", sequence).rstrip(".-’'") if not _is_initials(sequence) else sequence
        following = FOLLOWING.match(text[end : end + LEAD_LENGTH])
        after = following.group("kind").lower() if following else ""
        last_word = sequence.rsplit(" ", 1)[-1].lower()
        kind = 0 if possessive else self._kinds.get(after, 0)
        kind = 0 if kind == SITE and not locative else kind  # "a Texas school" is in Texas
        inner = self._kinds.get(last_word, 0) if " " in sequence else 0
        if not attacked and (CLINIC.search(sequence) or TAKEN.search(before) or OF_SOURCE.search(before)):
            return None
        scene = 0 if SAINT.search(text[start : end + 4]) else self._scene(sequence)
        if scene and (locative or (lead and lead.group("kind") == "block")) and not possessive:
            return PlaceMention(start, end, sequence, scene, True, preposition)
        name = sequence
        if inner and last_word not in _KEPT:
            name, kind = sequence.rsplit(" ", 1)[0], inner
        if fold_place(name) in self._never or COMPOUND.search(name):
            return None
        rank = kind or kind_before
        is_placed = locative or bool(kind_before)
        known = self.known(name) if rank < DISTRICT else None
        if known is not None:
            final, known_rank = known
            is_small = known_rank == CITY and not rank and self.population(name) < LARGE
            if is_small and preposition not in WITHIN:
                is_placed = False  # "lost to Carson" is more often a person
            if direction.endswith("ern") and known_rank <= REGION and not kind_before:
                final = f"{direction} {final}"
            return PlaceMention(start, end, final, rank or known_rank, is_placed, preposition)
        if rank >= REGION and (is_placed or kind) and len(name.split()) <= 3:
            if rank == SITE and not (locative and kind and after[:1].islower()):
                return None
            name = f"{name} {after}" if rank == SITE == self._kinds.get(after) else name
            return PlaceMention(start, end, name, rank, is_placed, preposition)
        if not locative:
            return None
        if inner and last_word in _KEPT:
            rank = REGION if last_word == "county" else DISTRICT
            return PlaceMention(start, end, name, rank, True, preposition)
        return None if possessive else _unlisted(text, start, end, name, preposition, attacked=attacked)

    def _scene(self, name: str) -> int:
        """The rank of a street's or a building's name; 0 for "Street" alone and for names that end in no such word."""
        words = name.split()
        if len(words) < 2:
            return 0
        first = self._scenes.get((words[0], True), 0)
        return first or self._scenes.get((words[-1], False), self._scenes.get((f"{words[-1]}.", False), 0))


def _unlisted(
    text: str, start: int, end: int, name: str, preposition: str, *, attacked: bool
) -> PlaceMention | None:
    """A place that no list has, by the end of its name or by what stands around it: "in Oster on", "raid on Oster"."""
    if not name.replace(" ", "").isalpha() or name.isupper():
        return None
    words = name.split()
    if len(words) > 1 and words[-1] in ENDINGS:
        return PlaceMention(start, end, name, DISTRICT, True, preposition)
    is_within = preposition == "in" and text[:start].endswith("in ") and AFTER_UNKNOWN.match(text[end:])
    if len(words) <= 2 and (attacked or is_within):
        return PlaceMention(start, end, name, DISTRICT, True, preposition, is_known=False)
    return None


def _undated(sequence: str, end: int) -> tuple[str, int]:
    """A name and where it ends, without a weekday behind it: "Oster Sunday" → "Oster"."""
    dated = _DATED.search(sequence)
    return (sequence[: dated.start()], end - len(dated.group())) if dated else (sequence, end)


def _is_attacked(text: str, start: int) -> bool:
    """Whether what is named there was struck as a place is."""
    return ATTACKED.search(text, max(0, start - _STRUCK), start) is not None


def _is_initials(name: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?\.?", name))


def _plain(name: str) -> str:
    """A name in the letters of English: "Ḩalab" → "Halab"."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).replace(
        "‘", ""
    )
