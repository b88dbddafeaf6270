"""When two claims are about one proposition: who did what to whom, where."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from flows.disputes.rules import DisputeRules
from flows.disputes.statements import Statement
from flows.disputes.words import root
from flows.records import content_hash

_LEAST_SHARED = 2
# shares of the anchor's words that the other must hold, by what else speaks for it
_WITH_PREDICATE = 0.3
_WITHOUT_NAMES = 0.5
_WITHOUT_PREDICATE = 0.6
_ELSEWHERE = 0.8
_MOST_NAMES = 6
_PRESENCE = "presence"
_REMEMBERED = 1 << 16
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(rf"\b{_MONTH}\s\d{{1,2}}\b|\b\d{{1,2}}\s{_MONTH}\b|\b(?:19|20)\d\d\b")
# "a sarin attack last April", "more than 100 times since 2014": of other events
_OTHER_TIME = re.compile(
    r"\b(?:last|in|since)\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\s\d)"
    r"|\b(?:in|since)\s(?:19|20)\d\d\b|\b[A-Z][a-z]+\s(?:19|20)\d\d\b|\b(?:years?|months?)\sago\b|\blast\syear\b"
)
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def core(statement: Statement, rules: DisputeRules) -> frozenset[str]:
    """The predicates that tell the proposition: the specific ones where there are any, else all."""
    return specific_core(statement, rules) or statement.predicates


def specific_core(statement: Statement, rules: DisputeRules) -> frozenset[str]:
    """The specific predicates that it names."""
    return frozenset(name for name in statement.predicates if not rules.predicates[name].general)


def same_proposition(
    anchor: Statement,
    wanted: frozenset[str],
    other: Statement,
    rules: DisputeRules,
    *,
    is_one_story: bool = False,
) -> bool:
    """Whether `other` says what `anchor` denies, leaves unconfirmed or withholds.

    `wanted` are the anchor's telling predicates (`core`). They must hold in the other, and both must concern the
    same names; without a known predicate most of the anchor's words must recur. Claims of different articles need
    two names in common, unless both tell one story.
    "the presence of Veldanian troops in Tarn" and "8,000 Veldanians are stationed in Tarn" are one proposition,
    "Veldanian troops fought in Tarn" and the first are not, as presence does not imply combat. Whoever says that 14 were
    killed does not say that 60 were: those are two answers to another question.
    """
    if not wanted <= other.held or other.is_pointer or (other.is_modal and not anchor.is_modal):
        return False
    if _figures(anchor.text) and not _figures(anchor.text) & _figures(other.text):
        return False
    here = is_one_story or anchor.article_id == other.article_id
    shared_names = len(anchor.names & other.names)
    if not wanted:
        return _says_the_same(anchor, other, _WITHOUT_PREDICATE if here else _ELSEWHERE)
    if not here:
        return shared_names >= _LEAST_SHARED
    is_general = all(rules.predicates[name].general for name in wanted)
    # a specific predicate counts as a word that both have, however each puts it
    share = _share(anchor, other, extra=0 if is_general else len(wanted))
    if is_one_story and wanted <= rules.roles["state_deed"] and not (anchor.names and other.names):
        return not of_other_time(other.text)  # one story tells of one such deed
    if anchor.names and other.names:
        is_told = share >= _WITH_PREDICATE or shared_names >= _LEAST_SHARED
        return shared_names >= 1 and (
            not is_general or (is_told and _are_of_one_thing(anchor, wanted, other))
        )
    return share >= (_WITHOUT_PREDICATE if is_general else _WITHOUT_NAMES)


def of_other_time(text: str) -> bool:
    """Whether a claim tells of what happened at another time than its story: "a sarin attack last April"."""
    return _OTHER_TIME.search(text) is not None


@lru_cache(maxsize=_REMEMBERED)
def _figures(text: str) -> frozenset[str]:
    """The numbers that count or measure: "60" and "1,200", not the day and the year of "14 June 2025"."""
    return frozenset(match.group().replace(",", "") for match in _FIGURE.finditer(_DATE.sub(" ", text)))


def _are_of_one_thing(anchor: Statement, wanted: frozenset[str], other: Statement) -> bool:
    """Whether they share a word that is no name: gunmen attack a town, and planes do. Of presence the names tell all."""
    names = {root(word) for name in anchor.names | other.names for word in name.split()}
    return _PRESENCE in wanted or bool((anchor.stems & other.stems) - names)


def _says_the_same(anchor: Statement, other: Statement, least: float) -> bool:
    """Whether most of the anchor's words recur, names apart: those alone tell only whom both are about."""
    telling = anchor.stems - {word for name in anchor.names for word in name.casefold().split()}
    shared = len(telling & other.stems)
    return shared > _LEAST_SHARED and shared / len(telling) >= least


def says_as_much(says: Statement, other: Statement) -> bool:
    """Whether at least half the words of `says` recur in `other`."""
    return _share(says, other, extra=0) >= _WITHOUT_NAMES


def _share(anchor: Statement, other: Statement, extra: int) -> float:
    return (len(anchor.stems & other.stems) + extra) / max(1, len(anchor.stems) + extra)


def story_keys(statement: Statement, predicates: frozenset[str]) -> Iterator[int]:
    """Hashed keys under which claims of several articles meet: predicates and two of the names."""
    names = sorted(sorted(statement.names, key=_place_of)[:_MOST_NAMES])
    said = tuple(sorted(predicates))
    for pair in combinations(names, 2):
        yield _story_key(said, pair)


@lru_cache(maxsize=_REMEMBERED)
def _place_of(name: str) -> str:
    """Where a name stands among others, in no order that tells anything."""
    return content_hash(name)


@lru_cache(maxsize=_REMEMBERED)
def _story_key(predicates: tuple[str, ...], pair: tuple[str, ...]) -> int:
    return int(content_hash(*predicates, "of", *pair, size=15), 16)


def months_of(statement: Statement, *offsets: int) -> list[int | None]:
    """The month in which the statement's article appeared, and those that lie `offsets` from it, as numbers."""
    if statement.published is None:
        return [None]
    month = statement.published.year * 12 + statement.published.month
    return [month + offset for offset in offsets]
