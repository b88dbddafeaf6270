"""Which claims answer one question differently."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pyarrow as pa

from flows.disputes.contradictions import Event, Labels, find_contradictions
from flows.disputes.contrasts import sides_of
from flows.disputes.opposed import Opposition, find_oppositions
from flows.disputes.propositions import core
from flows.disputes.questions import Parties, Wording, question_of
from flows.disputes.rules import DisputeRules
from flows.disputes.statement_rows import statement_of
from flows.disputes.statements import Row, Statement
from flows.disputes.voices import Voices
from flows.disputes.words import fold, root, words
from flows.records import content_hash

# a question is made of the first of these that makes a good one
_MOST_WORDINGS = 8
_SUCH = re.compile(r"\bsuch\b")  # "any such promise" tells nothing by itself
_CLAUSE = re.compile(r"\sand\sthat\s|(?<!\d),\sand\s|;\s|,\sbut\s|(?<=[a-z][.!?])\s+(?=[\"“A-Z])")

PROPOSITION_EVIDENCE = pa.schema(
    [
        pa.field("proposition_id", pa.string(), metadata={"comment": "the question"}),
        pa.field(
            "side", pa.string(), metadata={"comment": "a stance, or the label of a contradicting answer"}
        ),
        pa.field(
            "claim_id", pa.string(), metadata={"comment": "the claim; null for the article's own voice"}
        ),
        pa.field("source_id", pa.string(), metadata={"comment": "whose; null for the article's own voice"}),
        pa.field("article_id", pa.string(), metadata={"comment": "where it stands"}),
        pa.field("start_char", pa.int32(), metadata={"comment": "first code point"}),
        pa.field("end_char", pa.int32(), metadata={"comment": "code point after the last"}),
    ]
)
PROPOSITION_QUESTIONS = pa.schema(
    [
        pa.field("proposition_id", pa.string(), metadata={"comment": "key"}),
        pa.field("question", pa.string(), metadata={"comment": "in plain words"}),
    ]
)


def link_propositions(
    rows: Iterable[Row],
    sources: Iterable[Row],
    events: Iterable[Row],
    stories: Mapping[str, str],
    rules: DisputeRules,
) -> dict[str, pa.Table]:
    """The tables `proposition_evidence` and `proposition_questions`.

    `rows` are those of the lake's table `statements` with `source_id` (links.statements_met holds all that can
    matter), `sources` those of links.voices, `events` those of links.article_events; `stories` maps an article to the
    story that it shares with others. Only questions with evidence
    on two sides are given. The order of rows changes nothing.
    """
    ordered = sorted(rows, key=lambda row: str(row["claim_id"]))
    voices = Voices(sources, rules.roles["state_word"], rules.roles["share"])
    read = (statement_of(row, rules) for row in ordered)
    statements = [statement for statement in read if not voices.is_share(statement.source_id)]
    refers_to = {row["claim_id"]: row["refers_to"] for row in ordered if row["refers_to"]}
    keys = {row["claim_id"]: row["met_keys"] for row in ordered if row["met_keys"]}
    labels = Labels(
        how_many={row["claim_id"]: row["multiplicity"] for row in ordered if row["multiplicity"]},
        sides={row["claim_id"]: sides_of(row["contrast"]) for row in ordered if row["contrast"]},
    )
    told = {row["article_id"]: Event(row["event_id"], row["where_and_when"]) for row in events}
    story_of = {one.article_id: stories.get(one.article_id, one.article_id) for one in statements}
    evidence: list[dict[str, Any]] = []
    questions: list[dict[str, str]] = []
    for opposition in find_oppositions(
        statements, refers_to, keys, stories=story_of, voices=voices, rules=rules
    ):
        if not opposition.asserting:
            continue
        proposition_id = _proposition_id(opposition, rules)
        evidence += [_evidence(proposition_id, "asserts", other) for other in opposition.asserting]
        evidence += [_evidence(proposition_id, _side(anchor), anchor) for anchor in opposition.anchors]
        about = _about(opposition)
        wordings = (
            Wording(_clause(statement, opposition), voices.name(statement.source_id), about)
            for statement in _wordings(opposition)[:_MOST_WORDINGS]
        )
        question = question_of(wordings, _parties(opposition, voices), rules)
        questions.append({"proposition_id": proposition_id, "question": question})
    for contradiction in find_contradictions(
        statements, labels, told, stories=story_of, voices=voices, rules=rules
    ):
        evidence += [_evidence(contradiction.key, side, one) for side, one in contradiction.sides]
        questions.append({"proposition_id": contradiction.key, "question": contradiction.question})
    return {
        "proposition_evidence": pa.Table.from_pylist(evidence, schema=PROPOSITION_EVIDENCE),
        "proposition_questions": pa.Table.from_pylist(questions, schema=PROPOSITION_QUESTIONS),
    }


def _parties(opposition: Opposition, voices: Voices) -> Parties:
    """The claim that is quoted where no question reads well: what is denied, as it was first said."""
    anchor = opposition.anchors[0]
    worded = {one.claim_id for one in opposition.wordings}
    told = (one for one in opposition.asserting if one.claim_id in worded)
    says = next(told, opposition.asserting[0])
    return Parties(
        text=says.text,
        says=None if says.is_narrated else voices.name(says.source_id),
        opposes=voices.name(anchor.source_id),
        stance=_side(anchor),
    )


def _about(opposition: Opposition) -> frozenset[str]:
    """The words, names apart, that tell what is denied."""
    said = (*opposition.anchors, *opposition.wordings)
    names = frozenset(root(word) for one in said for name in one.names for word in name.split())
    return frozenset().union(*(one.stems for one in said)) - names


def _wordings(opposition: Opposition) -> list[Statement]:
    """The statements that could word the question: the denials where they tell what they deny, and what they answer."""
    own = [
        one
        for one in opposition.anchors
        if not (one.is_pointer or one.is_contrary or one.stance == "asserts" or _SUCH.search(one.text))
    ]
    return [*own, *opposition.wordings, *opposition.asserting]


def _clause(statement: Statement, opposition: Opposition) -> str:
    """The clause of a claim that the denials are about: the one that has most words in common with them."""
    told = frozenset().union(*(anchor.stems for anchor in opposition.anchors))
    clauses = _CLAUSE.split(statement.text)
    return max(clauses, key=lambda clause: sum(root(fold(word)) in told for word in words(clause)))


def _proposition_id(opposition: Opposition, rules: DisputeRules) -> str:
    """Made from what the first-told anchor says, so that articles that join later rename nothing."""

    def told(says: Statement) -> tuple[date, str]:
        wanted = core(says, rules)
        is_telling = bool(says.names) and any(not rules.predicates[name].general for name in wanted)
        wording = sorted(wanted if is_telling else wanted | says.stems)
        return says.published or date.max, content_hash(*wording, "of", *sorted(says.names))

    return content_hash("proposition", min(told(says) for says in opposition.wordings)[1])


def _side(anchor: Statement) -> str:
    return "denies" if anchor.stance == "asserts" else anchor.stance  # asserts that it is not so


def _evidence(proposition_id: str, side: str, statement: Statement) -> dict[str, Any]:
    return {
        "proposition_id": proposition_id,
        "side": side,
        "claim_id": None if statement.is_narrated else statement.claim_id,
        "source_id": statement.source_id,
        "article_id": statement.article_id,
        "start_char": statement.start,
        "end_char": statement.end,
    }
