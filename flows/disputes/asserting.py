"""The claims that assert what others stand against."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from flows.disputes.anchors import Anchor
from flows.disputes.propositions import core, months_of, same_proposition, says_as_much, story_keys
from flows.disputes.rules import DisputeRules
from flows.disputes.statements import Statement
from flows.disputes.states import is_laid_at, said_keys, state_keys, whose_claim
from flows.disputes.voices import Voices


def _asserts(statement: Statement) -> bool:
    is_said = not statement.is_narrated and not statement.is_pointer and not statement.is_plan
    return statement.stance == "asserts" and is_said and not statement.is_negated


class Asserting:
    """The asserting claims that an anchor could be about, by article and by story."""

    def __init__(
        self,
        statements: Sequence[Statement],
        keys: Mapping[str, Sequence[int]],
        anchors: Sequence[Anchor],
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

    def about(self, anchor: Anchor, nation: str | None) -> Iterator[Statement]:
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
