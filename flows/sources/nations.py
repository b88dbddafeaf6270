"""Nations that no table knows and that an article shows to be one: "Ruritania" beside "the Ruritanian army"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flows.records import Article
from flows.sources.spelling import fold, straighten
from flows.sources.tables import COINED, CountryRow, SourceTables

_NAME = r"[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?"
_MINISTER = r"(?:[Pp]rime|[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Jj]ustice|[Ff]inance|[Hh]ealth) [Mm]inister"
_STATE = rf"(?:government|parliament|army|military|armed forces|air force|navy|{_MINISTER}|ministers|(?:\w+ ){{1,2}}ministry)"
_OWNER = re.compile(rf"(?<![\w.-])({_NAME})'s (?:[a-z-]+ )?{_STATE}\b")
_OF = re.compile(
    rf"\b(?:government|armed forces|army|parliament|{_MINISTER}) of (?:neighbou?ring )?({_NAME})\b"
)
_DATELINE = re.compile(rf"^[A-Z][A-Z .'-]{{2,40}}, ({_NAME})(?:,? [A-Z][a-z]+\.? \d+)? ?(?:\(|—|–|-|$)")
_LOCATED = r"(?:[Ii]n|[Ii]nto|[Aa]cross|[Ii]nside|neighbou?ring|(?:north|south|east|west)ern) {}\b"
_ADJECTIVE = re.compile(
    r"(?<![\w.'-])([A-Z][a-z]{2,20}(?:n|ese|ish|i))s? (?:[a-z-]+ )?"
    r"(?:government|army|military|air force|navy|troops|forces|soldiers|jets|officials|authorities|president|"
    r"(?:\w+ )?(?:[Mm]inister|[Mm]inistry)|General Staff|Army|Armed Forces|Navy|Air Force|Government|President)\b"
)
_CAPITALISED = re.compile(r"(?<![\w.'-])[A-Z][a-z]{2,20}(?![\w-])")
_AFTER_NAME = re.compile(r"[A-Z][a-z]+ \Z")
_LONGEST_WORD = 20
_ENDINGS = ("ian", "ean", "an", "n", "ese", "ish", "i")
_FINAL = ("", "a", "ia", "e", "o", "y")
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class _Nation:
    name: str
    adjective: str | None


def with_nations(article: Article, tables: SourceTables) -> SourceTables:
    """The tables with the nations that the article itself makes known; the same tables where there are none.

    Found: a name and its adjective before a body of state ("Ruritania" … "the Ruritanian army"), a name that owns
    one and is a place ("Ruritania's foreign minister" … "in Ruritania"), the country of the dateline. Not found:
    "Calder's government", for nobody is in Calder.
    """
    text = straighten(f"{article.title or ''} . {article.text}")
    nations = {nation.name: nation for nation in _nations(article, text, tables)}
    if not nations:
        return tables
    countries: dict[str, CountryRow] = {}
    names: dict[str, CountryRow] = {}
    adjectives: dict[str, str] = {}
    for nation in nations.values():
        code = COINED + nation.name
        row = CountryRow(country=code, name=nation.name, alias=nation.name, form="name", reason="the article")
        names[code] = countries[fold(nation.name)] = row
        if nation.adjective:
            adjectives[code] = nation.adjective
            adjective = row.model_copy(update={"alias": nation.adjective, "form": "adjective"})
            countries[fold(nation.adjective)] = adjective
            countries[fold(nation.adjective + "s")] = adjective.model_copy(update={"form": "people"})
    return replace(
        tables,
        countries={**tables.countries, **countries},
        country_names={**tables.country_names, **names},
        adjectives={**tables.adjectives, **adjectives},
        adjective_forms=tables.adjective_forms | {fold(word) for word in adjectives.values()},
    )


def _nations(article: Article, text: str, tables: SourceTables) -> Iterator[_Nation]:
    capitalised = set(_CAPITALISED.findall(text))
    paired: dict[str, str] = {}
    for match in _ADJECTIVE.finditer(text):
        adjective = match.group(1)
        if _AFTER_NAME.search(text, max(0, match.start() - _LONGEST_WORD), match.start()):
            continue
        name = _name_of(adjective, capitalised, tables) if _unknown(adjective, tables) else None
        if name and name not in paired:
            paired[name] = adjective
    for opening in (article.dateline or "", article.text[:120]):
        dateline = _DATELINE.match(straighten(opening))
        if dateline and _unknown(dateline.group(1), tables):
            paired.setdefault(dateline.group(1), "")
    for pattern in (_OWNER, _OF):
        for match in pattern.finditer(text):
            name = match.group(1)
            if name not in paired and _unknown(name, tables):
                located = pattern is _OF or re.search(_LOCATED.format(re.escape(name)), text)
                if located:
                    paired[name] = ""
    for name, adjective in paired.items():
        yield _Nation(name, adjective or _adjective_of(name, capitalised))


def _name_of(adjective: str, capitalised: set[str], tables: SourceTables) -> str | None:
    """The name among the article's words that an adjective is made from: "Ruritanian" → "Ruritania"."""
    for ending in _ENDINGS:
        stem = adjective.removesuffix(ending)
        if stem == adjective or len(stem) < _SHORTEST_STEM:
            continue
        for final in _FINAL:
            name = stem + final
            if name in capitalised and name != adjective and _unknown(name, tables):
                return name
    return None


def _adjective_of(name: str, capitalised: set[str]) -> str | None:
    stems = [name, name[:-1]] if name[-1] in "aeoy" else [name]
    made = (stem + ending for stem in stems for ending in _ENDINGS if len(stem) >= _SHORTEST_STEM)
    return next((word for word in made if word in capitalised or word + "s" in capitalised), None)


def _unknown(name: str, tables: SourceTables) -> bool:
    """Whether no table knows the name as something else."""
    key = fold(name)
    known = (tables.countries, tables.places, tables.sources, tables.nouns, tables.titles)
    if any(key in table for table in known) or name in tables.state_marks:
        return False
    first = fold(name.split(" ", maxsplit=1)[0])
    return first not in tables.first_names and first not in tables.nouns and first not in tables.titles
