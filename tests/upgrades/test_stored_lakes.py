"""A lake of each earlier schema version is read without loss.

Each `lake-N.tar.xz` was written by version 0.1.0 from the same three files and a link that leads nowhere.
"""

import json
import tarfile
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from flows.lake import Lake, LakeError
from flows.lake.schemas import SCHEMA_VERSION, VERSION_KEY
from flows.settings import WarehousePaths
from tests.faults.kills import FIRST, Runner, put

FOLDER = Path(__file__).parent
MINISTRY = "The Ministry of Health could not confirm that 30 people were hurt in Quell."


@pytest.fixture(params=sorted(FOLDER.glob("lake-*.tar.xz")), ids=lambda path: path.name)
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A warehouse folder that holds a stored lake and nothing else."""
    with tarfile.open(request.param) as archive:
        archive.extractall(tmp_path / "w", filter="data")
    return tmp_path / "w"


def test_a_stored_lake_keeps_every_row(stored: Path, runner: Runner, tmp_path: Path) -> None:
    lake = Lake(WarehousePaths(stored))
    lake.verify()
    claims = {row["text"] for row in lake.read("claims", ["text"]).to_pylist()}
    assert len(claims) == 2
    inbox = tmp_path / "inbox"
    put(inbox, {"2025-03-01-barge.txt": FIRST["quay/2025-03-01-barge.txt"], "broken.json": "{"})
    put(inbox, {"ministry.json": json.dumps({"text": MINISTRY, "outlet": "Quay Gazette"})})
    (inbox / "gone.txt").symlink_to("nowhere.txt")
    runner.whole(inbox, stored)
    with duckdb.connect(str(stored / "counterclaim.duckdb"), read_only=True) as connection:
        rows = connection.execute(
            "select file, coalesce(reason, outcome) from files order by file"
        ).fetchall()
        assert {row[0] for row in connection.execute("select text from claims").fetchall()} == claims
        runs = connection.execute("select count(*) from runs").fetchall()
    assert rows == [
        ("2025-03-01-barge.txt", "article"),
        ("broken.json", "malformed"),
        ("gone.txt", "vanished"),
        ("ministry.json", "article"),
    ]
    assert runs == [(2,)]


def test_a_lake_of_a_newer_version_is_refused(stored: Path) -> None:
    path = next(stored.rglob("runs.parquet"))
    table = pq.read_table(path)
    newer = {**(table.schema.metadata or {}), VERSION_KEY: str(SCHEMA_VERSION + 1).encode()}
    pq.write_table(table.replace_schema_metadata(newer), path)
    with pytest.raises(LakeError, match="newer Counterclaim"):
        Lake(WarehousePaths(stored)).verify()
