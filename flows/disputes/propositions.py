"""When two claims are about one proposition: who did what to whom, where."""

from collections.abc import Hashable, Iterator
from itertools import combinations

from flows.disputes.rules import DisputeRules
from flows.disputes.statements import Statement

_LEAST_SHARED = 2
# shares of the anchor's words that the other must hold, by what else speaks for it
_WITH_PREDICATE = 0.3
_WITHOUT_PREDICATE = 0.6
_ELSEWHERE = 0.8
_MOST_NAMES = 8


def core(statement: Statement, rules: DisputeRules) -> frozenset[str]:
    """The predicates that tell the proposition: the specific ones where there are any, else all."""
    specific = frozenset(name for name in statement.predicates if not rules.predicates[name].general)
    return specific or statement.predicates


def same_proposition(anchor: Statement, other: Statement, rules: DisputeRules) -> bool:
    """Whether `other` says what `anchor` denies, leaves unconfirmed or withholds.

    The anchor's predicates must hold in the other, and both must concern the same names; without a known predicate
    most of the anchor's words must recur. Claims of different articles need two names in common.
    "the presence of Veldanian troops in Tarn" and "8,000 Veldanians are stationed in Tarn" are one proposition,
    "Veldanian troops fought in Tarn" and the first are not, as presence does not imply combat.
    """
    if other.is_pointer or (other.is_modal and not anchor.is_modal):
        return False
    here = anchor.article_id == other.article_id
    shared_names = len(anchor.names & other.names)
    share = _share(anchor, other)
    wanted = core(anchor, rules)
    if not wanted:
        least = _WITHOUT_PREDICATE if here else _ELSEWHERE
        return share >= least and len(anchor.stems & other.stems) >= _LEAST_SHARED + (not here)
    if not wanted <= other.held:
        return False
    if not here:
        return shared_names >= _LEAST_SHARED
    is_general = all(rules.predicates[name].general for name in wanted)
    if anchor.names and other.names:
        return shared_names >= 1 and (
            not is_general or share >= _WITH_PREDICATE or shared_names >= _LEAST_SHARED
        )
    return share >= (_WITHOUT_PREDICATE if is_general else _WITH_PREDICATE)


def _share(anchor: Statement, other: Statement) -> float:
    return len(anchor.stems & other.stems) / max(1, len(anchor.stems))


def story_keys(
    statement: Statement, predicates: frozenset[str], names: frozenset[str], months: tuple[int, ...] = (0,)
) -> Iterator[Hashable]:
    """Keys under which claims of several articles meet: predicates, two of the `names`, and the month.

    `months` adds others, counted from the statement's own, so that the turn of a month parts nothing.
    """
    told = statement.published.year * 12 + statement.published.month if statement.published else None
    whens = [None] if told is None else [told + offset for offset in months]
    for pair in combinations(sorted(statement.names & names)[:_MOST_NAMES], 2):
        for when in whens:
            yield predicates, pair, when
