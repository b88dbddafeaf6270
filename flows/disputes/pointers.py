"""Words that only point back: at what was said ("that account"), at a figure ("the toll"), at oneself ("any part in it")."""

import re
from collections.abc import Mapping
from typing import Any

from flows.disputes.rules import DisputeRules
from flows.disputes.words import fold, stem, words

Row = Mapping[str, Any]

_LONGEST = 5
# "denied them entry", but "denied them on Monday", "denied them and left"
_OBJECT = re.compile(
    r"\s(?!(?:and|but|as|in|on|at|by|for|when|while|after|before|to|with|all|again|saying|because)\b)[a-z]"
)
_SHORTEST_CLAUSE = 4
_OBJECTS = frozenset({"them", "him", "her", "us", "me"})
_PERSONS = _OBJECTS | {"his", "their", "its", "my", "our"}
# "she lost the report" is a clause
_SUBJECTS = frozenset({"he", "she", "they", "we", "i"})
_LONGEST_OF_FIGURES = 12


def is_pointer(folded: list[str], content: list[str], pointers: frozenset[str]) -> bool:
    """Whether telling words are none ("it"), or a word that points back and little beside it ("those reports").

    "the report that the gates were shut" and "a claim by clerks that the gates were shut" tell it themselves.
    """
    if (
        not content
        or len(content) > _LONGEST
        or (folded[0] in _SUBJECTS and len(folded) > _SHORTEST_CLAUSE - 2)
    ):
        return not content
    telling = set(content)
    at = next(
        (
            n
            for n, word in enumerate(folded)
            if word in telling and not pointers.isdisjoint((word, stem(word)))
        ),
        None,
    )
    if at is None:
        return False
    clause = (
        folded[at:].index("that", 1) + at if "that" in folded[at + 1 : at + 1 + _LONGEST] else len(folded)
    )
    return len(folded) - clause < _SHORTEST_CLAUSE - 1


def is_of_figures(folded: list[str], rules: DisputeRules) -> bool:
    """Whether the words only name figures that somebody gave: "the ministry's numbers", "that toll"."""
    figures = [n for n, word in enumerate(folded) if stem(word) in rules.roles["figure"]]
    return bool(figures) and figures[0] < _LONGEST and len(folded) <= _LONGEST_OF_FIGURES


def without_verdict(text: str, rules: DisputeRules) -> str:
    """What a denial points back at, without what its source thinks of it: "the report as a lie" → "the report"."""
    told, _, verdict = text.partition(" as ")
    folded = [fold(word) for word in words(told)]
    points = (
        bool(verdict)
        and len(folded) <= _LONGEST
        and any(
            not roles.isdisjoint((word, stem(word)))
            for word in folded
            for roles in (rules.roles["pointer"], rules.roles["figure"])
        )
    )
    return told if points else text


def is_of_person(claim: Row, text: str) -> bool:
    """Whether the claim is about somebody, and says of nothing that it is so or not: "deny them the permits".

    "contradicted him" is of what he said; "would not name him" is not, nor is a word cut off from its noun ("his").
    """
    word = claim["text"].lower()
    if claim["stance"] == "asserts" or word not in _PERSONS:
        return False
    is_answer = claim["stance"] == "denies" and word in _OBJECTS
    return not is_answer or bool(_OBJECT.match(text, claim["end_char"]))


def cannot_check(text: str, rules: DisputeRules) -> bool:
    """Whether a short claim only says that what others said cannot be checked: "it has no way of verifying that"."""
    plain = text.lower()
    return len(plain.split()) <= _LONGEST_OF_FIGURES and any(
        phrase in plain for phrase in rules.roles["unverified"]
    )


def doubts_figures(folded: list[str], rules: DisputeRules) -> bool:
    """Whether the words say that a figure is not so: "the ministry's figures cannot be trusted"."""
    figures = any(stem(word) in rules.roles["figure"] for word in folded[:_LONGEST])
    return figures and any(word in rules.roles["doubt"] for word in folded[: 2 * _LONGEST])


def lacks_subject(folded: list[str], stance: str, rules: DisputeRules) -> bool:
    """Whether the content of a denial leaves out its subject, the source: "using such gas", "any role in the raid"."""
    if stance != "denies" or not folded:
        return False
    head = [word for word in folded[:3] if word not in rules.roles["stop"]][:1]
    return folded[0].endswith("ing") or any(
        not rules.roles["own_part"].isdisjoint((word, stem(word))) for word in head
    )
