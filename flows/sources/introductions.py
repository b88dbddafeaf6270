"""What the words that introduce somebody tell: office, sex, country, employer."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.records import Kind
from flows.sources.registry import Registry
from flows.sources.roles import is_title
from flows.sources.spelling import capitalised, fold, possessive, straighten, words
from flows.sources.tables import Gender, SourceTables

_LONGEST_EMPLOYER = 8
_LONGEST_ROLE = 30
_SERVING = (None, "of", "for", "from", "in", "to")


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a role says of its bearer."""

    role: str | None
    offices: frozenset[str]
    gender: Gender | None
    country: str | None
    part_of: str | None


def describe(text: str, registry: Registry, tables: SourceTables) -> Introduction:
    """Read a title, an apposition or an employer: "Ruritania's defence minister", "of the Acme Fund", "Mrs."."""
    parts = words(text)[:_LONGEST_ROLE]
    offices: set[str] = set()
    genders: list[Gender] = []
    for length in (3, 2, 1):
        for start in range(len(parts) - length + 1):
            key = fold(" ".join(parts[start : start + length]))
            title = tables.titles.get(key)
            noun = tables.nouns.get(fold(title.noun) if title and title.noun else key)
            if title and title.gender:
                genders.insert(0, title.gender)
            if noun and noun.use in ("office", "speaker", "person"):
                offices.add(noun.noun)
                genders += [noun.gender] if noun.gender else []
    country, part_of = _belongs(parts, registry, tables)
    told = any(not _is_courtesy(part, tables) for part in parts)
    return Introduction(
        straighten(text) if told else None,
        frozenset(offices),
        genders[0] if genders else None,
        country,
        part_of,
    )


def country_of_name(name: str, registry: Registry, tables: SourceTables) -> str | None:
    """The country of a body whose name begins with a state, a town or a country: "Texas Rangers"."""
    parts = words(name)
    for length in range(min(3, len(parts)), 0, -1):
        place = tables.places.get(fold(" ".join(parts[:length])))
        if place:
            return place.country
    found = registry.country_at_start(parts)
    return found[0].country if found else None


def _belongs(parts: Sequence[str], registry: Registry, tables: SourceTables) -> tuple[str | None, str | None]:
    """Country and employer from the first body, country or town that the words name.

    "Ruritania's minister" and "minister of Ruritania" serve it; an "expert on Ruritania" does not.
    """
    for start in range(len(parts)):
        if not capitalised(parts[start]):
            continue
        before = next((word for word in reversed(parts[:start]) if word in tables.words["break"]), None)
        for length in range(min(_LONGEST_EMPLOYER, len(parts) - start), 0, -1):
            text = " ".join(parts[start : start + length])
            text = possessive(text) or text
            if place := tables.places.get(fold(text)):
                return place.country, None
            known = registry.named(text) or (registry.national_body(text) if length > 1 else None)
            if known and known.kind is not Kind.PERSON:
                if known.kind is Kind.GOVERNMENT and before not in _SERVING:
                    return None, None
                national = known.kind in (Kind.GOVERNMENT, Kind.AGENCY, Kind.MILITARY)
                return known.country if national else None, known.name
        found = registry.country_at_start(parts[start:])
        if found and found[0].form != "short":
            if before is not None:
                return None, None
            serves = found[0].form == "adjective" and is_title(parts[-1], tables)
            return found[0].country, found[0].name if serves else None
    return None, None


def _is_courtesy(word: str, tables: SourceTables) -> bool:
    title = tables.titles.get(fold(word))
    return title is not None and title.noun is None
