"""Stage: offered files become rows of the ledger, their texts articles."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.inbox import Offered, read_bytes, walk
from flows.lake import Lake
from flows.lake.rows import article_row, file_row
from flows.reading.documents import Limits, Rejection
from flows.reading.reader import read_document
from flows.reading.rules import ReadingRules
from flows.reading.signature import signature
from flows.reference.reading import load_reading_rules
from flows.retries import is_passing
from flows.run import Run, now
from flows.settings import REFERENCE


@dataclass(slots=True)
class Ledger:
    """What the lake knows already: file contents, and the texts that they gave."""

    containers: dict[tuple[str, str], list[tuple[str, str, str | None]]] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Intake:
    """What one stage met. `offered` lists (file, sha256) of everything in the inbox, known or new."""

    offered: list[tuple[str, str]] = field(default_factory=list)
    articles_new: int = 0
    articles_known: int = 0
    quarantined: int = 0

    def add(self, other: "Intake") -> None:
        """Take in what another batch met."""
        self.offered += other.offered
        self.articles_new += other.articles_new
        self.articles_known += other.articles_known
        self.quarantined += other.quarantined


def read_ledger(lake: Lake) -> Ledger:
    """The ledger as the lake holds it now."""
    ledger = Ledger()
    columns = ["container", "container_sha256", "file", "sha256", "article_id"]
    for row in lake.read("files", columns).to_pylist():
        key = (row["container"], row["container_sha256"])
        ledger.containers.setdefault(key, []).append((row["file"], row["sha256"], row["article_id"]))
    ledger.articles = set(lake.read("articles", ["article_id"])["article_id"].to_pylist())
    return ledger


def ingest(run: Run) -> Intake:
    """Read what is new in the inbox into the lake, a batch of files per task."""
    ledger = read_ledger(run.lake)
    rules = load_reading_rules(REFERENCE)
    offered = walk(run.inbox)
    size = run.settings.batch_articles
    intake = Intake()
    for number, start in enumerate(range(0, len(offered), size)):
        intake.add(ingest_batch(run, offered[start : start + size], ledger, rules, number))
    return intake


@task(
    name="ingest batch",
    cache_policy=NO_CACHE,
    retries=2,
    retry_delay_seconds=1,
    retry_condition_fn=is_passing,
)
def ingest_batch(
    run: Run, offered: list[Offered], ledger: Ledger, rules: ReadingRules, number: int
) -> Intake:
    """Read one batch of files and write what is new; texts that it adds are added to `ledger`."""
    limits = Limits(
        file_bytes=run.settings.max_file_bytes,
        unpacked_bytes=run.settings.max_file_bytes,
        article_characters=run.settings.max_article_characters,
    )
    intake = Intake()
    files: list[dict[str, Any]] = []
    articles: dict[str, dict[str, Any]] = {}
    for one in offered:
        data = read_bytes(one, run.inbox, run.settings.max_file_bytes)
        container_sha256 = data.sha256 if isinstance(data, Rejection) else hashlib.sha256(data).hexdigest()
        known = ledger.containers.get((one.name, container_sha256))
        if known is not None:
            intake.offered += [(file, sha256) for file, sha256, _ in known]
            intake.articles_known += len({article_id for _, _, article_id in known if article_id})
            continue
        items = [data] if isinstance(data, Rejection) else read_document(one.name, data, limits, rules)
        for item in items:
            seen_at = now()
            files.append(file_row(item, one.name, container_sha256, run.run_id, seen_at))
            intake.offered.append((item.locator, item.sha256))
            if isinstance(item, Rejection):
                intake.quarantined += 1
            elif item.article.article_id in ledger.articles or item.article.article_id in articles:
                intake.articles_known += 1
            else:
                intake.articles_new += 1
                signed = signature(item.article.text, item.article.furniture)
                articles[item.article.article_id] = article_row(item, signed, run.run_id, seen_at)
    if files:
        run.lake.write_batch(
            "ingest", run.batch_name(number), {"files": files, "articles": articles.values()}
        )
        ledger.articles |= articles.keys()
    return intake
