"""The words before a name told from the name: offices, ranks, employers, places."""

import re
from collections.abc import Sequence

from flows.sources.spelling import capitalised, fold
from flows.sources.tables import NounRow, SourceTables

_ADJECTIVAL = re.compile(r"^(?:\d[\w-]*|(?:\w+-)+\w+)$")
_BODIES = ("body", "outlet", "force", "group")


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
