from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.lake import Lake, LakeError
from flows.lake.schemas import SCHEMA_VERSION, all_tables, schema
from flows.settings import WarehousePaths

RUN = {"run_id": "r1", "status": "succeeded", "files_seen": 3}


@pytest.fixture
def paths(tmp_path: Path) -> WarehousePaths:
    return WarehousePaths(tmp_path / "warehouse")


def test_a_batch_is_read_back_as_written(paths: WarehousePaths) -> None:
    lake = Lake(paths)
    lake.write_batch("runs", "r1", {"runs": [RUN]})
    assert lake.read("runs", ["run_id", "files_seen"]).to_pylist() == [{"run_id": "r1", "files_seen": 3}]
    assert lake.read("checks").num_rows == 0
    assert lake.batches() == ["runs/r1"]


def test_an_empty_lake_has_every_table(paths: WarehousePaths) -> None:
    for table in all_tables():
        assert Lake(paths).read(table).schema.names == schema(table).names


def test_a_batch_that_fails_leaves_nothing(paths: WarehousePaths) -> None:
    lake = Lake(paths)
    with pytest.raises(pa.ArrowException):
        lake.write_batch("runs", "r1", {"runs": [{"run_id": object()}]})
    assert lake.batches() == []
    lake.write_batch("runs", "r1", {"runs": [RUN]})
    assert lake.read("runs").num_rows == 1


def test_a_batch_is_written_once(paths: WarehousePaths) -> None:
    lake = Lake(paths)
    lake.write_batch("runs", "r1", {"runs": [RUN]})
    with pytest.raises(LakeError):
        lake.write_batch("runs", "r1", {"runs": []})
    assert lake.read("runs").num_rows == 1


def test_a_damaged_file_is_named_with_what_to_do(paths: WarehousePaths) -> None:
    lake = Lake(paths)
    folder = lake.write_batch("runs", "r1", {"runs": [RUN]})
    (folder / "runs.parquet").write_bytes(b"PAR1 cut short")
    with pytest.raises(LakeError, match=r"runs\.parquet cannot be read.*Move the folder"):
        lake.verify()


def test_older_files_read_with_nulls_for_newer_columns(paths: WarehousePaths) -> None:
    lake = Lake(paths)
    folder = lake.write_batch("runs", "r1", {"runs": [RUN]})
    older = pq.read_table(folder / "runs.parquet").drop_columns(["detail"])
    pq.write_table(older, folder / "runs.parquet")
    assert lake.read("runs", ["run_id", "detail"]).to_pylist() == [{"run_id": "r1", "detail": None}]


def test_every_field_is_described_and_the_schema_has_a_version() -> None:
    for table in all_tables():
        wanted = schema(table)
        assert wanted.metadata[b"counterclaim_schema_version"] == str(SCHEMA_VERSION).encode()
        assert all(field.metadata and field.metadata[b"comment"] for field in wanted)
