"""Which earlier claim a denial points back at when it does not say again what it denies."""

import re
from collections.abc import Mapping, Sequence

from flows.disputes.pointers import doubts_figures, is_of_figures
from flows.disputes.propositions import specific_core
from flows.disputes.rules import DisputeRules
from flows.disputes.statements import Row, Statement
from flows.disputes.words import fold, root, stem, words

# how far before the denial the claim ends, in code points: further where the denial names whose claim it is
_NEAR = 400
_FAR = 1200
_ADJOINING = 120
_VAGUE = frozenset({"everything", "anything", "all"})
_LONGEST_VAGUE = 3
_FEWEST_OF_CLAUSE = 7
_FIGURE = re.compile(
    r"\d|\b(?:dozens?|scores|hundreds?|thousands?|millions?|two|three|four|five|six|seven|eight|nine|ten)\b"
)
# what others are accused of
_DEEDS = frozenset(
    {"attack", "abuse", "arrest", "fraud", "bribery", "hacking", "spying", "poisoning", "doping", "spill"}
)


def points_back(claim: Row, statement: Statement, rules: DisputeRules) -> bool:
    """Whether a claim says of what somebody else said, without saying it again, that it is not so."""
    if claim["stance"] == "asserts" and statement.stance == "unconfirmed":
        return True
    if claim["stance"] == "denies":
        return statement.is_pointer or _denies_own_part(statement, rules)
    return claim["stance"] == "asserts" and doubts_figures(
        [fold(word) for word in words(claim["text"])], rules
    )


def accusation(
    claim: Row,
    read: Mapping[str, Statement],
    claims: Sequence[Row],
    names: Mapping[str, frozenset[str]],
    rules: DisputeRules,
) -> str | None:
    """The deed that somebody else just laid at the door of whoever denies, in whatever words: the nearest, None for none."""
    for earlier in sorted(claims, key=lambda one: -one["start_char"]):
        reach = claim["start_char"] - earlier["end_char"]
        if earlier["start_char"] >= claim["start_char"] or earlier["speaker_id"] in (
            None,
            claim["speaker_id"],
        ):
            continue
        if reach > _NEAR or earlier["stance"] != "asserts":
            return None
        is_named = _is_about(earlier["text"], names.get(claim["speaker_id"], frozenset()), rules)
        if is_named and _is_deed(read[earlier["claim_id"]], rules):
            return str(earlier["claim_id"])
    return None


def _is_deed(statement: Statement, rules: DisputeRules) -> bool:
    return any(rules.implied[name] & _DEEDS for name in statement.predicates)


def pointed_at(
    claim: Row,
    read: Mapping[str, Statement],
    claims: Sequence[Row],
    names: Mapping[str, frozenset[str]],
    rules: DisputeRules,
) -> str | None:
    """The claim that a denial points back at in words like "that account", "the Russian claim", "those figures".

    It is the nearest before it that somebody else made; where the denial names whose claim it is, his; where it is of
    figures, one that gives a figure. `names` are those by which contents know each speaker.
    """
    statement = read[claim["claim_id"]]
    theirs = statement.names - names.get(claim["speaker_id"], frozenset())
    folded = [fold(word) for word in words(claim["text"])]
    is_own = _denies_own_part(statement, rules)
    if not theirs and any(stem(word) in rules.roles["accusation"] for word in folded[:_LONGEST_VAGUE]):
        unnamed = {one["claim_id"] for one in claims if one["speaker_id"] is None}
        if claim.get("refers_to") in unnamed:
            return None  # what nobody in particular says just before is meant
        laid = _laid_deed(claim, read, claims, rules)
        if laid:
            return laid
    is_vague = not _VAGUE.isdisjoint(folded) and len(folded) <= _LONGEST_VAGUE
    is_of_number = is_of_figures(folded, rules) or doubts_figures(folded, rules)
    for earlier in sorted(claims, key=lambda one: -one["start_char"]):
        reach = claim["start_char"] - earlier["end_char"]
        if earlier["start_char"] >= claim["start_char"] or earlier["stance"] != "asserts":
            continue
        if reach > (_FAR if theirs else _NEAR):
            return None
        if earlier["speaker_id"] in (None, claim["speaker_id"]):
            continue
        if is_vague or is_own:
            own = names.get(claim["speaker_id"], frozenset())
            told = _is_deed(read[earlier["claim_id"]], rules), _is_about(earlier["text"], own, rules)
            if all(told) if is_vague else (any(told) or reach <= _ADJOINING):
                return str(earlier["claim_id"])
            continue
        if theirs and not theirs & names.get(earlier["speaker_id"], frozenset()):
            continue
        if is_of_number and not _FIGURE.search(earlier["text"]):
            if not theirs:
                return None  # no figure was just given: which are meant is anybody's guess
            continue
        return str(earlier["claim_id"])
    return None


def _laid_deed(
    claim: Row, read: Mapping[str, Statement], claims: Sequence[Row], rules: DisputeRules
) -> str | None:
    """The deed that "the accusation" is of: the nearest that somebody else tells as one, in a clause of its own."""
    found: list[tuple[int, str]] = []
    for earlier in claims:
        told, reach = read[earlier["claim_id"]], claim["start_char"] - earlier["end_char"]
        is_other = earlier["speaker_id"] not in (None, claim["speaker_id"]) and earlier["stance"] == "asserts"
        is_told = "responsibility" in told.predicates or (
            bool(specific_core(told, rules)) and _is_deed(told, rules)
        )
        is_clause = len(told.text.split()) >= _FEWEST_OF_CLAUSE and not (told.is_modal or told.is_negated)
        if 0 <= reach <= _FAR and is_other and is_told and is_clause:
            found.append((reach, str(earlier["claim_id"])))
    return min(found)[-1] if found else None


def _is_about(text: str, names: frozenset[str], rules: DisputeRules) -> bool:
    told = {fold(word) for word in words(text)}
    return bool(told & {fold(name) for name in names}) or any(rules.nations.get(w) in names for w in told)


def _denies_own_part(statement: Statement, rules: DisputeRules) -> bool:
    """Whether a source denies a part in something without saying in what: "any involvement", "the blame"."""
    own = {root(word) for word in rules.roles["own_part"]}
    is_deed = len(statement.text.split()) == 1 and statement.text.casefold().endswith(
        "ing"
    )  # "denied torching"
    return statement.stance == "denies" and (is_deed or (bool(statement.stems) and statement.stems <= own))
