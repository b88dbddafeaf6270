"""Coordinations told apart: "Alden and Brook" are two sources, "the Ministry of Trade and Industry" is one."""

import re

from flows.sources.phrase import clean, parse
from flows.sources.roles import body_before, joins_within
from flows.sources.spelling import capitalised, fold, words
from flows.sources.tables import NounRow, SourceTables

_AND = re.compile(r",?\s+(?:and|or|nor|as well as|along with|together with)\s+")
_CORRELATIVE = re.compile(r"^(?:both|neither|either)\s+", re.IGNORECASE)
_MOST_JOINTS = 12
_LONGEST_HALF = 6
_MATTER_AND_OFFICE = 2
_OFFICES = frozenset({"ministry", "department", "committee", "commission", "directorate", "bureau", "agency"})
_BRACKETED = re.compile(r"[(\[][\"“]?([A-Z][A-Z.]{1,9})[\"”]?[)\]]")


def conjuncts(text: str, tables: SourceTables) -> list[str]:
    """The sources that a coordination names, or the whole text where it names one.

    Two: "Alden and Brook", "both Ruritania and the Acme Fund", "Alden, Brook and the mayor". One: "the Ministry of
    Trade and Industry", "Alden, a critic and author", "Ruritanian and Acme officials".
    """
    cleaned = clean(text)
    listed = _CORRELATIVE.sub("", cleaned)
    for match in list(_AND.finditer(listed))[:_MOST_JOINTS]:
        left, right = listed[: match.start()], listed[match.end() :]
        lefts = [part for part in (piece.strip() for piece in left.split(",")) if part]
        if not lefts or any(_opens_apposition(part, tables) for part in lefts[1:]):
            continue
        if _shares_head(lefts[-1], right, tables) or _one_body(lefts[-1], right, tables):
            continue
        if _listed_body(lefts, right, tables) or _one_office(lefts[-1], right, tables):
            continue
        if _within_known(left, right, tables):
            continue
        if _one_person(lefts[-1], right, tables) or _one_crowd(lefts[0], right, tables):
            continue
        if all(stands_alone(part, tables) for part in lefts) and stands_alone(right.split(",")[0], tables):
            return [*lefts, *conjuncts(right, tables)]
    return [cleaned]


def abbreviated(name: str, following: str = "") -> bool:
    """Whether an abbreviation in brackets stands for the whole of a name: "Harbour and Allied Workers (HAW)"."""
    bracket = _BRACKETED.search(name) or _BRACKETED.match(following.lstrip())
    if bracket is None:
        return False
    before = name[: bracket.start()] if bracket.string == name else name
    initials = "".join(word[0] for word in words(before) if word[0].isupper() and word.lower() != "the")
    return len(initials) > 1 and initials == bracket.group(1).replace(".", "")


def stands_alone(text: str, tables: SourceTables) -> bool:
    """Whether a conjunct names a source by itself: a name, a pronoun, or a noun that heads its own phrase."""
    parts = words(text)
    if not parts:
        return False
    if fold(text) in tables.pronouns or fold(parts[0]) == "other" or fold(text) == "others":
        return True
    phrase = parse(text, tables)
    return bool(phrase.name) or phrase.noun is not None


def _shares_head(left: str, right: str, tables: SourceTables) -> bool:
    """Whether the left conjunct is only an adjective of the right one's plural noun: "U.S. | Ukrainian officials"."""
    noun = parse(right, tables).noun
    last = words(left)[-1:]
    adjective = bool(last) and fold(last[0]) in tables.adjective_forms
    return adjective and noun is not None and noun.plural and capitalised(right)


def _one_body(left: str, right: str, tables: SourceTables) -> bool:
    """Whether "and" stands inside a body's name: "Centre for Social | Urban Research"."""
    parts = words(left)
    if parts and parts[0].lower() == "the":
        named = words(right.split(",", maxsplit=1)[0])
        if joins_within([*parts[1:], "and", *named], len(parts) - 1, tables):
            return True
    joiner = next((index for index, word in enumerate(parts) if word in ("of", "for", "on")), None)
    if joiner is None or fold(left) in tables.sources or not capitalised(right) or not capitalised(parts[-1]):
        return False
    last = tables.nouns.get(fold(right.split(",", maxsplit=1)[0].rsplit(" ", maxsplit=1)[-1]))
    opens = fold(right.split(" ", maxsplit=1)[0])
    return (
        body_before(parts, joiner, tables)
        and opens not in tables.words["determiner"] | tables.titles.keys()
        and last is None
    )


def _listed_body(lefts: list[str], right: str, tables: SourceTables) -> bool:
    """Whether a list stands inside a body's name: "Bureau of Mines | Harbours | Lights" of a state."""
    rest = [*lefts[1:], right.split(",", maxsplit=1)[0]]
    if len(lefts) < 2 or not all(capitalised(part) and " " not in part for part in rest):
        return False
    known = any(fold(part) in tables.sources or fold(part) in tables.countries for part in rest)
    return not known and _one_body(lefts[0], right, tables)


def _one_office(left: str, right: str, tables: SourceTables) -> bool:
    """Whether two matters are of one office: "Foreign | Expatriates Ministry", not "Ruritania | Trade Ministry"."""
    first, second = words(left)[-1:], words(right.split(",", maxsplit=1)[0])
    if not first or len(second) != _MATTER_AND_OFFICE or fold(second[-1]) not in _OFFICES:
        return False
    is_known = (
        fold(first[0]) in tables.sources
        or fold(first[0]) in tables.countries
        or fold(first[0]) in tables.places
    )
    return first[0][0].isupper() and second[0][0].isupper() and not is_known


def _within_known(left: str, right: str, tables: SourceTables) -> bool:
    """Whether "and" stands inside a name in the table: "Organization for Security | Co-operation in Europe"."""
    before, after = left.split()[-_LONGEST_HALF:], right.split()[:_LONGEST_HALF]
    return any(
        fold(" ".join((*before[start:], "and", *after[:end]))) in tables.sources
        for start in range(len(before))
        for end in range(1, len(after) + 1)
    )


def _one_person(left: str, right: str, tables: SourceTables) -> bool:
    """Whether two offices describe one human being: "the author | former mayor", "author | mayor Ines Calder"."""
    first, second = parse(left, tables), parse(right, tables)
    if (
        first.name
        or second.determiner is not None
        or not (_is_office(first.noun) and _is_office(second.noun))
    ):
        return False
    return bool(second.name) if first.determiner is None else not second.name


def _is_office(noun: NounRow | None) -> bool:
    return noun is not None and noun.use == "office" and not noun.plural


def _one_crowd(left: str, right: str, tables: SourceTables) -> bool:
    """Whether "and" stands between places of one crowd: "voters in Ruritania | Turkey"."""
    first = parse(left, tables)
    if first.noun is None or first.name or not first.complement:
        return False
    places = [first.complement, *(part for part in re.split(r",| and ", right) if part.strip())]
    return all(fold(place) in tables.places or fold(place) in tables.countries for place in places)


def _opens_apposition(segment: str, tables: SourceTables) -> bool:
    first = segment.split(" ", 1)[0]
    return (
        first.lower() in tables.words["determiner"] | tables.words["own"]
        or first[0].isdigit()
        or not capitalised(first)
    )
