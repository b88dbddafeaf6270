"""Bare figures that answer one that somebody else just gave: "Parents say two guards came. The mill says there were nine"."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from flows.disputes.rules import DisputeRules
from flows.disputes.statements import Row
from flows.disputes.words import fold, singular, stem, words

_REACH = 400
# "it was closer to nine", "there were only nine"
_EMPTY = frozenset(
    {"closer", "nearer", "nearly", "almost", "around", "roughly", "actually", "really", "least", "fewer", "many", "instead",
     "saw", "seen", "counted", "found", "heard", "stands", "stand", "sticks"}
)  # fmt: skip
# who is called so may be anybody just counted
_ANYBODY = frozenset({"people", "guy", "man", "dude"})
_HUMAN = frozenset({"people", "force"})
_SENTENCE = re.compile(r"(?<=[.!?])[\"”]?\s|\sand\sthat\s|;\s|,\s(?:and|but)\s")


def rivals(estimates: Sequence[Row], claims: Iterable[Row], rules: DisputeRules) -> dict[str, str]:
    """For each estimate of one article that answers another, the other: both by estimate_id.

    Its claim says nothing but how many, and what is counted is what the other source counted just before.
    """
    claim_of = {claim["claim_id"]: claim for claim in claims}
    counts = sorted(
        (one for one in estimates if one["measure"] == "count" and one.get("claim_id") in claim_of),
        key=lambda one: one["start_char"],
    )
    found: dict[str, str] = {}
    for number, estimate in enumerate(counts):
        if not _is_bare(estimate, claim_of[estimate["claim_id"]], rules):
            continue
        before = [
            other
            for other in _before(estimate, counts[:number])
            if _are_alike(estimate, other, rules)
            and other["speaker_id"] not in (None, estimate["speaker_id"])
        ]
        # "six were treated, one a girl of 15": one is seldom whom a count is given against
        rival = next((other for other in before if other.get("low") != 1), before[0] if before else None)
        if rival is not None:
            found[estimate["estimate_id"]] = rival["estimate_id"]
    return found


def _before(estimate: Row, earlier: Sequence[Row]) -> Iterator[Row]:
    for other in reversed(earlier):
        if estimate["start_char"] - other["end_char"] > _REACH:
            return
        yield other


def _is_bare(estimate: Row, claim: Row, rules: DisputeRules) -> bool:
    """Whether a claim says nothing but how many: "there were nine", "the number was 48"."""
    before = claim["text"][: max(0, estimate["start_char"] - claim["start_char"])]
    after = claim["text"][max(0, estimate["end_char"] - claim["start_char"]) :]
    before, after = _SENTENCE.split(before)[-1], _SENTENCE.split(after)[0]
    counted = {singular(word) for word in fold(estimate["counted"]).split()}
    folded = [fold(word) for word in words(f"{before} {after}")]
    return all(
        word in rules.roles["stop"]
        or word in rules.roles["common_name"]
        or word in _EMPTY
        or stem(word) in rules.roles["figure"]
        or singular(word) in counted
        for word in folded
    )


def _are_alike(estimate: Row, other: Row, rules: DisputeRules) -> bool:
    """Whether both count the same; "guys" and "them" are whoever was counted."""
    if _counted(other) == _counted(estimate):
        return True
    row = rules.same_count.get(_counted(other).rpartition(" ")[2])
    return _counted(estimate) in _ANYBODY and row is not None and row.kind in _HUMAN


def _counted(estimate: Mapping[str, str]) -> str:
    return singular(fold(estimate["counted"]))
