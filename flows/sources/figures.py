"""The people, bodies and countries that one article names, gathered before any mention is resolved."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio
from spacy.lang.en.stop_words import STOP_WORDS

from flows.records import Kind, Span
from flows.sources.phrase import is_title, split_role
from flows.sources.registry import Known, Registry
from flows.sources.spelling import capitalised, fold, possessive, straighten, words
from flows.sources.tables import Gender, SourceTables

_RUN = re.compile(
    r"(?:@?[^\W\d_a-z][\w'’.&-]*|al-\w[\w'’-]*)"
    r"(?:[ \u00a0]+(?:(?:of|for|on|the|and|de|da|del|di|la|le|van|von|der|den|bin|ibn|al|el|du)[ \u00a0]+){0,2}"
    r"(?:[^\W\d_a-z][\w'’.&-]*|al-\w[\w'’-]*)){0,12}"
)
_SAME_SURNAME = 88.0
_LONGEST_EMPLOYER = 8
_JOINERS = frozenset(["of", "for", "on", "the", "and"])
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"^\s*[(\[][\"“'‘]?([A-Z][A-Z.&-]{1,9})[\"”'’]?[)\]]")
_COMPANY = re.compile(
    r"^(?:inc|corp|co|ltd|llc|plc|ag|sa|group|holdings|bros|&|times|post|news|tribune|journal|party)\.?$",
    re.I,
)
_APPOSITION = re.compile(
    r"^,\s+((?:an?|the|his|her|its|their|who|\d{1,3}|[a-z]|[A-Z][\w.]*[’']s)\b[^,.;\n]{0,120})"
)


_CLAUSE = re.compile(r"\b(?:who|whose|was|is|were|are|has|have|had|said|says|told|will|would|which|during)\b")


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

    @classmethod
    def of(cls, known: Known) -> "Figure":
        """A figure that the tables know."""
        return cls(
            known.name, known.kind, known.gender, False, known.country, known.part_of, None, known.reference
        )


@dataclass(frozen=True, slots=True)
class Use:
    """One place where the article names a figure, or a mention was resolved to it."""

    start: int
    figure: Figure
    owning: bool = False
    source: bool = False


class Figures:
    """Everybody whom the article names by a full name or a known one, and where."""

    def __init__(self, text: str, starts: Sequence[int], registry: Registry, tables: SourceTables) -> None:
        self._registry = registry
        self._tables = tables
        self.all: list[Figure] = []
        self.uses: list[Use] = []
        self.countries: dict[str, int] = {}
        self._by_key: dict[str, Figure] = {}
        self._by_surname: dict[str, list[Figure]] = {}
        self._opening = set(starts)
        runs = list(_runs(text, starts))
        self._alone = frozenset(fold(span.of(text)) for span in runs if " " not in span.of(text))
        self._lower = frozenset(re.findall(r"(?<![\w.])[a-z][a-z'-]+", text))
        for span in runs:
            self._read(span, text)

    def find(self, name: str) -> Figure | None:
        """The figure that the article or the tables know by exactly this spelling."""
        return self._by_key.get(fold(name))

    def bearing(self, surname: str, given: Gender | None = None) -> list[Figure]:
        """People with this surname or this first name, those of another sex left out."""
        found = self._by_surname.get(fold(surname), [])
        return [figure for figure in found if given is None or figure.gender in (None, given)]

    def add(self, figure: Figure, spelling: str) -> Figure:
        """Keep a figure under a spelling, or return the one that is kept there already."""
        known = self._by_key.setdefault(fold(spelling), figure)
        if known is figure and figure not in self.all:
            self.all.append(figure)
        known.spellings[straighten(spelling)] = None
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
        """Add what a title or an apposition says of a figure: office, sex, country, employer."""
        parts = words(role)
        for length in (3, 2, 1):
            for start in range(len(parts) - length + 1):
                key = fold(" ".join(parts[start : start + length]))
                title = self._tables.titles.get(key)
                noun = self._tables.nouns.get(fold(title.noun) if title and title.noun else key)
                if title and title.gender and figure.gender is None:
                    figure.gender = title.gender
                if noun and noun.use in ("office", "speaker", "person"):
                    figure.roles.add(noun.noun)
                    figure.gender = figure.gender or noun.gender
        if figure.role is None and any(not self._courtesy(part) for part in parts):
            figure.role = straighten(role)
        if figure.reference is None or figure.part_of is None:
            self._belongs(figure, parts)

    def _belongs(self, figure: Figure, parts: Sequence[str]) -> None:
        """Take the country and the employer from the first body, country or town that the words name."""
        for start in range(len(parts)):
            if not capitalised(parts[start]):
                continue
            for length in range(min(_LONGEST_EMPLOYER, len(parts) - start), 0, -1):
                text = " ".join(parts[start : start + length])
                text = possessive(text) or text
                if place := self._tables.places.get(fold(text)):
                    figure.country = figure.country or place.country
                    return
                known = self._registry.named(text) or (
                    self._registry.national_body(text) if length > 1 else None
                )
                if known and known.kind is not Kind.PERSON:
                    if known.kind in (Kind.GOVERNMENT, Kind.AGENCY, Kind.MILITARY):
                        figure.country = figure.country or known.country
                    figure.part_of = figure.part_of or (known.name if known.name != figure.name else None)
                    return
            found = self._registry.country_at_start(parts[start:])
            if found and found[0].form != "short":
                figure.country = figure.country or found[0].country
                if found[0].form == "adjective" and is_title(parts[-1], self._tables):
                    figure.part_of = figure.part_of or found[0].name
                return

    def _courtesy(self, word: str) -> bool:
        title = self._tables.titles.get(fold(word))
        return title is not None and title.noun is None

    def _index(self, figure: Figure, name: Sequence[str]) -> None:
        parts = [part for part in name if not _SUFFIX.match(part)]
        for part in (
            {parts[-1], parts[0], *(" ".join(parts[i:]) for i in range(1, len(parts)))} if parts else ()
        ):
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

    def _read(self, span: Span, text: str) -> None:
        parts = words(span.of(text))
        if (
            span.start in self._opening
            and parts
            and self._common(parts[0])
            and not is_title(parts[0], self._tables)
        ) or (span.start in self._opening and self._prefixed(parts)):
            parts = parts[1:]
        while parts and (parts[-1] in _JOINERS or parts[0] in _JOINERS):
            parts = parts[1:] if parts[0] in _JOINERS else parts[:-1]
        if not parts:
            return
        for piece in self._pieces(parts):
            self._read_name(piece, span, text)

    def _prefixed(self, parts: Sequence[str]) -> bool:
        """Whether a known person's name stands after a word that only opens the sentence: "Given Putin"."""
        if len(parts) < 2 or fold(parts[0]) in self._tables.first_names or is_title(parts[0], self._tables):
            return False
        rest = self._registry.named(possessive(parts[1]) or parts[1])
        return rest is not None and rest.kind is Kind.PERSON and self._registry.named(" ".join(parts)) is None

    def _pieces(self, parts: list[str]) -> Iterator[list[str]]:
        """A run parted at joiners and possessives that its name does not hold: "Ruritania and Jane Alden"."""
        if self._registry.embedded(" ".join(parts)):
            yield parts
            return
        start = 0
        for index, part in enumerate(parts):
            inside = self._organisation(parts[start:index])
            if part in ("and", "on", "the") or (part in ("of", "for") and not inside):
                if part == "and" and inside and self._registry.named(" ".join(parts[start:])):
                    continue
                if part in ("and", "of", "for") or not inside:
                    if parts[start:index]:
                        yield parts[start:index]
                    start = index + 1
            elif possessive(part) and index + 1 < len(parts):
                yield [*parts[start:index], part]
                start = index + 1
        if parts[start:]:
            yield parts[start:]

    def _read_name(self, parts: list[str], span: Span, text: str) -> None:
        owning = possessive(parts[-1]) is not None
        role, name = split_role([*parts[:-1], possessive(parts[-1]) or parts[-1]], self._tables)
        country = self._registry.country_at_start(parts)
        if country:
            self.countries[country[0].country] = self.countries.get(country[0].country, 0) + 1
        if not name:
            return
        full = " ".join(name)
        whole = " ".join(parts)
        known = (
            self._registry.named(full)
            or self._registry.national_body(whole)
            or self._registry.embedded(whole)
        )
        figure = None
        if known and (known.kind is not Kind.PERSON or len(name) > 1):
            figure = self.known(known, full)
            if figure.kind is Kind.PERSON:
                figure = self.person(name, self._lead(role, span, text))
        elif len(name) > 1 and self._looks_like_person(name, role, span, text):
            figure = self.person(name, self._lead(role, span, text))
        elif len(name) > 1 and self._organisation(name) and not self._registry.body_named(full):
            figure = self.add(Figure(full, self._kind(name)), full)
        elif len(name) == 1 and (people := self._by_surname.get(fold(name[0]))):
            figure = people[-1]
        if figure is None:
            return
        after = text[span.end : span.end + 140]
        short = _ABBREVIATION.match(after)
        if short and figure.kind is not Kind.PERSON and len(name) > 1:
            self.add(figure, short.group(1))
        if figure.kind is Kind.PERSON and (apposition := _APPOSITION.match(after)):
            self.describe(figure, _CLAUSE.split(apposition.group(1), maxsplit=1)[0])
        self.uses.append(Use(span.start, figure, owning))

    def _lead(self, role: list[str], span: Span, text: str) -> str | None:
        """The role before a name, with the lower-case words that run into it: "Acme spokesman" + "Gen."."""
        before = re.search(
            r"([A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,3} )?((?:[a-z][\w-]* ){1,3})$",
            text[max(0, span.start - 90) : span.start],
        )
        if before and is_title(before.group(2).split()[-1], self._tables):
            return " ".join([before.group().strip(), *role])
        return " ".join(role) or None

    def _looks_like_person(self, name: Sequence[str], role: Sequence[str], span: Span, text: str) -> bool:
        if len(name) > 5 or self._organisation(name) or fold(" ".join(name)) in self._tables.places:
            return False
        if any(self._tables.nouns.get(fold(part)) for part in name[-1:]) and not role:
            return False
        if self._lead(list(role), span, text) or fold(name[0]) in self._tables.first_names:
            return True
        if any(part.isupper() and len(part.replace(".", "")) > 2 for part in name) or "&" in name:
            return False
        surname = possessive(name[-1]) or name[-1]
        reused = fold(surname) in self._alone
        return bool(_APPOSITION.match(text[span.end : span.end + 140])) or (
            reused and not self._registry.country_at_start(name) and fold(name[0]) not in self._tables.places
        )

    def _organisation(self, name: Sequence[str]) -> bool:
        """Whether a name holds the noun of a body, or ends like a company or a newspaper."""
        if name and fold(name[0]) in self._tables.first_names and len(name) < 4:
            name = name[-1:]
        for part in name:
            noun = self._tables.nouns.get(fold(part))
            if noun and noun.use in ("body", "outlet", "force", "group", "country"):
                return True
            if _COMPANY.match(part):
                return True
        return False

    def _kind(self, name: Sequence[str]) -> Kind:
        for part in reversed(name):
            noun = self._tables.nouns.get(fold(part))
            if noun and noun.use in ("body", "outlet", "force", "group"):
                return noun.kind
        return (
            Kind.MEDIA
            if fold(name[-1]) in ("times", "post", "news", "tribune", "journal")
            else Kind.ORGANISATION
        )

    def _common(self, word: str) -> bool:
        key = fold(word)
        if (word.endswith(("ing", "ed")) and key not in self._tables.first_names) or key in STOP_WORDS:
            return True
        return key in self._lower or key in self._tables.nouns or key in self._tables.pronouns


def _runs(text: str, starts: Sequence[int]) -> Iterator[Span]:
    """Stretches of capitalised words, cut where a sentence or a clause ends."""
    for match in _RUN.finditer(text):
        start = match.start()
        for word in re.finditer(r"\S+", match.group()):
            end = match.start() + word.end()
            stop = word.group().endswith(".") and bisect_right(starts, end) != bisect_right(starts, start)
            following = bisect_right(starts, match.start() + word.end() + 1) > bisect_right(starts, start)
            if stop or following:
                yield _trimmed(text, start, end)
                start = match.start() + word.end() + 1
        if start < match.end():
            yield _trimmed(text, start, match.end())


def _trimmed(text: str, start: int, end: int) -> Span:
    while (
        end > start and text[end - 1] in " .'’-" and not re.search(r"\b[A-Z]\.$|\b[JS]r\.$", text[start:end])
    ):
        end -= 1
    while start < end and text[start] == " ":
        start += 1
    return Span(start, end)


def salient_country(countries: dict[str, int], allowed: Iterable[str] | None = None) -> str | None:
    """The country that the article names most, of those allowed."""
    ranked = [code for code in countries if allowed is None or code in set(allowed)]
    return max(ranked, key=lambda code: countries[code], default=None)
