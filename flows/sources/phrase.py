"""The parts of a phrase that names a source: determiner, owner, role, name, head noun, complement."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.sources.spelling import capitalised, fold, possessive, straighten, words
from flows.sources.tables import NounRow, SourceTables

DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "some",
        "any",
        "another",
        "one",
        "each",
        "every",
        "several",
        "many",
        "other",
    ]
)
_OWN = frozenset(["his", "her", "its", "their", "our", "my", "your"])
_JOINERS = frozenset(["of", "for", "on", "the", "and", "to", "against", "in"])
CALENDAR = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "june",
        "july",
        "september",
        "october",
        "november",
        "december",
    ]
)
_BREAK = frozenset(
    [
        "of",
        "for",
        "to",
        "at",
        "from",
        "in",
        "on",
        "with",
        "by",
        "about",
        "who",
        "which",
        "that",
        "whose",
        "near",
        "under",
        "against",
        "than",
        "as",
    ]
)
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "del",
        "della",
        "di",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "abu",
        "du",
        "dos",
        "ter",
        "bint",
        "ul",
    ]
)
_NICKNAME = re.compile(r"\s[‘'\"“][^‘’'\"“”]{1,30}[’'\"”](?=\s|,|$)")
_CONJUNCTION = re.compile(r"^(?:But|And|Yet|So|Or)\s+")
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
    link: str | None
    complement: str | None
    head: str
    appositions: tuple[str, ...]


def clean(text: str) -> str:
    """A mention without bracketed asides, a trailing relative clause and outer punctuation."""
    plain = _BRACKET.sub("", _NICKNAME.sub("", straighten(text)))
    plain = _RELATIVE.sub("", plain).strip(_OUTER).removeprefix("'")
    return _CONJUNCTION.sub("", plain)


def parse(text: str, tables: SourceTables) -> Phrase:
    """Take one phrase apart; coordinations must have been parted before. Never raises."""
    cleaned = clean(text)
    segments = [part.strip(_OUTER) for part in cleaned.split(",")]
    segments = [part for part in segments if part] or [cleaned]
    first, rest = segments[0], segments[1:]
    core = words(first)
    head, link, complement = _split_complement(core)
    determiner, owner, inner = _front(head, tables)
    role, name = split_role(inner, tables)
    if len(name) == 1 and (noun := tables.nouns.get(fold(name[0]))) and noun.use in _COMMON:
        name = [] if noun.plural or not role else name
    if not name and rest and (later := _named_apposition(rest[0], tables)):
        return Phrase(
            cleaned, determiner, owner, (), None, later, first, link, complement, first, tuple(rest[1:])
        )
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
            link,
            complement,
            " ".join(head),
            tuple(rest),
        )
    return Phrase(
        cleaned,
        determiner,
        owner,
        tuple(_before_verb(inner)),
        head_noun(_before_verb(inner), tables),
        (),
        None,
        link,
        complement,
        " ".join(head),
        tuple(rest),
    )


def split_role(parts: Sequence[str], tables: SourceTables) -> tuple[list[str], list[str]]:
    """Part the words before a name from the name: ["mayor", "Pat", "Alden"] → ["mayor"], ["Pat", "Alden"].

    All words are role where no name follows: "the Acme spokesman" has none.
    """
    start = _name_start(parts, tables)
    for index in range(len(parts) - 1, start - 1, -1):
        if _ends_title(parts, index, tables) and not _opens_body(parts, index, tables):
            if index + 1 == len(parts):
                return list(parts), []
            start = index + 1
            break
    while start < len(parts) and (parts[start] in _PARTICLES or parts[start] in _JOINERS):
        start += 1
    while start < len(parts) - 1 and _ADJECTIVAL.match(parts[start]) and not parts[start][0].isupper():
        start += 1
    if start and _is_verbal(parts[start - 1]):
        return list(parts), []
    return list(parts[:start]), list(parts[start:])


def _name_start(parts: Sequence[str], tables: SourceTables) -> int:
    """Where the capitalised words at the end begin, "of" and the like inside a body's name included."""
    start = len(parts)
    while start:
        word = parts[start - 1]
        inside = 0 < start < len(parts)
        if (
            (capitalised(word) and fold(word) not in CALENDAR)
            or (inside and word in _PARTICLES)
            or (inside and word in _JOINERS and _body_before(parts, start - 1, tables))
        ):
            start -= 1
        else:
            return start
    return start


def _body_before(parts: Sequence[str], index: int, tables: SourceTables) -> bool:
    """Whether the capitalised words up to `index` hold a body's noun, so that "of" goes on with its name."""
    for position in range(index - 1, max(-1, index - 6), -1):
        word = parts[position]
        if not capitalised(word) and word not in _JOINERS:
            return False
        noun = tables.nouns.get(fold(word))
        if capitalised(word) and noun and noun.use in ("body", "outlet", "force", "group"):
            return True
    return False


def _opens_body(parts: Sequence[str], index: int, tables: SourceTables) -> bool:
    """Whether a word that can be a title begins a body's name here: "Republican Party", "Governor Office"."""
    rest = parts[index + 1 :]
    nouns = (tables.nouns.get(fold(word)) for word in rest[:3])
    return fold(parts[index]) not in tables.titles and any(
        noun and noun.use in ("body", "outlet") for noun in nouns
    )


def _ends_title(parts: Sequence[str], index: int, tables: SourceTables) -> bool:
    return any(
        is_title(" ".join(parts[begin : index + 1]), tables) for begin in range(index, max(-1, index - 4), -1)
    )


def _is_verbal(word: str) -> bool:
    return word.islower() and word.endswith("ed") and "-" not in word


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
        if _shares_head(lefts[-1], right, tables) or _one_body(lefts[-1], right, tables):
            continue
        if _one_person(lefts[-1], right, tables):
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


def _one_body(left: str, right: str, tables: SourceTables) -> bool:
    """Whether "and" stands inside a body's name: "Centre for Social | Urban Research"."""
    parts = words(left)
    joiner = next((index for index, word in enumerate(parts) if word in ("of", "for", "on")), None)
    if joiner is None or fold(left) in tables.sources or not capitalised(right) or not capitalised(parts[-1]):
        return False
    last = tables.nouns.get(fold(right.split(",", maxsplit=1)[0].rsplit(" ", maxsplit=1)[-1]))
    opens = fold(right.split(" ", maxsplit=1)[0])
    return (
        _body_before(parts, joiner, tables)
        and opens not in DETERMINERS | tables.titles.keys()
        and last is None
    )


def _one_person(left: str, right: str, tables: SourceTables) -> bool:
    """Whether two nouns under one determiner describe one human being: "the author | former mayor"."""
    first, second = parse(left, tables), parse(right, tables)
    return (
        first.determiner is not None
        and second.determiner is None
        and not first.name
        and not second.name
        and all(noun and noun.use == "office" and not noun.plural for noun in (first.noun, second.noun))
    )


def _opens_apposition(segment: str) -> bool:
    first = segment.split(" ", 1)[0]
    return first.lower() in DETERMINERS | _OWN or first[0].isdigit() or not capitalised(first)


def _split_complement(parts: Sequence[str]) -> tuple[list[str], str | None, str | None]:
    """The words up to the first preposition or relative, that word, and what follows it."""
    for index in range(1, len(parts)):
        word = parts[index]
        if index > 1 and fold(word) in CALENDAR and word[0].isupper():
            return list(parts[:index]), None, None
        lone_article = word in ("a", "an", "the") and capitalised(parts[index - 1])
        if lone_article or (word.lower() in _BREAK and word not in _PARTICLES):
            return list(parts[:index]), word.lower(), " ".join(parts[index + 1 :]) or None
    return list(parts), None, None


def _before_verb(parts: Sequence[str]) -> Sequence[str]:
    """The words before a participle that describes the noun: ["economists", "surveyed"] → ["economists"]."""
    cut = next((index for index in range(1, len(parts)) if _is_verbal(parts[index])), len(parts))
    return parts[:cut]


def _front(parts: Sequence[str], tables: SourceTables) -> tuple[str | None, str | None, list[str]]:
    rest = list(parts)
    determiner = rest.pop(0).lower() if rest and rest[0].lower() in DETERMINERS else None
    if len(rest) > 1 and rest[0].lower() in _OWN and not (rest[0][0].isupper() and capitalised(rest[1])):
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
