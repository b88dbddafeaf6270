"""Claims that stand against a proposition, and what tells that two of them stand against the same."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from flows.disputes.propositions import core, months_of, specific_core, story_keys
from flows.disputes.rules import DisputeRules
from flows.disputes.statements import Statement
from flows.disputes.voices import Voices

# "own credentials" says nothing that could be so or not
_FEWEST_WORDS = 3
_LONGEST_MEANT = 40
_CLAUSE_OPENERS = ("whether ", "if ", "that ")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A claim that stands against a proposition.

    `says` words it: the claim itself, or what it points back at; `target` is the claim that it is about, where the
    article tells.
    """

    claim: Statement
    says: Statement
    target: Statement | None


def anchor_of(statement: Statement, by_id: Mapping[str, Statement], refers_to: Mapping[str, str]) -> Anchor:
    """The anchor that a claim makes, worded by what it points back at: "denied it" by what was said before.

    `by_id` holds all statements by claim_id, `refers_to` what each points at.
    """
    target = by_id.get(refers_to.get(statement.claim_id, ""))
    says, seen = statement, {statement.claim_id}
    while says.is_pointer or says.claim_id in refers_to:
        earlier = by_id.get(refers_to.get(says.claim_id, ""))
        if earlier is None or earlier.claim_id in seen:
            break
        if not (says.is_pointer or says.is_contrary or says.stems & earlier.stems):
            return Anchor(statement, says, None)  # "that incident" is not about a toll
        seen.add(earlier.claim_id)
        says = earlier
    return Anchor(statement, says, target)


def is_proposition(anchor: Anchor, rules: DisputeRules) -> bool:
    """Whether an anchor stands against something that could be so: "denied that it fled", not "denied them visas"."""
    says = anchor.says
    if says.is_pointer or says.is_plan or anchor.claim.is_plan:
        return False
    if len(says.text.split()) < _FEWEST_WORDS and not says.predicates:
        return False
    if anchor.claim.is_question and not anchor.claim.is_contrary:
        return False
    is_clause = says.text.lower().startswith(_CLAUSE_OPENERS) or bool(
        specific_core(says, rules) or "presence" in says.predicates
    )
    if anchor.claim.stance == "withholds" and anchor.target is None and not is_clause:
        return False  # "has not spoken about the attack" leaves nothing open
    if anchor.claim.is_pointer and len(says.text.split()) > _LONGEST_MEANT:
        return False  # "calls it absurd": of all that was said, nobody knows what
    return not (says.is_modal and anchor.claim.stance == "withholds") and bool(says.stems)


def anchor_keys(anchor: Anchor, voices: Voices, rules: DisputeRules) -> Iterator[Hashable]:
    """Anchors that share one of these stand against the same proposition."""
    says = anchor.says
    wanted = core(says, rules)
    yield "wording", says.claim_id
    if not wanted:
        yield says.article_id, says.stems
        return
    nation = voices.nation(anchor.claim.source_id)
    if (
        nation
        and anchor.claim.stance in ("denies", "asserts")
        and not any(rules.predicates[name].general for name in wanted)
    ):
        for month in months_of(says, 0, 1):
            yield nation, wanted, month  # what a state denies of itself
    for name in _tellers(says, wanted, rules):
        yield says.article_id, wanted, name
        if anchor.claim.source_id:
            yield anchor.claim.source_id, wanted, name
    for key in story_keys(says, wanted):
        for month in months_of(says, 0, 1):
            yield key, month


def _tellers(says: Statement, wanted: frozenset[str], rules: DisputeRules) -> Iterable[Hashable]:
    """What two anchors with the same predicates must share: a name, of general predicates two, or all words."""
    if any(not rules.predicates[name].general for name in wanted):
        return says.names or {""}
    return list(combinations(sorted(says.names), 2)) or [says.stems]
