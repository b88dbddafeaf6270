"""Who asserts what others deny, cannot confirm or do not speak to."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.disputes.clusters import join_by_keys
from flows.disputes.propositions import core, same_proposition, story_keys
from flows.disputes.rules import DisputeRules
from flows.disputes.statements import Statement
from flows.disputes.voices import Voices

_OPPOSED = frozenset({"denies", "unconfirmed", "withholds"})


@dataclass(frozen=True, slots=True)
class Opposition:
    """A proposition with the claims that stand against it (`anchors`) and those that assert it."""

    anchors: tuple[Statement, ...]
    asserting: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A claim that stands against a proposition; `says` is the claim that words it, the anchor's own or another's."""

    claim: Statement
    says: Statement


def find_oppositions(
    statements: Sequence[Statement], refers_to: Mapping[str, str], voices: Voices, rules: DisputeRules
) -> list[Opposition]:
    """Every proposition that some source stands against, with whoever asserts it elsewhere (perhaps nobody).

    `refers_to` maps a claim to the claim it is about. A medium's own "could not verify" opposes nobody.
    """
    by_id = {statement.claim_id: statement for statement in statements}
    anchors = [
        _Anchor(statement, _wording(statement, by_id, refers_to))
        for statement in statements
        if _stands_against(statement, voices)
    ]
    anchors = [anchor for anchor in anchors if _is_proposition(anchor)]
    keys = [list(_anchor_keys(anchor, rules)) for anchor in anchors]
    asserting = _Asserting(statements, rules)
    return [
        _opposition([anchors[number] for number in members], asserting, by_id, refers_to, voices, rules)
        for members in join_by_keys(keys).values()
    ]


def _stands_against(statement: Statement, voices: Voices) -> bool:
    if statement.stance not in _OPPOSED or statement.source_id is None:
        return False
    return statement.stance == "denies" or voices.kind(statement.source_id) != "media"


def _wording(statement: Statement, by_id: Mapping[str, Statement], refers_to: Mapping[str, str]) -> Statement:
    """The claim that says what `statement` is about: itself, or what it points back at."""
    seen = {statement.claim_id}
    current = statement
    while current.is_pointer or current.claim_id in refers_to:
        target = by_id.get(refers_to.get(current.claim_id, ""))
        if target is None or target.claim_id in seen:
            break
        seen.add(target.claim_id)
        current = target
    return current


def _is_proposition(anchor: _Anchor) -> bool:
    says = anchor.says
    if says.is_pointer or (says is anchor.claim and says.is_question):
        return False
    return not (says.is_modal and anchor.claim.stance == "withholds") and bool(says.stems)


def _anchor_keys(anchor: _Anchor, rules: DisputeRules) -> Iterator[Hashable]:
    """Anchors that share one of these stand against the same proposition."""
    says = anchor.says
    wanted = core(says, rules)
    yield "wording", says.claim_id
    if not wanted:
        yield says.article_id, says.stems
        return
    for name in says.names or {""}:
        yield says.article_id, wanted, name
        if anchor.claim.source_id:
            yield anchor.claim.source_id, wanted, name
    yield from story_keys(says, wanted, near=True)


class _Asserting:
    """The asserting claims, by article and by story."""

    def __init__(self, statements: Sequence[Statement], rules: DisputeRules) -> None:
        self.by_article: dict[str, list[Statement]] = defaultdict(list)
        self.by_story: dict[Hashable, list[Statement]] = defaultdict(list)
        for statement in statements:
            if statement.stance == "asserts" and not statement.is_pointer and not statement.is_negated:
                self.by_article[statement.article_id].append(statement)
                for predicate in statement.held:
                    for key in story_keys(statement, frozenset({predicate}), near=False):
                        self.by_story[key].append(statement)

    def candidates(self, says: Statement, rules: DisputeRules) -> Iterator[Statement]:
        """Claims of the same article, and of others with a predicate and two names in common."""
        yield from self.by_article[says.article_id]
        for predicate in sorted(core(says, rules))[:1]:
            for key in story_keys(says, frozenset({predicate}), near=True):
                yield from self.by_story.get(key, ())


def _opposition(
    anchors: Sequence[_Anchor],
    asserting: _Asserting,
    by_id: Mapping[str, Statement],
    refers_to: Mapping[str, str],
    voices: Voices,
    rules: DisputeRules,
) -> Opposition:
    found: dict[str, Statement] = {}
    for anchor in anchors:
        target = by_id.get(refers_to.get(anchor.claim.claim_id, ""))
        if target is not None and target.stance == "asserts":
            found[target.claim_id] = target
        for other in asserting.candidates(anchor.says, rules):
            if other.claim_id not in found and same_proposition(anchor.says, other, rules):
                found[other.claim_id] = other
    against = {anchor.claim.source_id for anchor in anchors}
    kept = [
        other
        for other in found.values()
        if other.source_id is not None
        and not any(voices.are_one(other.source_id, source) for source in against)
    ]
    return Opposition(
        tuple(sorted((anchor.claim for anchor in anchors), key=_place)), tuple(sorted(kept, key=_place))
    )


def _place(statement: Statement) -> tuple[str, int, str]:
    return statement.article_id, statement.start, statement.claim_id
