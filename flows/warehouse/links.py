"""What SQL cannot say by itself: which speakers are one source, which numbers one quantity, which claims one question."""

from typing import Any

from flows.disputes import link_propositions, link_quantities, main_events
from flows.reference.disputes import load_dispute_rules
from flows.reference.sources import load_source_corrections, load_source_tables
from flows.settings import REFERENCE
from flows.warehouse.build import Build
from flows.warehouse.source_links import link_sources

_ARTICLES = "select article_id, title, text, published_at from staging.articles"
# in order of publication, which no order of arrival changes: the same articles always found the same sources, and
# a newer article joins a source under the id that it has
_SPEAKERS = """
    select s.*
    from staging.speakers as s
    join staging.articles as a on a.article_id = s.article_id
    order by a.published_at nulls last, a.file, s.speaker_id
"""
_CLAIMS = """
    select c.claim_id, c.article_id, c.start_char, c.end_char, c.text, c.cue_start, c.stance, c.certainty, c.act,
        c.refers_to, l.source_id
    from staging.claims as c
    left join links.speaker_sources as l on l.speaker_id = c.speaker_id
"""


def link_all(build: Build) -> None:
    """Fill the catalogue `links` from the staged tables of `build`."""
    rules = load_dispute_rules(REFERENCE)
    articles = rows_of(build, _ARTICLES)
    speakers = rows_of(build, _SPEAKERS)
    build.link(link_sources(speakers, load_source_tables(REFERENCE), load_source_corrections(REFERENCE)))
    estimates = rows_of(build, "from staging.estimates")
    quantities = link_quantities(estimates, articles, rules)
    build.link(quantities)
    events = main_events(quantities["estimate_quantities"].to_pylist(), estimates)
    sources = rows_of(build, "from links.sources")
    build.link(link_propositions(rows_of(build, _CLAIMS), articles, sources, events, rules))


def rows_of(build: Build, sql: str) -> list[dict[str, Any]]:
    """The rows of `sql` by column name."""
    cursor = build.connection.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
