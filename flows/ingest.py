"""Stage: offered files become rows of the ledger, their texts articles."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.inbox import Content, Offered, read_content, walk
from flows.lake.ledger import Ledger, read_ledger
from flows.lake.rows import article_row, file_row
from flows.reading.documents import Document, Limits, Rejection
from flows.reading.reader import read_document
from flows.reading.rules import ReadingRules
from flows.reading.signature import signature
from flows.reference.reading import load_reading_rules
from flows.retries import is_passing
from flows.run import Again, Run, now
from flows.settings import REFERENCE

_FILES_PER_BATCH = 2000
_CHARACTERS_PER_BATCH = 50_000_000


@dataclass(slots=True)
class Intake:
    """What one stage met. `offered` lists (file, sha256) of everything in the inbox, known or new."""

    offered: list[tuple[str, str]] = field(default_factory=list)
    articles_new: int = 0
    articles_known: int = 0
    quarantined: int = 0
    doubtful: int = 0

    def add(self, other: "Intake") -> None:
        """Take in what another batch met."""
        self.offered += other.offered
        self.articles_new += other.articles_new
        self.articles_known += other.articles_known
        self.quarantined += other.quarantined
        self.doubtful += other.doubtful


@dataclass(slots=True)
class Batch:
    """Rows on their way to the lake. `known` are the articles that it holds, `characters` how much text this adds."""

    run_id: str
    known: set[str]
    files: list[dict[str, Any]] = field(default_factory=list)
    articles: dict[str, dict[str, Any]] = field(default_factory=dict)
    characters: int = 0

    def add(self, item: Document | Rejection, container: str, container_sha256: str) -> bool:
        """Take in what a file gave; whether it is an article that is met for the first time."""
        seen_at = now()
        self.files.append(file_row(item, container, container_sha256, self.run_id, seen_at))
        if isinstance(item, Rejection):
            return False
        article_id = item.article.article_id
        if article_id in self.known or article_id in self.articles:
            return False
        signed = signature(item.article.text, item.article.furniture)
        self.articles[article_id] = article_row(item, signed, self.run_id, seen_at)
        self.characters += len(item.article.text)
        return True


def ingest(run: Run, again: Again) -> Intake:
    """Read what is new in the inbox into the lake, a batch of files per task."""
    intake = Intake()
    if again.from_lake:
        return intake
    ledger = read_ledger(run.lake, quarantined_anew=again.quarantined, anew_since=again.since)
    rules = load_reading_rules(REFERENCE)
    offered = walk(run.inbox)
    for number, start in enumerate(range(0, len(offered), _FILES_PER_BATCH)):
        intake.add(ingest_batch(run, offered[start : start + _FILES_PER_BATCH], ledger, rules, number))
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
    """Read one batch of files and write what is new; whatever it writes is added to `ledger`.

    A file's rows are written together, so that no later run takes a part of its records for all of them.
    """
    intake, batch, part = Intake(), Batch(run.run_id, ledger.articles), 0
    for one in offered:
        content = read_content(one, run.inbox, run.settings.max_file_bytes)
        if ledger.knows(one.name, content.sha256):
            intake.offered += ledger.items(one.name)
            intake.articles_known += ledger.articles_in(one.name)
            continue
        for item in _items(run, one.name, content, rules):
            intake.offered.append((item.locator, item.sha256))
            intake.doubtful += isinstance(item, Document) and bool(item.notes)
            if batch.add(item, one.name, content.sha256):
                intake.articles_new += 1
            elif isinstance(item, Rejection):
                intake.quarantined += 1
            else:
                intake.articles_known += 1
        if batch.characters > _CHARACTERS_PER_BATCH:
            _write(run, batch, f"{run.batch_name(number)}-{part:03d}", ledger)
            batch, part = Batch(run.run_id, ledger.articles), part + 1
    _write(run, batch, f"{run.batch_name(number)}-{part:03d}", ledger)
    return intake


def _items(run: Run, name: str, content: Content, rules: ReadingRules) -> Iterator[Document | Rejection]:
    """What a file gives, read as it is asked for."""
    if isinstance(content.data, Rejection):
        return iter([content.data])
    most = run.settings.max_file_bytes
    limits = Limits(most, most, run.settings.max_article_characters)
    return read_document(name, content.data, limits, rules, content.sidecar)


def _write(run: Run, batch: Batch, name: str, ledger: Ledger) -> None:
    if not batch.files:
        return
    run.lake.write_batch("ingest", name, {"files": batch.files, "articles": batch.articles.values()})
    ledger.add(batch.files)
