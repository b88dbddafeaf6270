"""What the claims of one article say, as rows of the lake: and such rows read again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any

from flows.disputes.answering import answers
from flows.disputes.contradictions import multiplicity
from flows.disputes.contrasts import contrasts
from flows.disputes.mentions import Row
from flows.disputes.narrator import narrated
from flows.disputes.pointers import cannot_check, is_of_figures, is_of_person
from flows.disputes.pointing import Earlier, points_back
from flows.disputes.propositions import core, specific_core, story_keys
from flows.disputes.rules import DisputeRules
from flows.disputes.statements import Statement, own_names, read_narrated, read_statement
from flows.disputes.states import accused, said_keys, state_keys, whose_claim
from flows.disputes.words import fold, words
from flows.records import Span

_LISTS = ("predicates", "held", "names", "stems")
# the plain fields before and after these, by position: names cost half of what a statement costs
_FIRST = itemgetter(*Statement.__slots__[: Statement.__slots__.index(_LISTS[0])])
_LAST = itemgetter(*Statement.__slots__[Statement.__slots__.index(_LISTS[-1]) + 1 :])
# "she lost the keys" tells itself what is denied
_SHORTEST_CLAUSE = 4
_SPOKEN = frozenset({"says", "believes"})


def statement_rows(
    article: Row, claims: Iterable[Row], speakers: Iterable[Row], published: date | None, rules: DisputeRules
) -> Iterator[dict[str, Any]]:
    """The rows of the lake's table `statements` for one article: what its sources say, and what it says itself."""
    names = {row["speaker_id"]: own_names(row["name"], row["country"], rules) for row in speakers}
    spoken = [claim for claim in claims if claim["act"] in _SPOKEN]
    told = dict(_narrated(spoken, article["text"], published, rules))
    read = {
        claim["claim_id"]: read_statement(
            claim, published, names.get(claim["speaker_id"], frozenset()), rules
        )
        for claim in spoken
    }
    read |= {
        key: replace(statement, stance="unconfirmed", is_pointer=True)
        for key, statement in read.items()
        if statement.stance == "asserts" and cannot_check(statement.text, rules)
    }
    specific = {key: specific_core(statement, rules) for key, statement in read.items()}
    answered = answers(spoken, specific, rules)
    before = Earlier(spoken, read, names, rules, article["text"])
    for claim in spoken:
        key = claim["claim_id"]
        statement = read[key]
        is_said = statement.stance == "asserts"
        target = told[key].claim_id if key in told else claim["refers_to"] or answered.get(key)
        pointed = None
        if is_of_person(claim, article["text"]):
            continue
        if key not in told and points_back(claim, statement, rules):
            pointed = before.pointed_at(claim)
        is_phrase = len(words(claim["text"])) < _SHORTEST_CLAUSE
        if claim["stance"] == "denies" and is_phrase and not (target or pointed or statement.predicates):
            pointed = before.accusation(claim)
        is_of_number = is_of_figures([fold(word) for word in words(claim["text"])], rules)
        if pointed is None and is_of_number and statement.is_pointer:
            target = None  # which figures are meant, nothing tells
        yield _statement_row(
            replace(
                statement,
                is_contrary=is_said and (key in answered or pointed is not None),
                is_pointer=statement.is_pointer or (pointed is not None and not is_said),
            ),
            pointed or target,
            claim["speaker_id"],
            names.get(claim["speaker_id"], frozenset()),
            rules,
        )
    for statement in {statement.claim_id: statement for statement in told.values()}.values():
        yield _statement_row(statement, None, None, frozenset(), rules)


def _narrated(
    claims: Sequence[Row], text: str, published: date | None, rules: DisputeRules
) -> Iterator[tuple[str, Statement]]:
    """Claims that stand against what the article states in its own voice, with that statement."""
    said = [Span(claim["start_char"], claim["end_char"]) for claim in claims if claim["stance"] == "asserts"]
    for claim in claims:
        span = None if claim["stance"] == "asserts" else narrated(text, claim, said, rules)
        if span and len(span.of(text).split()) >= _SHORTEST_CLAUSE + 1:
            yield claim["claim_id"], read_narrated(claim, published, span, span.of(text), rules)


def _statement_row(
    statement: Statement,
    refers_to: str | None,
    speaker_id: str | None,
    own: frozenset[str],
    rules: DisputeRules,
) -> dict[str, Any]:
    asserts = statement.stance == "asserts"
    sides = "|".join(map(str, contrasts(statement.text, statement.stance, rules)))
    predicates = (
        [frozenset({name}) for name in sorted(statement.held)] if asserts else [core(statement, rules)]
    )
    keys = {key for wanted in predicates for key in story_keys(statement, wanted)}
    if asserts and not statement.is_negated:
        keys |= set(state_keys(statement.predicates, accused(statement.text, rules), rules))
    else:
        keys |= set(state_keys(statement.predicates, own, rules, is_denied=True))
    nations = own & rules.adjectives.keys() if asserts else {whose_claim(statement.text, rules)} - {None}
    keys |= set(said_keys(core(statement, rules), filter(None, nations), rules))
    row = {
        name: getattr(statement, name) for name in statement.__slots__ if name not in ("held", "source_id")
    }
    return {
        **row,
        **{name: sorted(row[name]) for name in _LISTS if name != "held"},
        "speaker_id": speaker_id,
        "refers_to": refers_to,
        "story_keys": sorted(keys),
        "multiplicity": multiplicity(statement, rules) if asserts else None,
        "contrast": sides or None,
    }


def statement_of(row: Mapping[str, Any], rules: DisputeRules) -> Statement:
    """The statement that a row of links.statements_met holds: lists as text parted by "|"."""
    predicates = _parts(row["predicates"])
    held = frozenset().union(*(rules.implied.get(name, frozenset({name})) for name in predicates))
    lists = (predicates, held, _parts(row["names"]), _parts(row["stems"]))
    fields: tuple[Any, ...] = (*_FIRST(row), *lists, *_LAST(row))
    return Statement(*fields)


@lru_cache(maxsize=1 << 16)
def _parts(text: str) -> frozenset[str]:
    return frozenset(text.split("|")) if text else frozenset()
