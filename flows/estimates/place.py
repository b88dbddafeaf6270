"""Where those counted are: the most specific place that the article gives for them."""

import re
from collections.abc import Sequence

from flows.estimates.place_names import CITY, COUNTRY, DISTRICT, REGION, STREET, PlaceMention, PlaceNames
from flows.records import Article, Sentence

_ANAPHOR = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s+(?:\w+\s+)?(?P<noun>city|town|village|capital|neighbou?rhood|district|suburb|region|province|"
    r"state|oblast|country|nation)\b(?!\s+of\b|['’]s\s+[A-Z])"
)
_SITE_ANAPHOR = re.compile(
    r"\b(?:at|in|to|from|near|outside|inside) the (?P<noun>park|bar|school|church|mosque|temple|stadium|station|market|mall|hotel|"
    r"club|prison|jail|airport|apartment|bridge|university|college|theater|theatre|arena)s?\b(?!\s+(?:of|on|in|at|near)\b|[-'’])"
)
_RANKS = {
    "city": CITY, "town": CITY, "village": CITY, "capital": CITY, "neighborhood": DISTRICT, "neighbourhood": DISTRICT,
    "district": DISTRICT, "suburb": DISTRICT, "region": REGION, "province": REGION, "state": REGION, "oblast": REGION,
    "country": COUNTRY, "nation": COUNTRY,
}  # fmt: skip
_UNNAMED = re.compile(
    r"\b[Aa]n?\s+(?:[\w-]+\s+){0,4}(?:city|town|village|suburb|neighbou?rhood)\b(?!\s+of\b)"
)
# "21 people this year": the city's count, not the quarter's
_OVER_TIME = re.compile(
    r"\b(?:this|last) year\b|\bin (?:19|20)\d\d\b|\bso far in\b|\bsame period\b|\byear[ -]to[ -]date\b"
)
_DATELINE = re.compile(r"^([A-ZÀ-Þ][A-ZÀ-Þ .'’-]+)(?:,\s*[A-Z][\w. ]{1,20})?\s*(?:\([^)]{1,40}\)\s*)?[-–—]")
_MEANWHILE = re.compile(
    r",\s(?:as|while)\s(?!well\b|many\b|much\b|of\b|part\b)|,\s(?:[a-z]+\s){0,3}(?:before|ahead\sof)\s"
)
_FURTHEST = 12
# how far after a place a finer one may stand: "on Weston Road in the Oster neighborhood"
_BESIDE, _PAST_STREET = 25, 80
_SHORTEST_DATELINE = 3
_LEAD_SENTENCES = 3


class ArticlePlaces:
    """The places of one article, sentence by sentence, found as they are asked for."""

    def __init__(self, names: PlaceNames, article: Article, sentences: Sequence[Sentence]) -> None:
        self._names = names
        self._article = article
        self._sentences = sentences
        self._found: dict[int, list[PlaceMention]] = {}
        self._fallback: str | None = None
        self._has_fallback = False

    def of(self, position: int, start: int, end: int, stop: int, *, outward: bool) -> tuple[str, str] | None:
        """The place of the figure at `start` to `end` of sentence `position`, and how it was found.

        `stop` is where the next number of the sentence begins. `outward` also looks before the sentence, and at last
        at the title and the dateline: for figures of an event.
        """
        mentions = self._mentions(position)
        sentence = self._sentences[position].text
        inside = _nearest(_of_clause(mentions, sentence, start), start, end, stop, sentence)
        if (inside is None or inside.rank <= REGION) and _UNNAMED.search(sentence):
            named = self._named_after(position)
            if named is not None:
                return named.name, "place:named after"
        if inside is not None:
            district = self._district(position, 2) if inside.rank == STREET else None
            return (district, "place:district") if district else (inside.name, "place:sentence")
        anaphor = _ANAPHOR.search(sentence)
        if anaphor is not None:
            rank = _RANKS[anaphor.group("noun")]
            earlier = self._earlier(position, rank)
            if earlier is not None:
                return earlier.name, f"place:the {anaphor.group('noun')}"
        return self._outward(position) if outward else None

    def _outward(self, position: int) -> tuple[str, str] | None:
        """The place for a figure whose sentence gives none: named before, or in the title, the lead or the dateline."""
        site = _SITE_ANAPHOR.search(self._sentences[position].text)
        if site is not None:
            same = self._site(position, site.group("noun")) or self._of_article()
            if same is not None:
                return same, f"place:the {site.group('noun')}"
        if _OVER_TIME.search(self._sentences[position].text) and (city := self._earlier(position, CITY)):
            return city.name, "place:city of a count over time"
        scene = self._scene_before(position)
        for before in range(position - 1, max(-1, position - 1 - _FURTHEST), -1):
            candidates = [
                each
                for each in self._mentions(before)
                if each.locative and not self._is_desk(each, self._sentences[before].text)
            ]
            if candidates:
                finest = max(candidates, key=lambda each: (each.rank, each.start))
                if scene is not None and finest.rank <= CITY:
                    return scene.name, "place:scene"
                district = self._district(before, _FURTHEST) if finest.rank == STREET else None
                return district or finest.name, "place:before"
        fallback = self._of_article()
        if fallback is not None:
            return fallback, "place:article"
        for mention in self._mentions(position):
            if mention.rank == REGION or self._names.is_large(mention.name):
                return mention.name, "place:named"  # "Lyon's mayor said that 12 had died"
        return None

    @staticmethod
    def _is_desk(place: PlaceMention, text: str) -> bool:
        """ "In Washington, an official said": where somebody speaks, not where it happened."""
        return text[: place.start] in {"In ", "From "} and text[place.end : place.end + 2] == ", "

    def _scene_before(self, position: int) -> PlaceMention | None:
        """Where something struck, told last before: "the attack on Oster", not the border town that took the wounded."""
        for before in range(position - 1, max(-1, position - 1 - _FURTHEST), -1):
            struck = [
                each
                for each in self._mentions(before)
                if each.is_scene and each.is_known and each.rank >= CITY
            ]
            if struck:
                return max(struck, key=lambda each: (each.rank, each.start))
        return None

    def _district(self, position: int, furthest: int) -> str | None:
        """The quarter named in the sentences before a street, which tells readers more: "in Oster … on 5th Street"."""
        for before in range(position - 1, max(-1, position - 1 - furthest), -1):
            for mention in reversed(self._mentions(before)):
                if mention.rank == DISTRICT and mention.locative:
                    return mention.name
        return None

    def _site(self, position: int, noun: str) -> str | None:
        """The last site named before whose name ends in a noun: "the park" is Weston Park."""
        for before in range(position - 1, max(-1, position - 1 - 2 * _FURTHEST), -1):
            for mention in reversed(self._mentions(before)):
                if mention.name.lower().rstrip("s").endswith(f" {noun}"):
                    return mention.name
        return None

    def _named_after(self, position: int) -> PlaceMention | None:
        """The city that the next sentences name, where this one only says "a town in the north"."""
        for after in range(position + 1, min(position + 3, len(self._sentences))):
            for mention in self._mentions(after):
                if mention.rank >= CITY and mention.locative:
                    return mention
        return None

    def _mentions(self, position: int) -> list[PlaceMention]:
        if position not in self._found:
            mentions = self._names.mentions(self._sentences[position].text)
            self._found[position] = [
                each for each in mentions if each.is_known or not self._is_surname(each.name)
            ]
        return self._found[position]

    def _is_surname(self, name: str) -> bool:
        """Whether the article gives a first name or a title to a name that no gazetteer knows: "Ana Fiore", "Omar al Fiore"."""
        named = rf"\b[A-Z][\w.]+ (?:(?:al|el|de|van|bin|abu)[ -])?{re.escape(name)}\b"
        return re.search(named, self._article.text) is not None

    def _earlier(self, position: int, rank: int) -> PlaceMention | None:
        """The place of a rank that the article names most often up to sentence `position`, of equals the last."""
        counts: dict[str, int] = {}
        last: dict[str, PlaceMention] = {}
        title = self._names.mentions(self._article.title) if self._article.title else []
        dateline = self._dateline()
        named = [*title, *([dateline] if dateline else [])]
        for before in range(max(0, position - 4 * _FURTHEST), position + 1):
            named.extend(each for each in self._mentions(before) if each.locative)
        for mention in named:
            if mention.rank == rank:
                counts[mention.name] = counts.pop(mention.name, 0) + 1
                last[mention.name] = mention
        if not counts:
            return None
        most = max(counts.values())
        return last[[name for name, count in counts.items() if count == most][-1]]

    def _dateline(self) -> PlaceMention | None:
        text = self._article.dateline or ""
        match = _DATELINE.match(self._article.text[:80])
        name = text.split(",")[0].split("(")[0].strip() or (match.group(1).strip() if match else "")
        known = self._names.known(name.title() if name.isupper() else name) if name else None
        if known is None and name and name.isupper() and len(name) > _SHORTEST_DATELINE:
            known = name.title(), CITY  # a town too small for the gazetteer: "MARLOW, Ind. —"
        return PlaceMention(0, 0, known[0], known[1], False, "") if known else None

    def _of_article(self) -> str | None:
        """The finest place of the title, else of the lead, else of the dateline."""
        if not self._has_fallback:
            self._has_fallback = True
            title = self._names.mentions(self._article.title) if self._article.title else []
            lead = [
                each
                for before in range(min(_LEAD_SENTENCES, len(self._sentences)))
                for each in self._mentions(before)
            ]
            dateline = self._dateline()
            pool = [each for each in title if each.locative] or [each for each in lead if each.locative]
            pool = pool or ([dateline] if dateline else []) or title
            self._fallback = max(pool, key=lambda each: (each.rank, -each.start)).name if pool else None
        return self._fallback


def _of_clause(mentions: Sequence[PlaceMention], text: str, start: int) -> list[PlaceMention]:
    """The places within the semicolons around `start`: "40 in Oster; 30 in Lund" gives Oster no part in 30."""
    begin, end = text.rfind(";", 0, start), text.find(";", start)
    return [each for each in mentions if begin < each.start and (end < 0 or each.start < end)]


def _nearest(
    mentions: Sequence[PlaceMention], start: int, end: int, stop: int, text: str
) -> PlaceMention | None:
    """The place that a sentence gives for a figure: the first after it, before the next number; else one beside.

    "40 men in Oster, 30 of them in Lund": Oster for 40, Lund for 30. "People of Oster buried 40 dead, as a team waited in
    Lund": Oster again, as what happens meanwhile, or is yet to come, is told of elsewhere.
    """
    places = [each for each in mentions if each.locative and each.preposition not in {"from", "against"}]
    after = [each for each in places if end <= each.start]
    before = [each for each in places if each.end <= start][::-1]
    if meanwhile := _MEANWHILE.search(text, end):
        beside = [each for each in after if each.start < meanwhile.start()]
        after = beside if beside or before else after
    for pool in ([each for each in after if each.start < stop], after, before):
        if pool:
            first = pool[0]
            reach = _PAST_STREET if first.rank == STREET else _BESIDE
            partner = [
                each
                for each in pool[1:3]
                if each.rank > first.rank
                and -1 <= max(each.start - first.end, first.start - each.end) <= reach
            ]
            return partner[0] if partner else first
    return None
