"""Names of places in a sentence: from the gazetteer, or by the words beside them ("the Weston neighborhood")."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flows.estimates.rows import GazetteerPlace

COUNTRY, REGION, CITY, STREET, DISTRICT, SITE = 1, 2, 3, 4, 5, 6
_FUNCTION = (
    "In|At|Near|Across|On|From|To|The|After|Over|For|And|By|With|As|Off|Into|Outside|Inside|Around|Amid|Is|Are|Was|Were|"
    "But|Or|When|While|If|He|She|It|They|We|I|His|Her|Its|Their|Our|This|That|These|Those|There|Another|One|Two|Three|"
    "Four|Five|Six|Seven|Eight|Nine|Ten|Dead|Killed|Wounded|Injured|Shot|Kills|An?|Some|Most|Many|Several|During|"
    "Before|Since|Until|Through|Between|Under|Along"
)
_REST = r"[\w'’-]{0,40}"
_WORD = rf"(?!(?:{_FUNCTION})\b)(?:(?:al|el|ar|as|ash|az|an|ad)-)?[A-ZÀ-Þ]{_REST}(?:\.(?:[A-Z]\b\.?)+)?"
_NAME = re.compile(rf"(?<![\w-])({_WORD}(?:\s+(?:(?:of|de|del|la|du|al|el)\s+)?{_WORD}){{0,4}})")
_LOCATIVES = frozenset(
    (
        "in at near across throughout inside outside around into to on over along within toward towards "
        "against off through between beyond hit struck shelled bombed pounded rocked shook devastated battered attacked "
        "hitting striking shelling entered reached"
    ).split()
)
_WITHIN = frozenset("in at near outside inside throughout across into".split())
_LARGE = 500_000
_LEAD = re.compile(
    r"(?:\b(?P<preposition>[A-Za-z]+)\s+)?(?:(?:the|a|an|its|his|her|their|nearby|neighboring|neighbouring|central|downtown|rural|whole|all|entire|occupied|besieged|coastal|remote|war-torn|mountainous|[A-Z]\w+['’]s|"
    r"(?P<direction>(?:north|south|east|west)(?:east|west)?(?:ern)?))\s+|[A-Z][a-z]+(?:an|ish|ese|i)\s+){0,3}"
    r"(?:(?:\d+\s+)?\b(?P<kind>[a-z-]+)\s+of\s+(?:the\s+)?)?$"
)
_CORNER = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|[A-Z][\w'’]{1,30})(?:\s+(?:Street|Avenue|St\.|Ave\.))?\s+(?:and|&)\s+(?:(?:North|South|East|West|[NSEW]\.?)\s+)"
    r"?(?:\d+(?:st|nd|rd|th)|[A-Z][\w'’]{1,30})\b(?:\s+(?:Street|Streets|Avenue|Avenues))?"
)
# "1012 Adams St." and "11th Street": streets whose names the words alone do not show
_STREET = re.compile(
    r"\b(?:(?P<house>\d{1,5})\s+(?P<named>(?:[NSEW]\.?\s+|(?:North|South|East|West)\s+)?(?:[A-Z][\w'’]{1,20}\s+){1,2})"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\s+))(?P<kind>Street|St\b\.?|Avenue|Ave\b\.?|Road|Rd\b\.?|Boulevard|Blvd\b\.?|Drive|Lane)"
)
_SAINT = re.compile(r"\bSt\.?\s+[A-Z]\w?$")  # "Mercy St. Anne"
# the noun after a name: "Weston airfield", "the Weston refugee camp"; not "the West Bank city of Weston"
_FOLLOWING = re.compile(
    r"(?:['’]s)?\s*,?\s+(?:(?:air|naval|military|army|nuclear|power|refugee|railway|train|bus|steel|coal|border)\s+)?"
    r"(?P<kind>[A-Za-z-]+)(?!\s+of\s+[A-Z])\b"
)
# where the hurt are taken is not where they were hurt
_CLINIC = re.compile(r"\b(?:Hospital|Hospitals|Medical|Clinic|Infirmary|Health|Healthcare)\b")
_TAKEN = re.compile(
    r"\b(?:taken|rushed|transported|transferred|flown|airlifted|driven|admitted|hospitali[sz]ed|treated|brought)\b[^.;]{0,30}\b(?:to|at)\s+"
    r"(?:the\s+)?$"
)
_ATTACKED = re.compile(
    r"\b(?:attack|strike|airstrike|raid|assault|shelling|bombardment|bombing|siege|battle|fighting|offensive)s?\s+"
    r"(?:on|of|for|against|in)\s+$"
)
_ACCORDING = re.compile(
    r"\b(?:according|related|linked|due|thanks|told|tied|close|loyal|belonging|said) to\s+(?:the\s+)?$"
)
_COMPOUND = re.compile(r"-[a-z]+$")
# words that end the names of quarters and small towns
_ENDINGS = frozenset(
    (
        "Park Heights Hills Village Beach Springs Grove Ridge Valley Falls Creek Island Woods Gardens Harbor "
        "Bay Junction Mills Shores Landing Crossing Meadows Terrace Corners Hollow Glen Oaks Estates"
    ).split()
)
# what may follow the name of a place that no gazetteer knows: "in Oster on", "in Oster,", "in Oster."
_AFTER_UNKNOWN = re.compile(
    r"^(?:\s*[,.;:)–—]|\s*$|\s+(?:on|when|where|who|and|after|before|early|late|last|this|during|while|as|"
    r"by|with|killed|killing|but|since|said|for|at|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
_POSSESSIVE = re.compile(r"['’]s$")
_LEAD_LENGTH = 60


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named at `start` to `end` of a sentence; finer places have higher ranks.

    `locative` tells that it stands after "in" or "at", `is_known` that the gazetteer or a word beside it vouches for it.
    """

    start: int
    end: int
    name: str
    rank: int
    locative: bool
    preposition: str
    is_known: bool = True


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
        return self.population(name) >= _LARGE

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
        for match in _NAME.finditer(text):
            mention = self._mention(text, match.start(), match.end())
            if mention is not None:
                found.append(mention)
        for match in _STREET.finditer(text):
            name = f"{match.group('named') or match.group('ordinal')}{match.group('kind')}"
            found = [each for each in found if each.end <= match.start() or each.start >= match.end()]
            found.append(PlaceMention(match.start(), match.end(), name, STREET, True, "at"))
        for match in _CORNER.finditer(text):
            lead = _LEAD.search(text[max(0, match.start() - _LEAD_LENGTH) : match.start()])
            preposition = (lead.group("preposition") or "").lower() if lead else ""
            if preposition in {"at", "near"} and any(character.isdigit() for character in match.group()):
                found = [each for each in found if each.end <= match.start() or each.start >= match.end()]
                found.append(
                    PlaceMention(match.start(), match.end(), match.group(), STREET, True, preposition)
                )
        return sorted(found, key=lambda mention: mention.start)

    def _mention(self, text: str, start: int, end: int) -> PlaceMention | None:
        """The place among the capitalised words from `start` to `end`, if there is one."""
        sequence = text[start:end]
        lead = _LEAD.search(text[max(0, start - _LEAD_LENGTH) : start])
        preposition = (lead.group("preposition") or "").lower() if lead else ""
        kind_before = self._kinds.get(lead.group("kind") or "", 0) if lead else 0
        direction = (lead.group("direction") or "") if lead else ""
        attacked = bool(_ATTACKED.search(text[max(0, start - 40) : start]))
        locative = attacked or (
            preposition in _LOCATIVES and not (lead and _ACCORDING.search(text[max(0, start - 40) : start]))
        )
        owner = re.search(r"['’]s\s+", sequence)
        if owner:
            start, sequence = start + owner.end(), sequence[owner.end() :]
        possessive = bool(_POSSESSIVE.search(sequence))
        sequence = _POSSESSIVE.sub("", sequence).rstrip(".-’'") if not _is_initials(sequence) else sequence
        following = _FOLLOWING.match(text[end : end + _LEAD_LENGTH])
        after = following.group("kind").lower() if following else ""
        last_word = sequence.rsplit(" ", 1)[-1].lower()
        kind = self._kinds.get(after, 0) if not possessive else 0
        if kind == SITE and not locative:
            kind = 0  # "a Texas school" is in Texas
        inner = self._kinds.get(last_word, 0) if " " in sequence else 0
        if not attacked and (_CLINIC.search(sequence) or _TAKEN.search(text[max(0, start - 60) : start])):
            return None
        scene = 0 if _SAINT.search(text[start : end + 4]) else self._scene(sequence)
        if scene and (locative or (lead and lead.group("kind") == "block")) and not possessive:
            return PlaceMention(start, end, sequence, scene, True, preposition)
        name = sequence
        if inner and last_word not in {
            "city",
            "county",
            "valley",
            "strip",
            "bank",
            "park",
            "island",
            "islands",
            "village",
        }:
            name, kind = sequence.rsplit(" ", 1)[0], inner
        if fold_place(name) in self._never or _COMPOUND.search(name):
            return None
        known = self.known(name) if (kind or kind_before) < DISTRICT else None
        rank = kind or kind_before
        if known is not None:
            final, known_rank = known
            if (
                known_rank == CITY
                and not rank
                and preposition not in _WITHIN
                and self.population(name) < _LARGE
            ):
                locative = False  # "lost to Carson" is more often a person
            rank = rank or known_rank
            if direction and known_rank <= REGION and not kind_before and direction.endswith("ern"):
                final = f"{direction} {final}"
            return PlaceMention(start, end, final, rank, locative or bool(kind_before), preposition)
        if rank >= REGION and (locative or kind_before or kind) and len(name.split()) <= 3:
            if rank == SITE and not (locative and kind and after[:1].islower()):
                return None
            name = f"{name} {after}" if rank == SITE == self._kinds.get(after) else name
            return PlaceMention(start, end, name, rank, locative or bool(kind_before), preposition)
        if inner and locative and last_word in {"county", "valley", "park", "island", "village", "city"}:
            return PlaceMention(
                start, end, name, REGION if last_word == "county" else DISTRICT, True, preposition
            )
        if locative and not possessive and name.replace(" ", "").isalpha() and not name.isupper():
            words = name.split()
            if len(words) > 1 and words[-1] in _ENDINGS:
                return PlaceMention(start, end, name, DISTRICT, True, preposition)
            if (
                (attacked or (preposition == "in" and text[:start].endswith("in ")))
                and len(words) <= 2
                and (attacked or _AFTER_UNKNOWN.match(text[end:]))
            ):
                return PlaceMention(start, end, name, DISTRICT, True, preposition, is_known=False)
        return None

    def _scene(self, name: str) -> int:
        """The rank of a street's or a building's name; 0 for "Street" alone and for names that end in no such word."""
        words = name.split()
        if len(words) < 2:
            return 0
        first = self._scenes.get((words[0], True), 0)
        return first or self._scenes.get((words[-1], False), self._scenes.get((f"{words[-1]}.", False), 0))



def _is_initials(name: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?\.?", name))


def _plain(name: str) -> str:
    """A name in the letters of English: "Ḩalab" → "Halab"."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).replace(
        "‘", ""
    )
