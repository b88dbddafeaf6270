"""A few invented articles with their claims and estimates, linked and modelled as a build does it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from flows.disputes import DisputeRules, link_events, link_propositions, read_article, stories
from flows.lake.schemas import schema
from flows.reference.disputes import load_dispute_rules
from flows.settings import REFERENCE
from flows.warehouse.links import implications
from flows.warehouse.models import in_order, read_models

Row = dict[str, Any]
# everything is new here
_TOUCHED = (
    ("quantities", "quantity_id", "links.quantity_labels"),
    ("propositions", "proposition_id", "links.proposition_evidence"),
)


def key(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:16]


@dataclass
class Told:
    """An article: figures are marked in the text as [text|status|low|high|source], claims as {text|stance|source}.

    An empty source is the article's own voice.
    """

    marked: str
    published: datetime | None
    title: str | None = None
    copies: str | None = None
    figures: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        pieces, position = [], 0
        for piece in (
            self.marked.replace("{", "\0{")
            .replace("[", "\0[")
            .replace("]", "\0")
            .replace("}", "\0")
            .split("\0")
        ):
            text, *rest = piece[1:].split("|") if piece[:1] in ("[", "{") else [piece]
            if rest:
                mark = {"text": text, "span": (position, position + len(text)), "rest": rest}
                (self.figures if piece[0] == "[" else self.claims).append(mark)
            pieces.append(text)
            position += len(text)
        self.text = "".join(pieces)

    @property
    def article_id(self) -> str:
        return key(self.text)

    def row(self) -> Row:
        return {
            "article_id": self.article_id, "title": self.title, "text": self.text, "published_at": self.published,
            "ingested_at": datetime(2026, 1, 1),
        }  # fmt: skip

    def claim_rows(self) -> list[Row]:
        rows = []
        for claim in self.claims:
            stance, source = claim["rest"]
            start, end = claim["span"]
            rows.append(
                {
                    "claim_id": key(self.article_id, start, source), "article_id": self.article_id, "text": claim["text"],
                    "start_char": start, "end_char": end, "speaker_id": key(source) if source else None,
                    "source_text": source, "cue": "said", "cue_start": end, "cue_end": end + 1, "act": "says",
                    "form": "indirect", "stance": stance, "certainty": "certain" if stance == "asserts" else None,
                    "refers_to": None, "said_on": None,
                }
            )  # fmt: skip
        return rows

    def estimate_rows(self, counted: str, place: str | None, affiliation: str | None) -> list[Row]:
        rows = []
        for figure in self.figures:
            status, low, high, source = figure["rest"]
            start, end = figure["span"]
            rows.append(
                {
                    "estimate_id": key(self.article_id, start), "article_id": self.article_id, "text": figure["text"],
                    "start_char": start, "end_char": end, "low": float(low) if low else None,
                    "high": float(high) if high else None, "approximate": figure["text"].startswith(("about", "nearly")),
                    "measure": "count", "unit": None, "counted": counted, "affiliation": affiliation, "status": status or None,
                    "place": place, "speaker_id": key(source) if source else None,
                }
            )  # fmt: skip
        return rows


def warehouse(
    articles: Sequence[Told],
    counted: str = "people",
    place: str | None = "Tarn Hollow",
    affiliation: str | None = None,
    parts: dict[str, str] | None = None,
) -> duckdb.DuckDBPyConnection:
    """The marts about quantities and disputes, built from the articles; `parts` maps a source to its whole."""
    rules = _rules()
    connection = duckdb.connect()
    for catalogue in ("staging", "links", "touched"):
        connection.execute(f"attach ':memory:' as {catalogue}")
    claims = [row for article in articles for row in article.claim_rows()]
    estimates = [row for article in articles for row in article.estimate_rows(counted, place, affiliation)]
    names = sorted(
        {mark["rest"][-1] for article in articles for mark in (*article.figures, *article.claims)} - {""}
    )
    wholes = parts or {}
    sources = [
        {"source_id": key(name), "name": name, "kind": "agency", "country": None,
         "part_of": key(wholes[name]) if name in wholes else None}
        for name in names
    ]  # fmt: skip
    speakers = [{**source, "speaker_id": source["source_id"]} for source in sources]
    readings = [
        read_article(
            article.row(),
            [row for row in claims if row["article_id"] == article.article_id],
            [row for row in estimates if row["article_id"] == article.article_id],
            speakers,
            rules,
        )
        for article in articles
    ]
    originals = {
        article.article_id: next(
            (a.article_id for a in articles if a.title == article.copies), article.article_id
        )
        if article.copies
        else article.article_id
        for article in articles
    }
    _put(connection, "staging.claims", claims, _lake("claims", "extraction_id"))
    _put(connection, "staging.estimates", estimates, _lake("estimates", "extraction_id"))
    for table in ("mentions", "scenes", "statements"):
        rows = [row for reading in readings for row in getattr(reading, table)]
        _put(connection, f"staging.{table}", rows, _lake(table, "reading_id"))
    time = pa.timestamp("us")
    _put(
        connection, "staging.articles", [article.row() for article in articles],
        pa.schema([("article_id", pa.string()), ("text", pa.string()), ("published_at", time), ("ingested_at", time)]),
    )  # fmt: skip
    _put(
        connection, "staging.originals",
        [{"article_id": article, "original_id": original} for article, original in originals.items()],
        _strings("article_id", "original_id"),
    )  # fmt: skip
    _put(connection, "links.sources", sources, _strings("source_id", "name", "kind", "country", "part_of"))
    _put(
        connection, "links.speaker_sources",
        [{"speaker_id": source["source_id"], "source_id": source["source_id"]} for source in sources],
        _strings("speaker_id", "source_id"),
    )  # fmt: skip
    connection.execute("create schema reference")
    connection.execute(
        "create table reference.opposites as from read_csv(?, all_varchar = true)",
        [str(Path(REFERENCE) / "opposites.csv")],
    )
    _link(connection, link_events(_rows(connection, "from staging.scenes")))
    _link(connection, {"implications": implications(rules)})
    given = {"arrivals", "tellings", "speaker_sources", "source_names", "spoken_sources", "sources"}
    models = [model for model in read_models("links") if model.path.stem not in given]
    told = {"links.article_events", "links.article_persons"}
    first = in_order(models, told)
    for model in first:
        connection.execute(f"create table {model.name} as {model.sql}")
    events, persons = (_rows(connection, f"from {name}") for name in sorted(told))
    shared = stories(events, persons)
    rows = [{"article_id": article, "story_id": story} for article, story in shared.items()]
    _put(connection, "links.article_stories", rows, _strings("article_id", "story_id"))
    for model in in_order(models):
        if model not in first:
            connection.execute(f"create table {model.name} as {model.sql}")
    met = _rows(connection, "from links.statements_met")
    _link(connection, link_propositions(met, sources, events, shared, rules))
    for kind, key_column, table in _TOUCHED:
        connection.execute(f"create table touched.{kind} as select distinct {key_column} from {table}")
    connection.execute(
        """
        create table touched.disputes as
        select substr(md5('numeric ' || quantity_id), 1, 16) as dispute_id from touched.quantities
        union all select substr(md5('factual ' || proposition_id), 1, 16) from touched.propositions
        """
    )
    for model in in_order(read_models("marts"), {"quantities", "disputes", "dispute_sides"}):
        connection.execute(f"create table {model.name} as {model.sql}")
    return connection


def disputes(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Question and status of every dispute."""
    return dict(connection.execute("select question, status from disputes").fetchall())


def sides(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Labels of all sides."""
    return {row[0] for row in connection.execute("select side from dispute_sides").fetchall()}


@cache
def _rules() -> DisputeRules:
    return load_dispute_rules(REFERENCE)


def _lake(table: str, key_column: str) -> pa.Schema:
    return pa.schema([one for one in schema(table) if one.name != key_column])


def _strings(*names: str) -> pa.Schema:
    return pa.schema([(name, pa.string()) for name in names])


def _put(connection: duckdb.DuckDBPyConnection, name: str, rows: list[Row], wanted: pa.Schema) -> None:
    connection.register("prepared", pa.Table.from_pylist(rows, wanted))
    connection.execute(f"create table {name} as from prepared")
    connection.unregister("prepared")


def _link(connection: duckdb.DuckDBPyConnection, tables: dict[str, pa.Table]) -> None:
    for name, table in tables.items():
        _put(connection, f"links.{name}", table.to_pylist(), table.schema)


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Row]:
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
