"""What SQL cannot say by itself: which speakers are one source, which numbers one quantity, which claims one question."""

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from flows.disputes import DisputeRules, link_events, link_propositions, stories
from flows.reference.sources import load_source_corrections, load_source_tables
from flows.settings import REFERENCE
from flows.warehouse.build import Build
from flows.warehouse.collector import no_collection
from flows.warehouse.source_links import link_sources

_TOLD = frozenset({"links.article_events", "links.article_persons"})
_STORIES = pa.schema([("article_id", pa.string()), ("story_id", pa.string())])
_IMPLICATIONS = pa.schema([("predicate", pa.string()), ("implied", pa.string())])


@no_collection()
def link_all(build: Build, rules: DisputeRules) -> None:
    """Fill the catalogue `links` from the staged tables of `build`, which hold every reading (`stage_all`)."""
    tables, corrections = load_source_tables(REFERENCE), load_source_corrections(REFERENCE)
    filled = link_sources(build, tables, corrections, datetime.now(UTC).date())
    build.link({"implications": implications(rules)})
    build.link(link_events(rows_of(build, "from staging.scenes")))
    filled |= build.fill("links", only=_TOLD, kept=filled)
    events = rows_of(build, "from links.article_events")
    told = stories(events, rows_of(build, "from links.article_persons"))
    build.link({"article_stories": pa.table([list(told), list(told.values())], schema=_STORIES)})
    build.fill("links", kept=filled)
    met, voices = rows_of(build, "from links.statements_met"), rows_of(build, "from links.voices")
    build.link(link_propositions(met, voices, events, told, rules))


def implications(rules: DisputeRules) -> pa.Table:
    """What each predicate implies, itself too: a row each."""
    pairs = [(predicate, name) for predicate, names in rules.implied.items() for name in sorted(names)]
    return pa.Table.from_pylist([{"predicate": one, "implied": other} for one, other in pairs], _IMPLICATIONS)


def rows_of(build: Build, sql: str) -> list[dict[str, Any]]:
    """The rows of `sql` by column name."""
    cursor = build.connection.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
