"""The parts of a phrase that names a source: determiner, owner, role, name, head noun, complement."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.sources.roles import head_noun, is_title, is_verbal, owns_within, split_role
from flows.sources.spelling import capitalised, fold, possessive, straighten, words
from flows.sources.tables import NounRow, SourceTables

_NICKNAME = re.compile(r"\s[‘'\"“][^‘’'\"“”]{1,30}[’'\"”](?=\s|,|$)")
_CONJUNCTION = re.compile(r"^(?:But|And|Yet|So|Or)\s+")
_BRACKET = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_DASH = re.compile(r"\s(?:—|–|--)\s.*$", re.DOTALL)
_RELATIVE = re.compile(r",\s+(?:who|whom|whose|which|that)\b.*$|\s(?:who|whom|whose|which|that)$", re.DOTALL)
_LONE_RELATIVE = re.compile(r"^(who|whom|which)\s(?=[a-z]).*$", re.DOTALL | re.IGNORECASE)
_ANONYMITY = re.compile(
    r"\swho (?:(?:was|were|is|are) not authori[sz]ed|(?:spoke|speaks|asked|declined|requested|insisted|wished) )"
    r".*$|\swho would (?:speak|talk|be) .*$",
    re.DOTALL,
)
_ONE_HUMAN = ("office", "person", "speaker", "unnamed")
_COMMON = ("force", "crowd", "unnamed", "document", "person", "owned", "speaker", "office")
_EXTENDABLE = ("body", "outlet", "force", "group")
_LONGEST_REST = 6
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
    plain = _ANONYMITY.sub("", _RELATIVE.sub("", _DASH.sub("", plain))).strip(_OUTER).removeprefix("'")
    plain = _LONE_RELATIVE.sub(r"\1", plain)
    return _CONJUNCTION.sub("", plain)


def parse(text: str, tables: SourceTables) -> Phrase:
    """Take one phrase apart; coordinations must have been parted before. Never raises."""
    cleaned = clean(text)
    segments = [part.strip(_OUTER) for part in cleaned.split(",")]
    segments = [part for part in segments if part] or [cleaned]
    first, rest = segments[0], segments[1:]
    core = words(first)
    head, link, complement = _split_complement(core, tables)
    determiner, owner, inner = _front(head, tables)
    role, name = split_role(inner, tables)
    if name and (noun := tables.nouns.get(fold(name[-1]))) and noun.use in _COMMON:
        name = [] if noun.plural or (len(name) == 1 and not role) else name
    if not name and rest and (later := _named_apposition(rest[0], tables)):
        noun = head_noun(_before_verb(inner), tables)
        noun = noun if noun and noun.use in _ONE_HUMAN and not noun.plural else None
        return Phrase(
            cleaned, determiner, owner, (), noun, later, first, link, complement, first, tuple(rest[1:])
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


def _split_complement(parts: Sequence[str], tables: SourceTables) -> tuple[list[str], str | None, str | None]:
    """The words up to the first preposition or relative, that word, and what follows it."""
    if _ends_with_titled_person(parts, tables):
        return list(parts), None, None
    for index in range(1, len(parts)):
        word = parts[index]
        if index > 1 and fold(word) in tables.words["calendar"] and word[0].isupper():
            if parts[index + 1 : index + 2] == ["by"]:
                continue  # "a report released Thursday by Acme"
            return list(parts[:index]), None, None
        if any(fold(" ".join(parts[index - 1 : index + more])) in tables.nouns for more in (2, 3)):
            continue
        lone_article = word in ("a", "an", "the") and capitalised(parts[index - 1])
        if lone_article or (word.lower() in tables.words["break"] and word not in tables.words["particle"]):
            return list(parts[:index]), word.lower(), " ".join(parts[index + 1 :]) or None
    return list(parts), None, None


def _ends_with_titled_person(parts: Sequence[str], tables: SourceTables) -> bool:
    """Whether an office and a full name end the words after a body's name: "Bank of Tarn Governor Ines Calder"."""
    for index in range(len(parts) - 3, 0, -1):
        if not capitalised(parts[index + 1]):
            return False
        if is_title(parts[index], tables) and capitalised(parts[index]) and capitalised(parts[-1]):
            return index > 1 and parts[index - 1] not in tables.words["break"]
    return False


def _before_verb(parts: Sequence[str]) -> Sequence[str]:
    """The words before a participle that describes the noun: ["economists", "surveyed"] → ["economists"]."""
    cut = next((index for index in range(1, len(parts)) if is_verbal(parts[index])), len(parts))
    return parts[:cut]


def _front(parts: Sequence[str], tables: SourceTables) -> tuple[str | None, str | None, list[str]]:
    rest = list(parts)
    determiner = rest.pop(0).lower() if rest and rest[0].lower() in tables.words["determiner"] else None
    if (
        len(rest) > 1
        and rest[0].lower() in tables.words["own"]
        and not (rest[0][0].isupper() and capitalised(rest[1]))
    ):
        return determiner, rest[0].lower(), rest[1:]
    for index in range(min(5, len(rest) - 1)):
        owner = possessive(rest[index]) or _without_apostrophe(rest[index], tables)
        if owner and owns_within(rest, index, tables):
            continue
        if owner and not any(fold(" ".join(rest[begin:])) in tables.nouns for begin in range(index + 1)):
            return determiner, " ".join([*rest[:index], owner]), rest[index + 1 :]
    return determiner, None, rest


def _without_apostrophe(word: str, tables: SourceTables) -> str | None:
    """The owner in a possessive that lost its apostrophe: "KCNAs" → "KCNA"."""
    stem = word.removesuffix("s")
    return stem if stem != word and stem.isupper() and fold(stem) in tables.sources else None


def _named_apposition(segment: str, tables: SourceTables) -> tuple[str, ...]:
    parts = words(segment)
    role, name = split_role(parts, tables)
    titled = all(is_title(word, tables) or is_title(" ".join(role), tables) for word in role)
    is_place = fold(" ".join(name)) in tables.places  # "a clerk in Acme, New Ruritania"
    return tuple(name) if name and titled and not is_place and 1 < len(name) <= 5 else ()


def _name_complement(
    core: Sequence[str], head: Sequence[str], name: Sequence[str], tables: SourceTables
) -> Iterator[str]:
    """The rest of an organisation's name after "of" or "for": "Bureau" + "of Labor Statistics"."""
    if len(core) == len(head) or core[len(head)].lower() not in ("of", "for", "on", "to", "against"):
        return
    noun = tables.nouns.get(fold(name[-1]))
    if noun is None or noun.use not in _EXTENDABLE:
        return
    rest = core[len(head) :]
    count = next(
        (
            index
            for index, word in enumerate(rest)
            if not capitalised(word) and word not in tables.words["joiner"]
        ),
        len(rest),
    )
    if count < len(rest) and not any(map(capitalised, rest[:count])):
        # a name that goes on in lower case is kept whole: "the Health Directorate of the provincial council"
        count = len(rest) if len(rest) <= _LONGEST_REST else 0
    while count and rest[count - 1] in tables.words["joiner"]:
        count -= 1
    yield from rest[:count]
