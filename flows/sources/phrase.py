"""The parts of a phrase that names a source: determiner, owner, role, name, head noun, complement."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.sources.spelling import capitalised, fold, possessive, straighten, words
from flows.sources.tables import NounRow, SourceTables

DETERMINERS = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "some", "any", "another", "one", "each", "every", "several", "many", "other"]
)
_OWN = frozenset(["his", "her", "its", "their", "our", "my", "your"])
_BREAK = frozenset(
    ["of", "for", "to", "at", "from", "in", "on", "with", "by", "about", "who", "which", "that", "whose", "near", "under", "against", "than", "as"]
)
_PARTICLES = frozenset(
    ["de", "da", "del", "della", "di", "la", "le", "van", "von", "der", "den", "bin", "ibn", "al", "el", "abu", "du", "dos", "ter", "bint", "ul"]
)
_BRACKET = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_RELATIVE = re.compile(r",\s+(?:who|whom|whose|which|that)\b.*$", re.DOTALL)
_ADJECTIVAL = re.compile(r"^(?:\d[\w-]*|(?:\w+-)+\w+)$")
_COMMON = ("force", "crowd", "unnamed", "document", "person", "owned", "speaker", "office")
_OUTER = ' \t\n,;:"“”-–—'


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that stands for a source, taken apart.

    "Ruritania's former defence minister, Jane Alden" has owner "Ruritania", role "Ruritania's former defence
    minister", name ("Jane", "Alden"); "a spokesman for the Acme Fund" has noun `spokesman`, complement "the Acme
    Fund" and no name.
    """

    text: str
    determiner: str | None
    owner: str | None
    modifiers: tuple[str, ...]
    noun: NounRow | None
    name: tuple[str, ...]
    role: str | None
    complement: str | None
    appositions: tuple[str, ...]


def clean(text: str) -> str:
    """A mention without bracketed asides, a trailing relative clause and outer punctuation."""
    return _RELATIVE.sub("", _BRACKET.sub("", straighten(text))).strip(_OUTER)


def parse(text: str, tables: SourceTables) -> Phrase:
    """Take one phrase apart; coordinations must have been parted before. Never raises."""
    cleaned = clean(text)
    segments = [part.strip(_OUTER) for part in cleaned.split(",")]
    segments = [part for part in segments if part] or [cleaned]
    first, rest = segments[0], segments[1:]
    core = words(first)
    head, complement = _split_complement(core)
    determiner, owner, inner = _front(head, tables)
    role, name = split_role(inner, tables)
    if len(name) == 1 and not role and (noun := tables.nouns.get(fold(name[0]))) and noun.use in _COMMON:
        name = []
    if not name and rest and (later := _named_apposition(rest[0], tables)):
        return Phrase(cleaned, determiner, owner, (), None, later, first, complement, tuple(rest[1:]))
    if name:
        named = [*name, *_name_complement(core, head, name, tables)]
        lead = " ".join([*head[: len(head) - len(inner)], *role]) if role or owner else None
        complement = complement if len(named) == len(name) else None
        return Phrase(
            cleaned,
            determiner,
            owner,
            tuple(role),
            head_noun(role, tables),
            tuple(named),
            lead,
            complement,
            tuple(rest),
        )
    return Phrase(
        cleaned, determiner, owner, tuple(inner), head_noun(inner, tables), (), None, complement, tuple(rest)
    )


def split_role(parts: Sequence[str], tables: SourceTables) -> tuple[list[str], list[str]]:
    """Part the words before a name from the name: "Acme spokesman Gen. Pat Alden" → "Acme spokesman Gen.", "Pat Alden".

    All words are role where no name follows: "the Acme spokesman" has none.
    """
    start = len(parts)
    while start and (
        capitalised(parts[start - 1]) or (parts[start - 1] in _PARTICLES and start < len(parts))
    ):
        start -= 1
    while start < len(parts) and parts[start] in _PARTICLES:
        start += 1
    for index in range(len(parts) - 1, start - 1, -1):
        if is_title(parts[index], tables) and (index > start or index + 1 < len(parts)):
            if index + 1 == len(parts):
                return list(parts), []
            start = index + 1
            break
    while start < len(parts) - 1 and _ADJECTIVAL.match(parts[start]) and not parts[start][0].isupper():
        start += 1
    return list(parts[:start]), list(parts[start:])


def is_title(word: str, tables: SourceTables) -> bool:
    """Whether a word before a name is an office, a rank or a form of address."""
    key = fold(word)
    if key in tables.titles:
        return True
    noun = tables.nouns.get(key)
    return noun is not None and noun.use in ("office", "person", "speaker") and not noun.plural


def head_noun(parts: Sequence[str], tables: SourceTables) -> NounRow | None:
    """The common noun that heads the words, the longest that the table has: "former prime minister"."""
    for start in range(max(0, len(parts) - 4), len(parts)):
        row = tables.nouns.get(fold(" ".join(parts[start:])))
        if row:
            return row
    title = tables.titles.get(fold(parts[-1])) if parts else None
    return tables.nouns.get(fold(title.noun)) if title and title.noun else None


def conjuncts(text: str, tables: SourceTables) -> list[str]:
    """The sources that a coordination names, or the whole text where it names one.

    Two: "Alden and Brook", "both Ruritania and the Acme Fund", "Alden, Brook and the mayor". One: "the Ministry of
    Trade and Industry", "Alden, a critic and author", "Ruritanian and Acme officials".
    """
    cleaned = (
        clean(text)
        .removeprefix("both ")
        .removeprefix("Both ")
        .removeprefix("neither ")
        .removeprefix("either ")
    )
    matches = list(re.finditer(r",?\s+(?:and|or|nor|as well as|along with|together with)\s+", cleaned))
    for match in matches:
        left, right = cleaned[: match.start()], cleaned[match.end() :]
        lefts = [part for part in (piece.strip() for piece in left.split(",")) if part]
        if not lefts or any(_opens_apposition(part) for part in lefts[1:]):
            continue
        if _shares_head(lefts[-1], right, tables):
            continue
        if all(stands_alone(part, tables) for part in lefts) and stands_alone(right.split(",")[0], tables):
            return [*lefts, *conjuncts(right, tables)]
    return [cleaned]


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


def _opens_apposition(segment: str) -> bool:
    first = segment.split(" ", 1)[0]
    return first.lower() in DETERMINERS | _OWN or first[0].isdigit() or not capitalised(first)


def _split_complement(parts: Sequence[str]) -> tuple[list[str], str | None]:
    for index in range(1, len(parts)):
        lone_article = parts[index] in ("a", "an", "the") and capitalised(parts[index - 1])
        if lone_article or (parts[index].lower() in _BREAK and parts[index] not in _PARTICLES):
            return list(parts[:index]), " ".join(parts[index + 1 :]) or None
    return list(parts), None


def _front(parts: Sequence[str], tables: SourceTables) -> tuple[str | None, str | None, list[str]]:
    rest = list(parts)
    determiner = rest.pop(0).lower() if rest and rest[0].lower() in DETERMINERS else None
    if rest and rest[0].lower() in _OWN and len(rest) > 1:
        return determiner, rest[0].lower(), rest[1:]
    for index in range(min(5, len(rest) - 1)):
        owner = possessive(rest[index])
        if owner and not any(fold(" ".join(rest[begin:])) in tables.nouns for begin in range(index + 1)):
            return determiner, " ".join([*rest[:index], owner]), rest[index + 1 :]
    return determiner, None, rest


def _named_apposition(segment: str, tables: SourceTables) -> tuple[str, ...]:
    parts = words(segment)
    role, name = split_role(parts, tables)
    return tuple(name) if name and not role and 1 < len(name) <= 5 else ()


def _name_complement(
    core: Sequence[str], head: Sequence[str], name: Sequence[str], tables: SourceTables
) -> Iterator[str]:
    """The rest of an organisation's name after "of" or "for": "Bureau" + "of Labor Statistics"."""
    if len(core) == len(head) or core[len(head)].lower() not in ("of", "for", "on", "to", "against"):
        return
    noun = tables.nouns.get(fold(name[-1]))
    if noun is None or noun.use not in ("body", "outlet", "force", "group"):
        return
    for word in core[len(head) :]:
        if not capitalised(word) and word not in ("of", "for", "on", "the", "and", "to", "against", "in"):
            return
        yield word
