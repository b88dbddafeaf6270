"""Who asserts what others deny, cannot confirm or do not speak to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.disputes.anchors import Anchor, anchor_keys, anchor_of, is_proposition
from flows.disputes.asserting import Asserting
from flows.disputes.clusters import join_by_keys
from flows.disputes.propositions import core, specific_core
from flows.disputes.rules import DisputeRules
from flows.disputes.statements import Statement
from flows.disputes.voices import Voices

_OPPOSED = frozenset({"denies", "unconfirmed", "withholds"})


@dataclass(frozen=True, slots=True)
class Opposition:
    """A proposition with the claims that stand against it (`anchors`) and those that assert it.

    `wordings` are the claims that word what each anchor stands against: the anchors, or what they point back at.
    """

    anchors: tuple[Statement, ...]
    wordings: tuple[Statement, ...]
    asserting: tuple[Statement, ...]


def find_oppositions(
    statements: Sequence[Statement],
    refers_to: Mapping[str, str],
    keys: Mapping[str, Sequence[int]],
    *,
    stories: Mapping[str, str],
    voices: Voices,
    rules: DisputeRules,
) -> list[Opposition]:
    """Every proposition that some source stands against, with whoever asserts it elsewhere (perhaps nobody).

    `refers_to` maps a claim to the claim, or the narrated statement, that it is about; `keys`
    a claim to the story keys under which claims of other articles find it, `stories` an article to the one that it
    shares with others. A medium's own "could not
    verify" opposes nobody.
    """
    by_id = {statement.claim_id: statement for statement in statements}
    answered = {
        refers_to.get(statement.claim_id)
        for statement in statements
        if statement.is_contrary or statement.stance in _OPPOSED
    }
    against = (
        statement
        for statement in statements
        if _stands_against(statement, statement.claim_id in answered, voices, rules)
    )
    anchors = [
        anchor
        for statement in against
        if is_proposition(anchor := anchor_of(statement, by_id, refers_to), rules)
    ]
    groups = join_by_keys([list(anchor_keys(anchor, voices, rules)) for anchor in anchors])
    asserting = Asserting(statements, keys, anchors, stories=stories, voices=voices, rules=rules)
    found = [
        _opposition([anchors[number] for number in group], asserting, voices, rules)
        for group in groups.values()
    ]
    return _one_each(found, rules)


def _one_each(found: Sequence[Opposition], rules: DisputeRules) -> list[Opposition]:
    """Oppositions with the same specific predicates against one and the same claim are one."""
    keys = [
        [(specific_core(one.wordings[0], rules), other.claim_id) for other in one.asserting]
        if specific_core(one.wordings[0], rules)
        else []
        for one in found
    ]
    return [_union([found[number] for number in group]) for group in join_by_keys(keys).values()]


def _union(found: Sequence[Opposition]) -> Opposition:
    told = {
        anchor.claim_id: (anchor, says)
        for one in found
        for anchor, says in zip(one.anchors, one.wordings, strict=True)
    }
    asserting = {other.claim_id: other for one in found for other in one.asserting}
    ordered = sorted(told.values(), key=lambda pair: _place(pair[0]))
    return Opposition(
        anchors=tuple(anchor for anchor, _ in ordered),
        wordings=tuple(says for _, says in ordered),
        asserting=tuple(sorted(asserting.values(), key=_place)),
    )


def _stands_against(statement: Statement, is_answered: bool, voices: Voices, rules: DisputeRules) -> bool:
    """`is_answered`: others stand against the statement itself, whatever it says is not so."""
    if statement.source_id is None:
        return False
    if statement.stance not in _OPPOSED:
        return statement.is_contrary or (not is_answered and says_not(statement, rules))
    return statement.stance == "denies" or voices.kind(statement.source_id) != "media"


def says_not(statement: Statement, rules: DisputeRules) -> bool:
    """Whether the source asserts that something specific is not so: "the army has not used chemical weapons"."""
    if statement.stance != "asserts" or not statement.is_negated or statement.is_modal:
        return False
    wanted = core(statement, rules)
    return bool(wanted) and not any(rules.predicates[name].general for name in wanted)


def _opposition(
    anchors: Sequence[Anchor], asserting: Asserting, voices: Voices, rules: DisputeRules
) -> Opposition:
    found: dict[str, Statement] = {}
    for anchor in anchors:
        if anchor.target is not None and anchor.target.stance == "asserts":
            found[anchor.target.claim_id] = anchor.target
    for anchor in {anchor.says.claim_id: anchor for anchor in anchors}.values():
        nation = rules.countries.get(voices.nation(anchor.claim.source_id) or "")
        found |= {other.claim_id: other for other in asserting.about(anchor, nation)}
    wanted = core(anchors[0].says, rules)
    if any(wanted <= other.predicates for other in found.values()):
        # "fighting in Tarn" implies "present in Tarn", but where some say so outright it is beside the point
        found = {
            key: other for key, other in found.items() if wanted <= other.predicates or other.is_narrated
        }
    if all(anchor.claim.stance == "asserts" for anchor in anchors):
        # "has not been arrested" is overtaken by an arrest: only within one article is it a denial
        places = {(anchor.says.article_id, name) for anchor in anchors for name in anchor.says.names}
        answered = {
            anchor.target.claim_id for anchor in anchors if anchor.target and anchor.claim.is_contrary
        }
        found = {
            key: other for key, other in found.items()
            if key in answered or any((other.article_id, name) in places for name in other.names)
        }  # fmt: skip
    against = {anchor.claim.source_id for anchor in anchors}
    answered_claims = {anchor.target.claim_id for anchor in anchors if anchor.target is not None}
    kept = [
        other
        for other in found.values()
        if other.is_narrated
        or (other.source_id is None and other.claim_id in answered_claims)
        or (other.source_id and not any(voices.are_one(other.source_id, source) for source in against))
    ]
    ordered = sorted(anchors, key=lambda anchor: _place(anchor.claim))
    return Opposition(
        anchors=tuple(anchor.claim for anchor in ordered),
        wordings=tuple(anchor.says for anchor in ordered),
        asserting=tuple(sorted(kept, key=_place)),
    )


def _place(statement: Statement) -> tuple[str, int, str]:
    return statement.article_id, statement.start, statement.claim_id
