"""What SQL cannot say by itself: which speakers are one source, which numbers one quantity, which claims one question."""

from typing import Any

from flows.disputes import link_quantities
from flows.reference.disputes import load_dispute_rules
from flows.settings import REFERENCE
from flows.warehouse.build import Build
from flows.warehouse.source_links import link_sources

_ARTICLES = "select article_id, title, text, published_at from staging.articles"


def link_all(build: Build) -> None:
    """Fill the catalogue `links` from the staged tables of `build`."""
    rules = load_dispute_rules(REFERENCE)
    articles = rows_of(build, _ARTICLES)
    build.link(link_sources(rows_of(build, "from staging.speakers")))
    build.link(link_quantities(rows_of(build, "from staging.estimates"), articles, rules))


def rows_of(build: Build, sql: str) -> list[dict[str, Any]]:
    """The rows of `sql` by column name."""
    cursor = build.connection.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
