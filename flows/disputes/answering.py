"""Which earlier claim of its article a claim answers: a denial of what somebody else just said, or the contrary of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.disputes.rules import DisputeRules
from flows.disputes.sentences import is_negation
from flows.disputes.statements import Row
from flows.disputes.words import fold, root, singular, words

# how far before an answer the claim ends that it answers, in code points
_NEAR = 400
_ADJOINING = 120
_MOST_EARLIER = 40
# shares of the answer's telling words that the claim must hold: of a denial by how near it stands, of a contrary
_SHARE_NEXT = 0.33
_SHARE_NEAR = 0.5
_SHARE_FAR = 0.75
_SHARE_CONTRARY = 0.6
_LEAST_SHARED = 2
# longer claims say several things, of which one may be negated
_LONGEST_CONTRARY = 12
# "any such promise" has but one telling word
_MOST_POINTED = 3
# "rejected single mothers" rejects no proposition
_SHORTEST = 3
_SHORTEST_CLAUSE = 4
_COORDINATE = re.compile(r",\s|\sand\s|\sbut\s|\ssaying\s")
_OF_ALL = frozenset({"neither", "nor", "none", "nobody"})
_TITLES = frozenset({"mr", "mrs", "ms", "dr"})
_OPPOSED = frozenset({"denies", "unconfirmed"})
# what follows belongs to a clause of its own, with its own negation
_CLAUSES = frozenset(
    {"that", "because", "which", "who", "whether", "if", "when", "while", "but", "until", "unless"}
)


# "there was no bat", "had never carried a gun", "none of it held any sarin"
_NONE_OF = re.compile(
    r"\b(?:no|(?:not|never|without|nor|n['’]t)\s(?:[a-z]+\s){0,2}?(?:a|an|any|no))\s(?P<things>(?:[a-z-]+\s){0,1}?[a-z-]{3,})\b"
)
_OPENING = 14
# how far from what it says is not there what is said to be there stands, in code points
_SAME_STORY = 1200


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim's telling words, `first` those of its first clause, `main` those of its main clause.

    `names` are those written with a capital within the claim. `is_negated` tells of the main clause, `negated` is the
    word there that is not so ("no officer": officer), None where all of it is ("nobody"). `points_back`: it says
    "such". `sides` are the pairs of opposites (antonyms.csv) that it takes one side of: {"on": 1}.
    """

    roots: frozenset[str]
    first: frozenset[str]
    main: frozenset[str]
    names: frozenset[str]
    is_negated: bool
    negated: str | None
    is_modal: bool
    points_back: bool
    lacks_subject: bool
    length: int
    predicates: frozenset[str]
    sides: Mapping[str, int]


def read_telling(text: str, predicates: frozenset[str], rules: DisputeRules) -> Telling:
    """Read the content of one claim."""
    tokens = words(text)
    folded = [fold(token) for token in tokens]
    main = list(_main_clause([fold(word) for word in words(text.partition(";")[0])]))
    months = {fold(token) for token in tokens[1:] if token in ("May", "March")}
    negations = [
        number
        for number, word in enumerate(main)
        if is_negation(word) and word != "without" and word not in rules.antonyms
    ]
    whole = (
        not negations or main[negations[0]] in _OF_ALL or main[negations[0] + 1 : negations[0] + 2] == ["one"]
    )
    after = [] if whole else list(_telling(main[negations[0] + 1 :], rules))
    capitals = [word for token, word in zip(tokens[1:], folded[1:], strict=True) if token[0].isupper()]
    return Telling(
        roots=frozenset(_telling(folded, rules)),
        first=frozenset(_telling(_first_clause(text), rules)),
        main=frozenset(_telling(main, rules)),
        names=frozenset(_telling(capitals, rules)),
        is_negated=bool(negations),
        negated=next(iter(after), None),
        is_modal=any(word in rules.roles["modal"] for word in main if word not in months),
        points_back="such" in folded[:3],
        lacks_subject=bool(folded) and folded[0].endswith("ing"),
        length=len(tokens),
        predicates=predicates,
        sides={pair: side for word in main for pair, side in rules.antonyms.get(word, ())},
    )


def _first_clause(text: str) -> list[str]:
    """The words before the first "and" or comma, where these are a clause: "it fired and blamed the army"."""
    first = [fold(word) for word in words(_COORDINATE.split(text, maxsplit=1)[0])]
    return first if len(first) >= _SHORTEST_CLAUSE else []


def _telling(folded: Iterable[str], rules: DisputeRules) -> Iterator[str]:
    for word in folded:
        is_empty = word in rules.roles["stop"] and word not in rules.antonyms
        is_counted = word.isdigit() or (is_negation(word) and word not in rules.antonyms)
        if word and not is_empty and not is_counted and word not in _TITLES:
            yield root(word)


def _main_clause(folded: Sequence[str]) -> Iterator[str]:
    for number, word in enumerate(folded):
        if number and word in _CLAUSES:
            return
        yield word


def answers(
    claims: Iterable[Row], predicates: Mapping[str, frozenset[str]], rules: DisputeRules
) -> dict[str, str]:
    """The claim that each answering claim of one article answers, by claim_id.

    "Nolan said the gates were shut. The owner denied that any gate had been shut": the second answers the first. So
    does "the gates were never shut", though it denies nothing by its cue, and "there was no gate". `predicates` are the specific ones of each
    claim (predicates.csv).
    """
    ordered = sorted(claims, key=lambda claim: (claim["start_char"], claim["claim_id"]))
    read = [
        read_telling(claim["text"], predicates.get(claim["claim_id"], frozenset()), rules)
        for claim in ordered
    ]
    found: dict[str, str] = {}
    for number, (claim, told) in enumerate(zip(ordered, read, strict=True)):
        if claim["speaker_id"] is None or claim["stance"] not in (*_OPPOSED, "asserts"):
            continue
        first = max(0, number - _MOST_EARLIER)
        before = zip(ordered[first:number][::-1], read[first:number][::-1], strict=True)
        for steps, (earlier, meant) in enumerate(before):
            if _is_answer(claim, told, earlier, meant, is_next=steps == 0):
                ours, theirs = claim["claim_id"], earlier["claim_id"]
                if claim["stance"] == "asserts" and meant.is_negated and not told.is_negated:
                    ours, theirs = theirs, ours  # what is said to be so is the question
                found.setdefault(ours, theirs)
                break
    affirmed = [
        other
        for other, meant in zip(ordered, read, strict=True)
        if other["stance"] == "asserts" and not (meant.is_negated or meant.is_modal)
    ]
    for claim, told in zip(ordered, read, strict=True):
        things = _said_not_to_be(claim, told, rules) if claim["claim_id"] not in found else frozenset()
        if things:
            others = (
                (abs(claim["start_char"] - other["start_char"]), other["claim_id"])
                for other in affirmed
                if other["speaker_id"] not in (None, claim["speaker_id"]) and _names(other["text"], things)
            )
            distance, answered = min(others, default=(_SAME_STORY, ""))
            if distance < _SAME_STORY:
                found[claim["claim_id"]] = answered
    return found


def _said_not_to_be(claim: Row, told: Telling, rules: DisputeRules) -> frozenset[str]:
    """What a claim says that there is none of, if it is a thing: "there was no bat", not "no plans", "no man"."""
    if claim["stance"] != "asserts" or claim["speaker_id"] is None or told.is_modal:
        return frozenset()
    match = _NONE_OF.search(" ".join(words(claim["text"].partition(";")[0])[:_OPENING]))
    if match is None:
        return frozenset()
    things = [singular(fold(word)) for word in match["things"].split()]
    row = rules.same_count.get(things[-1])
    is_human = row is not None and row.kind != "thing"
    is_empty = any(thing in rules.roles["no_thing"] for thing in things)
    return frozenset() if is_human or is_empty else frozenset(things) - rules.roles["stop"]


def _names(text: str, things: frozenset[str]) -> bool:
    """Whether a text has a word for one of the things, each in the singular."""
    return any(singular(fold(word)) in things for word in words(text))


def _is_answer(claim: Row, told: Telling, earlier: Row, meant: Telling, is_next: bool) -> bool:
    if earlier["stance"] != "asserts" or earlier["speaker_id"] in (None, claim["speaker_id"]):
        return False
    is_near = claim["start_char"] - earlier["end_char"] <= _NEAR
    if claim["stance"] in _OPPOSED and told.points_back and len(told.roots) <= _MOST_POINTED:
        return is_near and bool((told.roots & meant.roots) - told.names)
    if told.is_modal != meant.is_modal or (told.length < _SHORTEST and not told.lacks_subject):
        return False
    if claim["stance"] == "denies":
        is_clause = told.length >= _SHORTEST_CLAUSE or told.lacks_subject
        if is_next and is_clause and claim["start_char"] - earlier["end_char"] <= _ADJOINING:
            return not _opposite(told, meant) and _shares(told, meant, _SHARE_NEXT, 1)
        return not _opposite(told, meant) and _shares(told, meant, _SHARE_NEAR if is_near else _SHARE_FAR)
    is_short = max(len(told.roots), len(meant.roots)) <= _LONGEST_CONTRARY
    if claim["stance"] == "unconfirmed":
        return is_near and is_short and not _opposite(told, meant) and _shares(told, meant, _SHARE_CONTRARY)
    if not (is_near and is_short and _opposite(told, meant)):
        return False
    common = told.roots & meant.roots
    if (
        told.predicates & meant.predicates
        and len(common) >= _LEAST_SHARED
        and common - told.names - meant.names
    ):
        return True
    return _is_contrary(told, meant) and _shares(told, meant, _SHARE_CONTRARY, is_denied=False)


def _is_contrary(told: Telling, meant: Telling) -> bool:
    """Whether one says that the very thing that the other says is not so."""
    negated = told.negated if told.is_negated else meant.negated
    affirmed = meant if told.is_negated else told
    return negated is None or negated in affirmed.main


def _opposite(told: Telling, meant: Telling) -> bool:
    """Whether one says what the other says is not so; a negated "on" is no opposite of "off"."""
    return (told.is_negated != meant.is_negated) != (len(_turned(told, meant)) % 2 == 1)


def _turned(told: Telling, meant: Telling) -> list[str]:
    return [pair for pair, side in told.sides.items() if meant.sides.get(pair, side) != side]


def _shares(
    told: Telling, meant: Telling, least: float, fewest: int = _LEAST_SHARED, *, is_denied: bool = True
) -> bool:
    """Whether enough of the answer's words recur, one of them no name; opposites count as one word.

    Of what is denied the first clause counts: "it fired on them and blamed the army".
    """
    turned = len(_turned(told, meant))
    asked = (told.first or told.roots) if is_denied else told.roots
    recurring = asked & meant.roots
    shared = len(recurring) + turned
    is_of_things = bool(recurring - told.names - meant.names)
    if told.lacks_subject:
        fewest = min(fewest, len(asked))  # "denied looting"
    return is_of_things and shared >= max(1, fewest) and shared / len(asked) >= least
