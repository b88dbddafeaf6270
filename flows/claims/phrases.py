"""Phrases written as data and found among words in one pass.

A pattern is a row of elements set off by blanks:

    say             the word itself
    say~            any inflection of the verb
    confirm|verify  either; inflections too: confirm~|verify~
    (yet)           may be missing
    *               any one word
    (*)             any one word or none
    **              up to four words or none

    =               the phrase ends here; what comes after it must follow in the text

Such open places take no full stop, semicolon or quotation mark.
"could not (immediately) confirm|verify" fires in "They could not immediately verify it", not in "They could verify it".
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from flows.claims.inflection import inflections
from flows.claims.words import Word
from flows.records import Span

_ANY_WORDS = {"*": 1, "(*)": 1, "**": 4}
_STOPS = frozenset('.;:!?"“”«»')


class Patterned(Protocol):
    """A rule that is found by its pattern."""

    @property
    def pattern(self) -> str:
        """The phrase, in the notation of this module."""


Rule = TypeVar("Rule", bound=Patterned)


@dataclass(frozen=True, slots=True)
class Hit(Generic[Rule]):
    """A rule that fired, and where."""

    rule: Rule
    span: Span


@dataclass(frozen=True, slots=True)
class _Element:
    words: frozenset[str]
    optional: bool
    gap: int


@dataclass(frozen=True, slots=True)
class _Pattern(Generic[Rule]):
    phrase: tuple[_Element, ...]
    following: tuple[_Element, ...]
    needed: tuple[frozenset[str], ...]
    rule: Rule


class Phrasebook(Generic[Rule]):
    """Every rule of one table, indexed by the words it may begin with."""

    def __init__(self, rules: Iterable[Rule], forms: Mapping[str, Sequence[str]]) -> None:
        """`forms` gives the inflections of irregular verbs: {"say": ("says", "said", "saying")}.

        Raises ValueError where a pattern begins with a gap or holds nothing that must be there.
        """
        self._by_word: dict[str, list[_Pattern[Rule]]] = defaultdict(list)
        for rule in rules:
            phrase, _, following = rule.pattern.partition(" = ")
            elements = tuple(_element(piece, forms) for piece in phrase.split())
            after = tuple(_element(piece, forms) for piece in following.split())
            required = [
                place for place, element in enumerate(elements) if not element.optional and element.words
            ]
            if not required or elements[0].gap or "=" in elements[0].words:
                raise ValueError(f"the phrase {rule.pattern!r} must begin with a word")
            needed = tuple(one.words for one in (*elements, *after) if one.words and not one.optional)
            pattern = _Pattern(elements, after, needed, rule)
            for element in elements[: required[0] + 1]:
                for word in element.words:
                    self._by_word[word].append(pattern)

    def find(self, words: Sequence[Word]) -> list[Hit[Rule]]:
        """Every rule that fires, in text order, the longest first where several begin at one word."""
        hits = []
        present = {word.text for word in words}
        for place, word in enumerate(words):
            for pattern in self._by_word.get(word.text, ()):
                if any(present.isdisjoint(choices) for choices in pattern.needed):
                    continue
                end = _match(pattern.phrase, words, place)
                if end > place and (not pattern.following or _match(pattern.following, words, end) > end):
                    hits.append(Hit(pattern.rule, Span(word.start, words[end - 1].end)))
        return sorted(hits, key=lambda hit: (hit.span.start, -hit.span.end))


def outermost(hits: Sequence[Hit[Rule]]) -> list[Hit[Rule]]:
    """The hits that lie within no longer hit."""
    kept: list[Hit[Rule]] = []
    for hit in hits:
        if not kept or hit.span.end > kept[-1].span.end:
            kept.append(hit)
    return kept


def _element(piece: str, forms: Mapping[str, Sequence[str]]) -> _Element:
    if piece in _ANY_WORDS:
        return _Element(frozenset(), optional=piece != "*", gap=_ANY_WORDS[piece])
    optional = piece.startswith("(") and piece.endswith(")")
    words: set[str] = set()
    for choice in piece.strip("()").split("|") if optional else piece.split("|"):
        words |= inflections(choice[:-1], forms) if choice.endswith("~") else {choice}
    return _Element(frozenset(words), optional, 0)


def _match(elements: Sequence[_Element], words: Sequence[Word], place: int) -> int:
    """The place after the longest match that begins at `place`; `place` itself where there is none."""
    reached = {place}
    for element in elements:
        following = set(reached) if element.optional else set()
        for at in reached:
            if element.gap:
                for step in range(element.gap):
                    if at + step >= len(words) or words[at + step].text in _STOPS:
                        break
                    following.add(at + step + 1)
            elif at < len(words) and words[at].text in element.words:
                following.add(at + 1)
        if not following:
            return place
        reached = following
    return max(reached)
