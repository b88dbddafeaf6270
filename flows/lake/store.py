"""Write-once batches of Parquet files: a batch is a folder that appears whole or not at all."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.lake.schemas import SCHEMA_VERSION, VERSION_KEY, all_tables, schema, stage_of, stages, tables_of
from flows.records.errors import CounterclaimError
from flows.settings import WarehousePaths


class LakeError(CounterclaimError):
    """The lake cannot be read or written; the sentence says what to do."""


class Lake:
    """The Parquet record below a warehouse folder: `lake/<stage>/<batch>/<table>.parquet`."""

    def __init__(self, paths: WarehousePaths) -> None:
        self._paths = paths

    def write_batch(self, stage: str, batch: str, rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> Path:
        """Write a whole batch of `stage`: every table of the stage, those without rows empty.

        `batch` is the folder's name and must be new. The files are written aside, synced and put in place by one
        rename. Raises LakeError where the disk refuses.
        """
        final = self._paths.lake / stage / batch
        aside = self._paths.scratch / f"{stage}-{batch}"
        try:
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir(parents=True)
            for table in tables_of(stage):
                _write_synced(
                    pa.Table.from_pylist(list(rows.get(table, ())), schema(table)), aside / f"{table}.parquet"
                )
            sync_folder(aside)
            self._make_stage(final.parent)
            aside.rename(final)
            sync_folder(final.parent)
        except OSError as error:
            message = (
                f"the batch {stage}/{batch} cannot be written below {self._paths.lake} ({error.strerror or error}): "
                f"mend that and run again, what was finished is kept"
            )
            raise LakeError(message) from error
        return final

    def _make_stage(self, folder: Path) -> None:
        for missing in (self._paths.lake, folder):
            if not missing.is_dir():
                missing.mkdir(parents=True, exist_ok=True)
                sync_folder(missing.parent)

    def files(self, table: str) -> list[Path]:
        """The Parquet files of `table`, oldest batch first."""
        stage = stage_of(table)
        return [self._paths.lake / stage / batch / f"{table}.parquet" for batch in self._batches(stage)]

    def _batches(self, stage: str) -> list[str]:
        """Names of the batches of `stage`, in order; whatever else lies in the folder is not ours."""
        folder = self._paths.lake / stage
        if not folder.is_dir():
            return []
        with os.scandir(folder) as entries:
            return sorted(
                entry.name for entry in entries if entry.is_dir() and not entry.name.startswith(".")
            )

    def read(self, table: str, columns: list[str] | None = None) -> pa.Table:
        """All rows of `table`, or of the named columns alone.

        Files of an older schema version lack the newer columns: these read as nulls.
        Raises LakeError naming a file that cannot be read.
        """
        wanted = schema(table)
        if columns is not None:
            wanted = pa.schema([wanted.field(name) for name in columns])
        parts = [_read(path, wanted) for path in self.files(table)]
        return pa.concat_tables(parts) if parts else wanted.empty_table()

    def verify(self) -> None:
        """Read every file's footer.

        Raises LakeError naming the first batch that cannot be read, or that a newer Counterclaim wrote.
        """
        for table in all_tables():
            for path in self.files(table):
                try:
                    metadata = pq.read_metadata(path).metadata or {}
                except (OSError, pa.ArrowException) as error:
                    raise _unreadable(path, error) from error
                if int(metadata.get(VERSION_KEY, 0)) > SCHEMA_VERSION:
                    message = f"the lake file {path} was written by a newer Counterclaim: install that version to go on"
                    raise LakeError(message)

    def batches(self) -> list[str]:
        """Names of all batches, `stage/batch`, in order: what the lake holds, for telling two states apart."""
        return [f"{stage}/{batch}" for stage in stages() for batch in self._batches(stage)]


def _write_synced(table: pa.Table, path: Path) -> None:
    with path.open("wb") as file:
        pq.write_table(table, file, compression="zstd")
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in `folder` as they are now."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(path: Path, wanted: pa.Schema) -> pa.Table:
    try:
        with pq.ParquetFile(path) as file:
            present = [name for name in wanted.names if name in file.schema_arrow.names]
            table = file.read(columns=present)
    except (OSError, pa.ArrowException) as error:
        raise _unreadable(path, error) from error
    columns = [
        table[field.name].cast(field.type) if field.name in present else pa.nulls(table.num_rows, field.type)
        for field in wanted
    ]
    return pa.Table.from_arrays(columns, schema=wanted)


def _unreadable(path: Path, error: Exception) -> LakeError:
    reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
    return LakeError(
        f"the lake file {path} cannot be read ({reason}). "
        f"Move the folder {path.parent} away and run again: what it held is read anew from the inbox."
    )
