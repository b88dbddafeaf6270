"""What a run would do, found without changing anything."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.extract import pending
from flows.inbox import read_content, walk
from flows.lake import Lake
from flows.lake.ledger import read_ledger
from flows.reference.extractor import extractor_version
from flows.run import Again
from flows.settings import Settings, WarehousePaths
from flows.warehouse import Build, fingerprint, stamped


@dataclass(frozen=True, slots=True)
class Plan:
    """`to_read` are names of files that are new or changed, `to_extract` ids of articles that the lake holds."""

    offered: int
    to_read: tuple[str, ...]
    to_extract: tuple[str, ...]
    is_built_anew: bool


def plan_run(inbox: Path, warehouse: Path, settings: Settings, again: Again) -> Plan:
    """What a run over `inbox` would read, extract and build now.

    Articles in files that are still to be read are not counted. Raises InboxError, LakeError.
    """
    paths = WarehousePaths(warehouse)
    lake = Lake(paths)
    lake.verify()
    ledger = read_ledger(lake, quarantined_anew=again.quarantined, anew_since=again.since)
    offered = [] if again.from_lake else walk(inbox)
    to_read = tuple(
        one.name
        for one in offered
        if not ledger.knows(one.name, read_content(one, inbox, settings.max_file_bytes).sha256)
    )
    with TemporaryDirectory() as aside, Build(WarehousePaths(Path(aside)), lake, "plan") as build:
        to_extract = tuple(pending(build, extractor_version(settings), again))
    is_current = not again.builds and stamped(paths) == fingerprint(lake)
    return Plan(len(offered), to_read, to_extract, bool(to_read or to_extract) or not is_current)
