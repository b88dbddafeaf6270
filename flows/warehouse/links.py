"""What SQL cannot say by itself: which speakers are one source, which numbers one quantity, which claims one question."""

from typing import Any

from flows.disputes import DisputeRules, link_events, link_propositions
from flows.reference.sources import load_source_corrections, load_source_tables
from flows.settings import REFERENCE
from flows.warehouse.build import Build
from flows.warehouse.collector import no_collection
from flows.warehouse.source_links import link_sources

# in order of publication, which no order of arrival changes: the same articles always found the same sources, and
# a newer article joins a source under the id that it has
_SPEAKERS = """
    select s.*
    from staging.speakers as s
    join staging.articles as a on a.article_id = s.article_id
    order by a.published_at nulls last, a.file, s.speaker_id
"""


@no_collection()
def link_all(build: Build, rules: DisputeRules) -> None:
    """Fill the catalogue `links` from the staged tables of `build`, which hold every reading (`stage_all`)."""
    speakers = rows_of(build, _SPEAKERS)
    build.link(link_sources(speakers, load_source_tables(REFERENCE), load_source_corrections(REFERENCE)))
    build.link(link_events(rows_of(build, "from staging.scenes")))
    build.fill("links")
    build.link(
        link_propositions(
            rows_of(build, "from links.statements_met"),
            rows_of(build, "from links.sources"),
            rows_of(build, "from links.article_events"),
            rows_of(build, "from links.article_persons"),
            rules,
        )
    )


def rows_of(build: Build, sql: str) -> list[dict[str, Any]]:
    """The rows of `sql` by column name."""
    cursor = build.connection.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
