"""One run: what every stage needs to know, and what it found."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from flows.lake import Lake
from flows.settings import Settings, WarehousePaths


def now() -> datetime:
    """The time in UTC, without a zone, as all tables hold it."""
    return datetime.now(UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Run:
    """A run's name, its folders and its settings."""

    run_id: str
    started_at: datetime
    inbox: Path
    paths: WarehousePaths
    settings: Settings

    @property
    def lake(self) -> Lake:
        """The lake that the run reads and writes."""
        return Lake(self.paths)

    def batch_name(self, number: int) -> str:
        """The name of the run's batch of that number: batches sort by time."""
        return f"{self.run_id}-{number:05d}"


@dataclass(frozen=True, slots=True)
class Again:
    """What a run does anew although the lake holds it already; by default nothing."""

    quarantined: bool = False
    """read again the files that could not be read, extract again the articles whose rows were invalid"""
    extraction: bool = False
    """extract every article again"""
    since: datetime | None = None
    """read and extract again whatever was published (undated: met) at that time or later"""
    from_lake: bool = False
    """leave the inbox alone and build the models from the lake"""

    @property
    def builds(self) -> bool:
        """Whether the models are built even where nothing is new."""
        return self != Again()


def new_run(inbox: Path, warehouse: Path, settings: Settings) -> Run:
    """A run that begins now, with an id that sorts by time and that no other run has.

    To be called under the lock: the ids of one warehouse's runs are then in the order of their work.
    """
    started_at = now()
    run_id = f"{started_at:%Y%m%dT%H%M%S%f}-{secrets.token_hex(3)}"
    return Run(run_id, started_at, inbox, WarehousePaths(warehouse), settings)


@dataclass(slots=True)
class Recap:
    """What a run did, for its row of `runs` and for its last screen."""

    files_seen: int = 0
    articles_new: int = 0
    articles_known: int = 0
    files_quarantined: int = 0
    articles_extracted: int = 0
    claims_new: int = 0
    estimates_new: int = 0
    checks_failed: int = 0
    status: str = "succeeded"
    detail: str | None = None
    is_published: bool = False
    is_unchanged: bool = False
    seconds: float = 0.0
    failed_checks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
