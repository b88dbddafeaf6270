"""The people, bodies and countries that one article means, found by name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from flows.records import Kind
from flows.sources.introductions import country_of_name, describe
from flows.sources.registry import Known, Registry
from flows.sources.spelling import fold, straighten, words
from flows.sources.tables import Gender, SourceTables

_SAME_SURNAME = 88.0
_SHORTEST_SURNAME = 6
_MOST_HOLDERS = 50
_MENTIONS = 2
_ARABIC = ("al-", "el-")
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)


@dataclass(eq=False, slots=True)
class Figure:
    """Somebody or something that the article can mean; grows while the article is read."""

    name: str
    kind: Kind
    gender: Gender | None = None
    plural: bool = False
    country: str | None = None
    part_of: str | None = None
    role: str | None = None
    reference: str | None = None
    roles: set[str] = field(default_factory=set)
    spellings: dict[str, None] = field(default_factory=dict)
    uses: int = 0

    @classmethod
    def of(cls, known: Known) -> "Figure":
        """A figure that the tables know."""
        return cls(
            known.name, known.kind, known.gender, False, known.country, known.part_of, None, known.reference
        )


class Figures:
    """Everybody whom the article or a mention of it names, by spelling, by surname and by word."""

    def __init__(self, registry: Registry, tables: SourceTables) -> None:
        self._registry = registry
        self._tables = tables
        self._by_key: dict[str, Figure] = {}
        self._by_surname: dict[str, list[Figure]] = {}
        self._by_word: dict[str, list[Figure]] = {}
        self._countries: dict[str, int] = {}
        self._stated: dict[str, int] = {}

    def find(self, name: str) -> Figure | None:
        """The figure that the article or the tables know by exactly this spelling."""
        return self._by_key.get(fold(name))

    def bearing(self, surname: str, gender: Gender | None = None) -> list[Figure]:
        """People with this surname or this first name, those of another sex left out."""
        found = self._by_surname.get(fold(surname), [])
        return [figure for figure in found if gender is None or figure.gender in (None, gender)]

    def holding(self, *wanted: str) -> list[Figure]:
        """Bodies one of whose spellings holds all of these folded words, those met last first."""
        rarest = min((self._by_word.get(word, []) for word in wanted), key=len, default=[])
        return [figure for figure in reversed(rarest[-_MOST_HOLDERS:]) if _holds(figure, wanted)]

    def longer(self, name: Sequence[str]) -> Figure | None:
        """A body whose name holds these words and more, met last."""
        found = self.holding(*(fold(word) for word in name))
        return next((figure for figure in found if len(fold(figure.name).split()) > len(name)), None)

    def count_country(self, code: str, *, passing: bool = False) -> None:
        """Note that the article names a country; one whose capital alone is named may be named in passing."""
        if not passing:
            self._stated[code] = self._stated.get(code, 0) + 1
        self._countries[code] = self._countries.get(code, 0) + 1

    def salient_country(self) -> str | None:
        """The country that the article names most, twice or alone; None where it names several once."""
        best = max(self._stated, key=lambda code: (self._countries[code], self._stated[code]), default=None)
        if best is None or (self._countries[best] < _MENTIONS and len(self._countries) > 1):
            return None
        return best

    def add(self, figure: Figure, spelling: str) -> Figure:
        """Keep a figure under a spelling, or return the one that is kept there already."""
        known = self._by_key.setdefault(fold(spelling), figure)
        if known is figure and figure.country is None and figure.reference is None and _placed(figure):
            figure.country = country_of_name(figure.name, self._registry, self._tables)
        if straighten(spelling) not in known.spellings:
            known.spellings[straighten(spelling)] = None
            if known.kind not in (Kind.PERSON, Kind.ANONYMOUS):
                for word in {fold(word) for word in words(spelling)} | {
                    word.lower() for word in words(spelling)
                }:
                    holders = self._by_word.setdefault(word, [])
                    if not any(holder is known for holder in holders[-_MOST_HOLDERS:]):
                        holders.append(known)
        return known

    def known(self, known: Known, spelling: str) -> Figure:
        """The article's figure for a source of the tables."""
        figure = self._by_key.get(fold(known.name)) or Figure.of(known)
        self.add(figure, known.name)
        figure = self.add(figure, spelling)
        if figure.kind is Kind.PERSON:
            self._index(figure, words(known.name))
        return figure

    def person(self, name: Sequence[str], role: str | None = None) -> Figure:
        """The person of this full name, with what a role tells about them."""
        name = [part.lstrip("@") if len(name) > 1 else part for part in name]
        full = " ".join(name)
        known = self._registry.named(full) if len(name) > 1 else None
        if known is None and len(name) > 2:
            known = self._registry.named(f"{name[0]} {name[-1]}")
        if known and known.kind is not Kind.PERSON:
            known = None
        figure = self.known(known, full) if known else self._by_key.get(fold(full))
        if figure is None:
            figure = self._same_person(name) or Figure(full, Kind.PERSON)
        figure = self.add(figure, full)
        if figure.kind is Kind.PERSON and len(full) > len(figure.name) and figure.reference is None:
            figure.name = full
        if figure.gender is None and len(name) > 1:
            figure.gender = self._tables.first_names.get(fold(name[0]))
        self._index(figure, name)
        if role:
            self.describe(figure, role)
        return figure

    def describe(self, figure: Figure, role: str) -> None:
        """Add what a title or an apposition says of a person: office, sex, country, employer."""
        told = describe(role, self._registry, self._tables)
        figure.roles |= told.offices
        figure.gender = figure.gender or told.gender
        figure.role = figure.role or told.role
        if figure.reference is None:
            figure.country = figure.country or told.country
            figure.part_of = figure.part_of or (told.part_of if told.part_of != figure.name else None)

    def _index(self, figure: Figure, name: Sequence[str]) -> None:
        parts = [part for part in name if not _SUFFIX.match(part)]
        surnames = {" ".join(parts[i:]) for i in range(len(parts))} | set(parts[:1])
        for part in surnames | {name[3:] for name in surnames if name.lower().startswith(_ARABIC)}:
            people = self._by_surname.setdefault(fold(part), [])
            if figure not in people:
                people.append(figure)

    def _same_person(self, name: Sequence[str]) -> Figure | None:
        """A figure whose full name differs only by middle names or initials: "Jane Alden", "Jane Q. Alden"."""
        parts = [part for part in name if not _SUFFIX.match(part)]
        for figure in self._by_surname.get(fold(parts[-1]), []) if len(parts) > 1 else ():
            others = [part for part in words(figure.name) if not _SUFFIX.match(part)]
            if len(others) > 1 and fold(others[0]) == fold(parts[0]) and fold(others[-1]) == fold(parts[-1]):
                return figure
        for figure in (
            self._by_surname.get(fold(parts[0]), []) if len(parts) > 1 and len(parts[-1]) > 5 else ()
        ):
            others = words(figure.name)
            if (
                fold(others[0]) == fold(parts[0])
                and ratio(fold(others[-1]), fold(parts[-1])) >= _SAME_SURNAME
            ):
                return figure
        return None


def _holds(figure: Figure, wanted: Sequence[str]) -> bool:
    for spelling in figure.spellings:
        held = {fold(word) for word in words(spelling)} | {word.lower() for word in words(spelling)}
        if held.issuperset(wanted):
            return True
    return False


def _placed(figure: Figure) -> bool:
    return figure.kind not in (Kind.PERSON, Kind.ANONYMOUS, Kind.DOCUMENT, Kind.MEDIA)
