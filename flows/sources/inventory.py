"""The names that an article holds, gathered before any mention is resolved."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS

from flows.records import Kind, Span
from flows.sources.coordination import abbreviated
from flows.sources.figures import Figure, Figures
from flows.sources.places import police_of
from flows.sources.registry import Registry
from flows.sources.roles import is_title, joins_within, owns_within, split_role
from flows.sources.spelling import fold, possessive, words
from flows.sources.tables import SourceTables

_RUN = re.compile(
    r"(?<!\w)(?:@?[^\W\d_a-z][\w'’.&-]*|al-\w[\w'’-]*)"
    r"(?:[ \u00a0]+(?:(?:of|for|on|the|and|de|da|del|di|la|le|van|von|der|den|bin|ibn|al|el|du)[ \u00a0]+){0,2}"
    r"(?:[^\W\d_a-z][\w'’.&-]*|al-\w[\w'’-]*)){0,12}"
)
_JOINERS = ("of", "for", "on", "the", "and")
_ABBREVIATION = re.compile(r"^\s*[(\[][\"“'‘]?([A-Z][A-Z.&-]{1,9})[\"”'’]?[)\]]")
_COMPANY = re.compile(
    r"^(?:inc|corp|co|ltd|llc|plc|ag|sa|group|holdings|bros|&|times|post|news|tribune|journal|party)\.?$",
    re.I,
)
_APPOSITION = re.compile(
    r"^,\s+((?:an?|the|his|her|its|their|who|\d{1,3}|[a-z]|[A-Z][\w.]*[’']s)\b[^,.;\n]{0,120})"
)


_CLAUSE = re.compile(r"\b(?:who|whose|was|is|were|are|has|have|had|said|says|told|will|would|which|during)\b")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|[JS]r)\.$")
_FOLLOWING = re.compile(r"(?: [A-Za-z][\w-]*){1,4}")
_REACH_AFTER = 140
_REACH_BEFORE = 90
_LONGEST_NAME = 5
_OPENING_MARKS = "“‘\"'([ "
_LONGEST_CAPITALS = 3


# "near North 27th Street" names no Korea
_STREET_NUMBER = re.compile(r"\s\d+(?:st|nd|rd|th)\b")


@dataclass(frozen=True, slots=True)
class Use:
    """One place where the article names a figure, or a mention was resolved to it."""

    start: int
    figure: Figure
    owning: bool = False
    source: bool = False


class Inventory:
    """Reads an article's names into `figures` and notes their `uses`, in text order."""

    def __init__(self, text: str, starts: Sequence[int], registry: Registry, tables: SourceTables) -> None:
        self._text = text
        self._registry = registry
        self._tables = tables
        self._opening = frozenset(starts)
        self.figures = Figures(registry, tables)
        self.uses: list[Use] = []
        runs = list(_runs(text, starts))
        self._alone = frozenset(fold(span.of(text)) for span in runs if " " not in span.of(text))
        self._lower = frozenset(re.findall(r"(?<![\w.])[a-z][a-z'-]+", text))
        for span in runs:
            self._read(span)

    def _read(self, span: Span) -> None:
        parts = words(span.of(self._text))
        if sum(part.isupper() and len(part) > 1 for part in parts) > _LONGEST_CAPITALS:
            return
        if parts and (self._opens(span.start, parts) or self._is_stop_word(parts[0])):
            parts = parts[1:]
        while parts and (parts[-1] in _JOINERS or parts[0] in _JOINERS):
            parts = parts[1:] if parts[0] in _JOINERS else parts[:-1]
        if not parts:
            return
        pieces = [parts] if self._is_whole(parts, span) else self._pieces(parts)
        for piece in pieces:
            self._read_name(piece, span)

    def _is_whole(self, parts: Sequence[str], span: Span) -> bool:
        """Whether a run with "and" in it is one name: an abbreviation or an article before it proves it."""
        if "and" not in parts:
            return False
        if abbreviated(" ".join(parts), self._text[span.end : span.end + 20]):
            return True
        opened = self._text[max(0, span.start - 4) : span.start].lower() == "the "
        opened = opened or self._text[span.start : span.start + 4].lower() == "the "
        return opened and joins_within(parts, parts.index("and"), self._tables)

    def _opens(self, start: int, parts: Sequence[str]) -> bool:
        """Whether the first word owes its capital to the sentence that it opens, behind quotation marks or not."""
        before = start
        while before > 0 and before not in self._opening and self._text[before - 1] in _OPENING_MARKS:
            before -= 1
        if before not in self._opening:
            return False
        return (self._common(parts[0]) and not is_title(parts[0], self._tables)) or self._prefixed(parts)

    def _is_stop_word(self, word: str) -> bool:
        return fold(word) in STOP_WORDS and fold(word) not in self._tables.first_names and not word.isupper()

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
            inside = self._organisation(parts[start:index]) or self._titular(parts, index)
            if part in ("and", "on", "the") or (part in ("of", "for") and not inside):
                if part == "and" and inside and self._registry.named(" ".join(parts[start:])):
                    continue
                if part in ("and", "of", "for") or not inside:
                    if parts[start:index]:
                        yield parts[start:index]
                    start = index + 1
            elif possessive(part) and index + 1 < len(parts) and not owns_within(parts, index, self._tables):
                yield [*parts[start:index], part]
                start = index + 1
        if parts[start:]:
            yield parts[start:]

    def _titular(self, parts: Sequence[str], index: int) -> bool:
        """Whether a joiner stands inside an office: "Secretary | of | State Jane Alden"."""
        return index > 0 and any(
            fold(" ".join(parts[index - 1 : index + more])) in self._tables.nouns for more in (2, 3)
        )

    def _read_name(self, parts: list[str], span: Span) -> None:
        owning = possessive(parts[-1]) is not None
        role, name = split_role([*parts[:-1], possessive(parts[-1]) or parts[-1]], self._tables)
        country = self._registry.country_at_start(parts)
        if country and not _STREET_NUMBER.match(self._text, span.end):
            passing = country[0].form == "capital" and not parts[0].isupper()
            self.figures.count_country(country[0].country, passing=passing)
        if body := self._lower_case_body(parts, span, country is not None and country[1] == len(parts)):
            self.uses.append(Use(span.start, body))
            body.uses += 1
            return
        if not name:
            return
        figure = self._figure(name, role, " ".join(parts), span)
        if figure is None:
            return
        after = self._text[span.end : span.end + _REACH_AFTER]
        short = _ABBREVIATION.match(after)
        if short and figure.kind is not Kind.PERSON and len(name) > 1:
            self.figures.add(figure, short.group(1))
        if figure.kind is Kind.PERSON and (apposition := _APPOSITION.match(after)):
            self.figures.describe(figure, _CLAUSE.split(apposition.group(1), maxsplit=1)[0])
        figure.uses += 1
        self.uses.append(Use(span.start, figure, owning))

    def _figure(self, name: list[str], role: list[str], whole: str, span: Span) -> Figure | None:
        """Whom a name stands for, `whole` being its run of words; None for a single word that nobody bears yet."""
        full = " ".join(name)
        known = (
            self._registry.named(full)
            or self._registry.national_body(whole)
            or self._registry.embedded(whole)
        )
        if known and known.kind is Kind.MEDIA and len(name) == 1 and (longer := self.figures.longer(name)):
            return longer
        if known and (known.kind is not Kind.PERSON or len(name) > 1):
            figure = self.figures.known(known, full if self._registry.named(full) else whole)
            is_person = figure.kind is Kind.PERSON and self._registry.named(full)
            return self.figures.person(name, self._lead(role, span)) if is_person else figure
        if len(name) == 1:
            return next(reversed(self.figures.bearing(name[0])), None)
        if self._looks_like_person(name, role, span):
            return self.figures.person(name, self._lead(role, span))
        if police := police_of(full, self._tables):
            return self.figures.add(self.figures.find(police.name) or police, full)
        if self._organisation(name) and not self._registry.body_named(full):
            return self.figures.add(Figure(full, self._kind(name)), full)
        return None

    def _lower_case_body(self, parts: Sequence[str], span: Span, is_country: bool) -> Figure | None:
        """A body whose name goes on in lower case: "Ruritanian | state television", "Tarn | police"."""
        following = _FOLLOWING.match(self._text, span.end)
        if following is None:
            return None
        rest = following.group().split()
        if not is_country:
            police = police_of(" ".join([*parts, rest[0]]), self._tables) if rest[0] == "police" else None
            return self.figures.add(self.figures.find(police.name) or police, police.name) if police else None
        for length in range(len(rest), 0, -1):
            whole = " ".join([*parts, *rest[:length]])
            known = self._registry.national_body(whole)
            if known:
                return self.figures.known(known, whole)
        return None

    def _lead(self, role: list[str], span: Span) -> str | None:
        """The role before a name, with the lower-case words that run into it: "Acme spokesman" + "Gen."."""
        before = re.search(
            r"([A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,3} )?((?:[a-z][\w-]* ){1,3})$",
            self._text[max(0, span.start - _REACH_BEFORE) : span.start],
        )
        if before and is_title(before.group(2).split()[-1], self._tables):
            return " ".join([before.group().strip(), *role])
        return " ".join(role) or None

    def _looks_like_person(self, name: Sequence[str], role: Sequence[str], span: Span) -> bool:
        if (
            len(name) > _LONGEST_NAME
            or self._organisation(name)
            or fold(" ".join(name)) in self._tables.places
        ):
            return False
        if any(self._tables.nouns.get(fold(part)) for part in name[-1:]) and not role:
            return False
        if self._lead(list(role), span) or fold(name[0]) in self._tables.first_names:
            return True
        if any(part.isupper() and len(part.replace(".", "")) > 2 for part in name) or "&" in name:
            return False
        surname = possessive(name[-1]) or name[-1]
        reused = fold(surname) in self._alone
        return bool(_APPOSITION.match(self._text[span.end : span.end + _REACH_AFTER])) or (
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
        end > start and text[end - 1] in " .'’-" and not _ABBREVIATED.search(text, max(start, end - 4), end)
    ):
        end -= 1
    while start < end and text[start] == " ":
        start += 1
    return Span(start, end)
