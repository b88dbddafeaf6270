"""The words before a name told from the name: offices, ranks, employers, places."""

import re
from collections.abc import Sequence

from flows.sources.spelling import capitalised, fold, possessive
from flows.sources.tables import NounRow, SourceTables

_ADJECTIVAL = re.compile(r"^(?:\d[\w-]*|(?:\w+-)+\w+)$")
_BODIES = ("body", "outlet", "force", "group")
_LONGEST_LEFT = 3


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
    while start < len(parts) and (
        parts[start] in tables.words["particle"] or parts[start] in tables.words["joiner"]
    ):
        start += 1
    while start < len(parts) - 1 and _ADJECTIVAL.match(parts[start]) and not parts[start][0].isupper():
        start += 1
    if start and is_verbal(parts[start - 1]):
        return list(parts), []
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


def body_before(parts: Sequence[str], index: int, tables: SourceTables) -> bool:
    """Whether the capitalised words up to `index` hold a body's noun, so that "of" goes on with its name."""
    for position in range(index - 1, max(-1, index - 6), -1):
        word = parts[position]
        if not capitalised(word) and word not in tables.words["joiner"]:
            return False
        noun = tables.nouns.get(fold(word))
        if capitalised(word) and noun and noun.use in _BODIES:
            return True
    return False


def owns_within(parts: Sequence[str], index: int, tables: SourceTables) -> bool:
    """Whether the possessive at `index` is part of a body's name: "Teachers' Union", "St. Ann's", "mayor's office".

    "Ruritania's Foreign Ministry" and "Alden's Campaign" have an owner: False.
    """
    owner = possessive(parts[index])
    if owner is None or index + 1 == len(parts):
        return False
    following = parts[index + 1 :]
    if following[-1] == "office" and parts[index].islower():
        return any(is_title(" ".join([*parts[begin:index], owner]), tables) for begin in range(index + 1))
    if not capitalised(parts[index]) or not capitalised(following[0]):
        return False
    if index and fold(parts[index - 1]) in ("st", "saint"):
        return True
    if parts[index].endswith("'") and fold(following[-1]) not in ("campaign", "office", "team", "camp"):
        return _is_of(following[-1], _BODIES, tables)
    return _is_of(owner, ("office", "person", "crowd"), tables)


def joins_within(parts: Sequence[str], index: int, tables: SourceTables) -> bool:
    """Whether the "and" at `index` is part of a body's name: "Bakers | and | Allied Workers Union".

    "Reuters and the Tarn Council" are two, so are "the Senate and House Committee": what stands before is a body, or
    a name that the tables know.
    """
    left, right = parts[:index], parts[index + 1 :]
    if (
        not left
        or len(left) > _LONGEST_LEFT
        or len(right) < 2
        or not all(map(capitalised, (*left, right[0])))
    ):
        return False
    key = fold(" ".join(left))
    known = key in tables.sources or key in tables.countries or fold(left[0]) in tables.first_names
    first = tables.nouns.get(fold(left[-1]))
    return (
        not known
        and (first is None or first.use == "crowd")
        and key not in tables.places
        and not is_title(right[0], tables)
        and _is_of(right[-1], ("body", "group"), tables)
        and capitalised(right[-1])
    )


def _is_of(word: str, uses: Sequence[str], tables: SourceTables) -> bool:
    noun = tables.nouns.get(fold(word))
    return noun is not None and noun.use in uses


def is_verbal(word: str) -> bool:
    """Whether a word looks like a participle that ends a noun phrase: "polled" does, "24-year-old" does not."""
    return word.islower() and word.endswith("ed") and "-" not in word


def _name_start(parts: Sequence[str], tables: SourceTables) -> int:
    """Where the capitalised words at the end begin, "of" and the like inside a body's name included."""
    start = len(parts)
    while start:
        word = parts[start - 1]
        inside = 0 < start < len(parts)
        if (
            (capitalised(word) and fold(word) not in tables.words["calendar"])
            or (inside and word in tables.words["particle"])
            or (inside and word in tables.words["joiner"] and body_before(parts, start - 1, tables))
            or (inside and word == "and" and joins_within(parts, start - 1, tables))
        ):
            start -= 1
        else:
            return start
    return start


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
