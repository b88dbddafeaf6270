"""Which claims answer one question differently."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import pyarrow as pa

from flows.disputes.contradictions import find_contradictions
from flows.disputes.narrator import narrated
from flows.disputes.opposed import Opposition, find_oppositions
from flows.disputes.propositions import core
from flows.disputes.questions import Wording, question_of
from flows.disputes.rules import DisputeRules
from flows.disputes.statements import Row, Statement, read_narrated, read_statement
from flows.disputes.voices import Voices
from flows.records import Span, content_hash

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
_SPOKEN = frozenset({"says", "believes"})


def link_propositions(
    claims: Iterable[Row],
    articles: Iterable[Row],
    sources: Iterable[Row],
    events: Mapping[str, str],
    rules: DisputeRules,
) -> dict[str, pa.Table]:
    """The tables `proposition_evidence` and `proposition_questions` for all claims of all articles.

    `claims` are rows of staging.claims with `source_id`, `articles` rows with article_id, text and published_at,
    `sources` rows of links.sources; `events` maps an article to the event it mostly tells (`main_events`). Only
    questions with evidence on two sides are given. The result does not depend on the order of any.
    """
    by_id = {article["article_id"]: article for article in articles}
    voices = Voices(sources, rules)
    rows = {
        row["claim_id"]: row
        for row in sorted(claims, key=lambda row: str(row["claim_id"]))
        if row["act"] in _SPOKEN and row["article_id"] in by_id
    }
    statements = [
        read_statement(row, _day(by_id[row["article_id"]]), voices.own_names(row["source_id"]), rules)
        for row in rows.values()
    ]
    refers_to = {key: row["refers_to"] for key, row in rows.items() if row["refers_to"]}
    for claim_id, told in _narrated(rows.values(), by_id, rules):
        statements.append(told)
        refers_to[claim_id] = told.claim_id
    evidence: list[dict[str, Any]] = []
    questions: list[dict[str, str]] = []
    for opposition in find_oppositions(statements, refers_to, voices, rules):
        if not opposition.asserting:
            continue
        proposition_id = _proposition_id(opposition, rules)
        evidence += [_evidence(proposition_id, "asserts", other) for other in opposition.asserting]
        evidence += [_evidence(proposition_id, anchor.stance, anchor) for anchor in opposition.anchors]
        wordings = [
            Wording(statement.text, voices.name(statement.source_id))
            for statement in (*opposition.wordings, *opposition.asserting)
        ]
        questions.append({"proposition_id": proposition_id, "question": question_of(wordings, rules)})
    for contradiction in find_contradictions(statements, events, voices, rules):
        evidence += [_evidence(contradiction.key, side, one) for side, one in contradiction.sides]
        questions.append({"proposition_id": contradiction.key, "question": contradiction.question})
    return {
        "proposition_evidence": pa.Table.from_pylist(evidence, schema=PROPOSITION_EVIDENCE),
        "proposition_questions": pa.Table.from_pylist(questions, schema=PROPOSITION_QUESTIONS),
    }


def main_events(estimate_quantities: Iterable[Row], estimates: Iterable[Row]) -> dict[str, str]:
    """The event that most figures of an article belong to, by article; articles without one are left out."""
    articles = {row["estimate_id"]: row["article_id"] for row in estimates}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in estimate_quantities:
        if row["event_id"]:
            counts[articles[row["estimate_id"]]][row["event_id"]] += 1
    return {
        article: min(found, key=lambda event: (-found[event], event)) for article, found in counts.items()
    }


def _day(article: Row) -> date | None:
    published = article["published_at"]
    return published.date() if published else None


def _narrated(
    rows: Iterable[Row], articles: Mapping[str, Row], rules: DisputeRules
) -> Iterator[tuple[str, Statement]]:
    """Claims that stand against what their article states in its own voice, with that statement."""
    against: list[Row] = []
    said: dict[str, list[Span]] = defaultdict(list)
    for row in rows:
        if row["stance"] == "asserts":
            said[row["article_id"]].append(Span(row["start_char"], row["end_char"]))
        elif row["source_id"]:
            against.append(row)
    for row in against:
        article = articles[row["article_id"]]
        span = narrated(article["text"], row, said[row["article_id"]], rules)
        if span:
            yield row["claim_id"], read_narrated(row, _day(article), span, span.of(article["text"]), rules)


def _proposition_id(opposition: Opposition, rules: DisputeRules) -> str:
    """Made from what the first-told anchor says, so that articles that join later rename nothing."""

    def told(says: Statement) -> tuple[date, str]:
        wording = sorted(core(says, rules)) or sorted(says.stems)
        return says.published or date.max, content_hash(*wording, "of", *sorted(says.names))

    return content_hash("proposition", min(told(says) for says in opposition.wordings)[1])


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
