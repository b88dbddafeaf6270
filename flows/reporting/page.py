"""The static page: the gravest disputes with both sides quoted, newest figures, the last run, quarantine, freshness."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb
import jinja2

from flows.reporting.analyses import analysis_sql, ask
from flows.reporting.plain import plain, shortened
from flows.warehouse import query
from flows.warehouse.build import literal

# a page that somebody may read, however much the warehouse holds
_MOST_DISPUTES = 200
_MOST_QUANTITIES = 60
_MOST_OUTLETS = 200
_GRAVEST = "select dispute_id from disputes order by status <> 'open', severity desc, dispute_id limit ?"
_MOST_COUNTED = """
    select quantity_id from quantities
    qualify dense_rank() over (order by independent_sources desc, label) <= ?
"""
# ids are written out: DuckDB then looks for these alone, instead of making every row and choosing among them
_EVIDENCE = f"""
    from ({analysis_sql("dispute_evidence")})
    where dispute_id in ({{ids}})
    order by dispute_status <> 'open', severity desc, dispute_id, side, published_at nulls last, file, start_char
"""
_FIGURES = f"""
    from ({analysis_sql("newest_estimates")})
    where quantity_id in ({{ids}})
    order by independent_sources desc, label, told_at desc, source
"""


def render(connection: duckdb.DuckDBPyConnection, has_data_docs: bool) -> str:
    """The page as HTML; every value from the warehouse is escaped."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("flows.reporting"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["plain"] = plain
    environment.filters["shortened"] = shortened
    run = ask(connection, "last_run").dicts()
    return environment.get_template("report.html").render(
        counts=_counts(connection),
        disputes=_disputes(_about(connection, _EVIDENCE, _GRAVEST, _MOST_DISPUTES)),
        quantities=_quantities(_about(connection, _FIGURES, _MOST_COUNTED, _MOST_QUANTITIES)),
        run=run[0] if run else None,
        checks=_failed_checks(connection, run[0]["run_id"]) if run else [],
        quarantine=query(connection, "select file, reason, detail from quarantine order by file").dicts(),
        freshness=ask(connection, "freshness").dicts()[:_MOST_OUTLETS],
        has_data_docs=has_data_docs,
    )


def write(html: str, folder: Path) -> Path:
    """Put the page into `folder` by one rename; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / ".index.html"
    aside.write_text(html, encoding="utf-8", errors="replace")
    return aside.replace(folder / "index.html")


def _about(connection: duckdb.DuckDBPyConnection, sql: str, chosen: str, most: int) -> list[dict[str, Any]]:
    """The rows of `sql` about the first `most` ids that `chosen` gives."""
    ids = [literal(key) for (key,) in query(connection, chosen, [most]).rows]
    return query(connection, sql.replace("{ids}", ", ".join(ids) or "null")).dicts()


def _counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    tables = ("articles", "claims", "estimates", "sources", "quantities", "disputes")
    return {table: int(query(connection, f"select count(*) from {table}").rows[0][0]) for table in tables}


def _failed_checks(connection: duckdb.DuckDBPyConnection, run_id: str) -> list[dict[str, Any]]:
    return query(connection, "select * from checks where run_id = ? order by success, step", [run_id]).dicts()


def _disputes(evidence: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    disputes = []
    for _, rows in groupby(evidence, key=lambda row: row["dispute_id"]):
        found = list(rows)
        sides = [
            {"side": side, "evidence": list(members)}
            for side, members in groupby(found, key=lambda row: row["side"])
        ]
        disputes.append({**found[0], "sides": sides})
    return disputes


def _quantities(estimates: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"label": label, "figures": list(rows)}
        for label, rows in groupby(estimates, key=lambda row: row["label"])
    ]
