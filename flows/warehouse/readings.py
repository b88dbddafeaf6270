"""Keeps in the lake what each article's claims and estimates count and say, so that a build reads only new articles."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flows.disputes import DisputeRules, read_article
from flows.lake import Lake
from flows.records import content_hash
from flows.warehouse.build import Build
from flows.warehouse.collector import no_collection

_PENDING = """
    create or replace temp table pending as
    select e.extraction_id, e.article_id
    from staging.extractions as e
    left join staging.readings as r on r.extraction_id = e.extraction_id and r.reader_version = ?
    where e.status = 'extracted' and r.reading_id is null
"""
_ARTICLES = """
    select p.extraction_id, a.article_id, a.title, a.text, a.published_at
    from pending as p join staging.articles as a on a.article_id = p.article_id
    order by a.article_id
"""
_READ = frozenset({"staging.mentions", "staging.scenes", "staging.statements"})
_MOST_ARTICLES = 2000

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads: the reviewed tables, and the version that their rows and the code's have."""

    rules: DisputeRules
    version: str


@no_collection()
def stage_all(build: Build, lake: Lake, batch: str, reader: Reader, now: datetime) -> dict[str, int]:
    """Stage what the lake holds, and read every article whose extraction this reader has not read; rows of each table.

    `batch` begins the names of the batches that are written, at most `_MOST_ARTICLES` articles each.
    """
    staged = build.fill("staging", kept=_READ)
    build.connection.execute(_PENDING, [reader.version])
    articles = _rows(build, _ARTICLES)
    for start in range(0, len(articles), _MOST_ARTICLES):
        name = f"{batch}-{start // _MOST_ARTICLES:05d}"
        lake.write_batch(
            "read", name, _read(build, articles[start : start + _MOST_ARTICLES], reader, name, now)
        )
    if articles:
        build.remount_lake()
        build.fill("staging", only={"staging.readings"}, kept=staged.keys() - {"staging.readings"})
    return staged | build.fill("staging", only=_READ, kept=staged)


def _read(
    build: Build, articles: list[Row], reader: Reader, batch: str, now: datetime
) -> dict[str, list[Row]]:
    given = {table: _given(build, table, articles) for table in ("claims", "estimates", "speakers")}
    rows: dict[str, list[Row]] = {"readings": [], "mentions": [], "scenes": [], "statements": []}
    for article in articles:
        key = article["article_id"]
        reading_id = content_hash("reading", article["extraction_id"], reader.version, batch)
        rows["readings"].append(
            {
                "reading_id": reading_id,
                "extraction_id": article["extraction_id"],
                "article_id": key,
                "reader_version": reader.version,
                "read_at": now,
            }
        )
        claims, estimates, speakers = (given[table][key] for table in ("claims", "estimates", "speakers"))
        reading = read_article(article, claims, estimates, speakers, reader.rules)
        for table in ("mentions", "scenes", "statements"):
            rows[table] += [{"reading_id": reading_id, **row} for row in getattr(reading, table)]
    return rows


def _given(build: Build, table: str, articles: list[Row]) -> defaultdict[str, list[Row]]:
    ids = [article["article_id"] for article in articles]
    sql = f"from staging.{table} where article_id in (select unnest(?)) order by all"
    return _by_article(_rows(build, sql, ids))


def _by_article(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["article_id"]].append(row)
    return found


def _rows(build: Build, sql: str, *parameters: Any) -> list[Row]:
    cursor = build.connection.execute(sql, list(parameters))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
