"""Who asserts what others deny, cannot confirm or do not speak to."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from flows.disputes.clusters import join_by_keys
from flows.disputes.propositions import (
    core,
    months_of,
    same_proposition,
    says_as_much,
    specific_core,
    story_keys,
)
from flows.disputes.rules import DisputeRules
from flows.disputes.statements import Statement
from flows.disputes.states import is_laid_at, said_keys, state_keys, whose_claim
from flows.disputes.voices import Voices

# "own credentials" says nothing that could be so or not
_FEWEST_WORDS = 3
_LONGEST_MEANT = 40
_CLAUSE_OPENERS = ("whether ", "if ", "that ")
_OPPOSED = frozenset({"denies", "unconfirmed", "withholds"})


@dataclass(frozen=True, slots=True)
class Opposition:
    """A proposition with the claims that stand against it (`anchors`) and those that assert it.

    `wordings` are the claims that word what each anchor stands against: the anchors, or what they point back at.
    """

    anchors: tuple[Statement, ...]
    wordings: tuple[Statement, ...]
    asserting: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A claim that stands against a proposition.

    `says` words it: the claim itself, or what it points back at; `target` is the claim that it is about, where the
    article tells.
    """

    claim: Statement
    says: Statement
    target: Statement | None


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
        if _is_proposition(anchor := _anchor(statement, by_id, refers_to), rules)
    ]
    groups = join_by_keys([list(_anchor_keys(anchor, voices, rules)) for anchor in anchors])
    asserting = _Asserting(statements, keys, anchors, stories=stories, voices=voices, rules=rules)
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


def _anchor(statement: Statement, by_id: Mapping[str, Statement], refers_to: Mapping[str, str]) -> _Anchor:
    target = by_id.get(refers_to.get(statement.claim_id, ""))
    says, seen = statement, {statement.claim_id}
    while says.is_pointer or says.claim_id in refers_to:
        earlier = by_id.get(refers_to.get(says.claim_id, ""))
        if earlier is None or earlier.claim_id in seen:
            break
        if not (says.is_pointer or says.is_contrary or says.stems & earlier.stems):
            return _Anchor(statement, says, None)  # "that incident" is not about a toll
        seen.add(earlier.claim_id)
        says = earlier
    return _Anchor(statement, says, target)


def _is_proposition(anchor: _Anchor, rules: DisputeRules) -> bool:
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


def _anchor_keys(anchor: _Anchor, voices: Voices, rules: DisputeRules) -> Iterator[Hashable]:
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


def _asserts(statement: Statement) -> bool:
    is_said = not statement.is_narrated and not statement.is_pointer and not statement.is_plan
    return statement.stance == "asserts" and is_said and not statement.is_negated


class _Asserting:
    """The asserting claims that an anchor could be about, by article and by story."""

    def __init__(
        self,
        statements: Sequence[Statement],
        keys: Mapping[str, Sequence[int]],
        anchors: Sequence[_Anchor],
        *,
        stories: Mapping[str, str],
        voices: Voices,
        rules: DisputeRules,
    ) -> None:
        self._voices = voices
        self._rules = rules
        self._stories = stories
        self._told_in: dict[str, list[Statement]] = defaultdict(list)
        self._by_story: dict[Hashable, list[Statement]] = defaultdict(list)
        wanted = {stories[anchor.says.article_id] for anchor in anchors}
        for statement in statements:
            if not _asserts(statement):
                continue
            if (story := stories[statement.article_id]) in wanted:
                self._told_in[story].append(statement)
            for key in keys.get(statement.claim_id, ()):
                for month in months_of(statement, 0):
                    self._by_story[key, month].append(statement)

    def about(self, anchor: "_Anchor", nation: str | None) -> Iterator[Statement]:
        """The claims that assert what `says` says: of its article, and of others on the same story.

        `nation` is the state that denies it of itself. What a denial only points back at is the one claim it means:
        others assert it if they put it in the same words.
        """
        says = anchor.says
        is_pointed_at = anchor.claim.is_pointer and says is not anchor.claim
        story = self._stories[says.article_id]
        near = {other.claim_id: other for other in self._told_in[story]}
        for predicate in sorted(core(says, self._rules))[:1]:
            for key in story_keys(says, frozenset({predicate})):
                for month in months_of(says, -1, 0, 1):
                    near |= {other.claim_id: other for other in self._by_story.get((key, month), ())}
        wanted = core(says, self._rules)
        whose = whose_claim(says.text, self._rules) if anchor.claim is says else None
        said = said_keys(wanted, [whose] if whose else [], self._rules)
        for key in (*said, *state_keys(wanted, [nation] if nation else [], self._rules, is_denied=True)):
            for month in months_of(says, -1, 0, 1):
                near |= {other.claim_id: other for other in self._by_story.get((key, month), ())}
        return (
            other
            for other in near.values()
            if (
                same_proposition(
                    says, wanted, other, self._rules, is_one_story=self._stories[other.article_id] == story
                )
                and not (is_pointed_at and not says_as_much(says, other))
            )
            or is_laid_at(nation, wanted, other, self._rules)
            or (whose and wanted <= other.predicates and self._is_of(other, whose))
        )

    def _is_of(self, other: Statement, nation: str) -> bool:
        return self._rules.countries.get(self._voices.country(other.source_id) or "") == nation


def _opposition(
    anchors: Sequence[_Anchor], asserting: _Asserting, voices: Voices, rules: DisputeRules
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
