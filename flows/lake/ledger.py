"""The ledger: what the lake knows of each file that was ever offered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flows.lake.store import Lake

_KEYS = ("container", "container_sha256", "file", "sha256", "article_id")


@dataclass(slots=True)
class Reading:
    """The newest reading of one file: the hash of its content, and for each record its hash and its article."""

    sha256: str
    items: dict[str, tuple[str, str | None]] = field(default_factory=dict)


class Ledger:
    """The newest reading of each file by name, and the ids of all texts.

    No dataclass: Prefect walks through those among a task's parameters, once for every batch of files.
    """

    def __init__(self) -> None:
        self.readings: dict[str, Reading] = {}
        self.articles: set[str] = set()

    def knows(self, container: str, sha256: str) -> bool:
        """Whether the file was read last with this very content.

        One that changed and changed back is read again, so that the newest row always tells its present state; so is
        one whose folder could not be listed since.
        """
        reading = self.readings.get(container)
        if reading is None or reading.sha256 != sha256:
            return False
        return not any(folder in self.readings for folder in _folders(container))

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Take in rows of the lake's `files`, in order of reading."""
        for row in rows:
            self._add(*(row[key] for key in _KEYS))

    def _add(
        self, container: str, container_sha256: str, file: str, sha256: str, article_id: str | None
    ) -> None:
        reading = self.readings.get(container)
        if reading is None or reading.sha256 != container_sha256:
            reading = self.readings[container] = Reading(container_sha256)
        for folder in _folders(container):
            self.readings.pop(folder, None)
        reading.items[file] = (sha256, article_id)
        if article_id:
            self.articles.add(article_id)

    def items(self, container: str) -> list[tuple[str, str]]:
        """(file, sha256) of each record in a file that is known."""
        return [(file, sha256) for file, (sha256, _) in self.readings[container].items.items()]

    def articles_in(self, container: str) -> int:
        """How many articles a file that is known holds."""
        return len({article_id for _, article_id in self.readings[container].items.values() if article_id})


def _folders(container: str) -> Iterator[str]:
    """The folders above a file, below the inbox. One has a reading of its own only where it could not be listed."""
    slash = container.find("/")
    while slash > 0:
        yield container[:slash]
        slash = container.find("/", slash + 1)


def read_ledger(lake: Lake, *, quarantined_anew: bool = False, anew_since: datetime | None = None) -> Ledger:
    """The ledger as the lake holds it now, without the files that are to be read anew.

    These are, where asked for, the files with a record in quarantine, and the files with one that was published
    (undated: met) at `anew_since` or later. Raises LakeError.
    """
    ledger = Ledger()
    table = lake.read("files", [*_KEYS, "published_at", "seen_at"]).sort_by("seen_at")
    anew = set()
    for *known, published_at, seen_at in zip(*(column.to_pylist() for column in table.columns), strict=True):
        ledger._add(*known)
        if anew_since is not None and (published_at or seen_at) >= anew_since:
            anew.add(known[0])
    if quarantined_anew:
        anew |= {
            container
            for container, reading in ledger.readings.items()
            if any(article_id is None for _, article_id in reading.items.values())
        }
    for container in anew:
        del ledger.readings[container]
    # a row of files whose text is not in the lake would never be made good again
    ledger.articles = set(lake.read("articles", ["article_id"])["article_id"].to_pylist())
    return ledger
