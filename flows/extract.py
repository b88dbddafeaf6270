"""Stage: articles without a current extraction are extracted, a batch per task."""

import os
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context, parent_process
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.extraction import Extraction, Extractor
from flows.lake.rows import extracted_row
from flows.records import Article, Span, content_hash
from flows.records.errors import WorkerError
from flows.reference.extractor import load_extractor
from flows.retries import is_passing
from flows.run import Again, Run, now
from flows.settings import Settings
from flows.warehouse import Build

_PENDING = """
    select a.article_id
    from staging.articles as a
    left join staging.extractions as e on e.article_id = a.article_id
    where e.article_id is null
        or e.extractor_version <> $version
        or $every
        or ($invalid and e.status = 'invalid')
        or coalesce(a.published_at, a.ingested_at) >= $since
    order by a.article_id
"""
_INPUTS = """
    select article_id, input_id, text, title, outlet, byline, dateline, url, published_at, furniture
    from staging.articles
    where article_id in (select unnest(?))
    order by article_id
"""


@dataclass(slots=True)
class Extracted:
    """How many articles were extracted, and what they gave."""

    articles: int = 0
    claims: int = 0
    estimates: int = 0
    invalid: int = 0


def extract(run: Run, version: str, again: Again) -> Extracted:
    """Extract every article that has no extraction by this version from its present input, and those asked for again.

    Raises WorkerError where a process that extracts was killed.
    """
    try:
        return _extract(run, version, again)
    except BrokenProcessPool as error:
        message = (
            "a process that extracts articles was killed, perhaps for want of memory: "
            "run again with fewer processes (--processes 1); what was finished is kept"
        )
        raise WorkerError(message) from error


def _extract(run: Run, version: str, again: Again) -> Extracted:
    total = Extracted()
    with Build(run.paths, run.lake, "pending") as build:
        ids = pending(build, version, again)
        size = run.settings.batch_articles
        batches = [ids[start : start + size] for start in range(0, len(ids), size)]
        with _workers(run.settings.processes if len(batches) > 1 else 1) as workers:
            futures = []
            for number, batch in enumerate(batches):
                cursor = build.connection.execute(_INPUTS, [batch])
                names = [column[0] for column in cursor.description or ()]
                inputs = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
                if workers is None:
                    _add(total, extract_batch(run, inputs, version, number))
                else:
                    futures.append(workers.submit(_rows, run.settings, inputs, version, run.run_id))
                    if len(futures) > 2 * run.settings.processes:
                        _add(total, keep_batch(run, futures.pop(0).result(), number - len(futures)))
            for offset, future in enumerate(futures):
                _add(total, keep_batch(run, future.result(), len(batches) - len(futures) + offset))
    return total


def pending(build: Build, version: str, again: Again) -> list[str]:
    """The articles of the lake that are to be extracted; stages what it needs in `build`."""
    build.fill("staging", only={"staging.articles", "staging.extractions"})
    asked = {
        "version": version,
        "every": again.extraction,
        "invalid": again.quarantined,
        "since": again.since,
    }
    return [row[0] for row in build.connection.execute(_PENDING, asked).fetchall()]


def _workers(processes: int) -> Any:
    if processes == 1:
        return nullcontext()
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Have this process end when the run is killed; it would wait for work for ever."""
    threading.Thread(target=_wait_and_end, daemon=True).start()


def _wait_and_end() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@task(
    name="extract batch",
    cache_policy=NO_CACHE,
    retries=2,
    retry_delay_seconds=1,
    retry_condition_fn=is_passing,
)
def extract_batch(run: Run, inputs: list[dict[str, Any]], version: str, number: int) -> Extracted:
    """Extract one batch of articles in this process and keep what they gave."""
    return _keep(run, _rows(run.settings, inputs, version, run.run_id), number)


@task(
    name="keep batch", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=1, retry_condition_fn=is_passing
)
def keep_batch(run: Run, rows: dict[str, list[dict[str, Any]]], number: int) -> Extracted:
    """Keep what another process extracted."""
    return _keep(run, rows, number)


def _keep(run: Run, rows: dict[str, list[dict[str, Any]]], number: int) -> Extracted:
    run.lake.write_batch("extract", run.batch_name(number), rows)
    invalid = sum(row["status"] == "invalid" for row in rows["extractions"])
    return Extracted(len(rows["extractions"]), len(rows["claims"]), len(rows["estimates"]), invalid)


def _add(total: Extracted, part: Extracted) -> None:
    total.articles += part.articles
    total.claims += part.claims
    total.estimates += part.estimates
    total.invalid += part.invalid


@cache
def _extractor(settings: Settings) -> Extractor:
    return load_extractor(settings)


def _rows(
    settings: Settings, inputs: list[dict[str, Any]], version: str, run_id: str
) -> dict[str, list[dict[str, Any]]]:
    """Rows of the lake's extraction tables for `inputs`, rows of staging.articles."""
    rows: dict[str, list[dict[str, Any]]] = {"extractions": [], "speakers": [], "claims": [], "estimates": []}
    extractions = _extractor(settings).extract([_article(given) for given in inputs])
    for given, extraction in zip(inputs, extractions, strict=True):
        extraction_id = content_hash(given["article_id"], given["input_id"], version, run_id)
        is_valid = extraction.fault is None
        rows["extractions"].append(
            {
                "extraction_id": extraction_id,
                "article_id": given["article_id"],
                "input_id": given["input_id"],
                "extractor_version": version,
                "status": "extracted" if is_valid else "invalid",
                "detail": extraction.fault,
                "claims": len(extraction.claims) if is_valid else 0,
                "estimates": len(extraction.estimates) if is_valid else 0,
                "run_id": run_id,
                "extracted_at": now(),
            }
        )
        if is_valid:
            _add_records(rows, extraction, extraction_id)
    return rows


def _add_records(rows: dict[str, list[dict[str, Any]]], extraction: Extraction, extraction_id: str) -> None:
    for table, records in (
        ("speakers", extraction.speakers),
        ("claims", extraction.claims),
        ("estimates", extraction.estimates),
    ):
        rows[table] += [extracted_row(record, extraction_id) for record in records]


def _article(given: dict[str, Any]) -> Article:
    fields = {name: value for name, value in given.items() if name not in ("input_id", "furniture")}
    furniture = tuple(Span(span["start"], span["end"]) for span in given["furniture"] or ())
    return Article(**fields, furniture=furniture)
