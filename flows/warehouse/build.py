"""A warehouse in the making: a DuckDB file filled aside from the lake, put in place by one rename."""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from flows.lake import Lake, sync_folder
from flows.lake.dictionary import Table, dictionary
from flows.lake.schemas import all_tables, schema
from flows.records.errors import WarehouseError
from flows.settings import REFERENCE, WarehousePaths
from flows.warehouse.models import Model, SqlModelError, in_order, read_models

# written so that DuckDB 1.x clients can read the file too
_STORAGE_VERSION = "v1.0.0"


class Build:
    """One build. Catalogues: `lake` (views of the Parquet files), `links` (what Python prepared), `staging`, `marks` and
    `touched` (what changed, flows/warehouse/touched.py), and the file itself, which is the default.
    `base` is a file to begin with instead of an empty one: the marts replace what is touched in it.
    Use as a context manager: leaving it closes the file.
    """

    def __init__(self, paths: WarehousePaths, lake: Lake, name: str, base: Path | None = None) -> None:
        self._base = base
        self._paths = paths
        self._lake = lake
        self.file = paths.scratch / f"{name}.duckdb"
        self.connection = duckdb.connect(":memory:")

    def __enter__(self) -> "Build":
        self._paths.scratch.mkdir(parents=True, exist_ok=True)
        self.file.unlink(missing_ok=True)
        log = _log_of(self.file)  # of a killed build: DuckDB would replay it into this one
        log.unlink(missing_ok=True)
        if self._base is not None:
            shutil.copyfile(self._base, self.file)
        try:
            self._attach_file()
            for catalogue in ("lake", "links", "staging", "marks", "touched"):
                self.connection.execute(f"attach ':memory:' as {catalogue}")
            self.remount_lake()
        except duckdb.IOException as error:
            self.connection.close()
            raise self._refused(error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()
        if isinstance(error, duckdb.IOException):
            raise self._refused(error) from error

    def _refused(self, error: duckdb.IOException) -> WarehouseError:
        return WarehouseError(
            f"the warehouse below {self._paths.folder} cannot be read or written: {first_line(error)}"
        )

    def _attach_file(self) -> None:
        self.connection.execute(
            f"attach {_quoted(self.file)} as published (storage_version '{_STORAGE_VERSION}')"
        )
        self.connection.execute("use published")
        self.connection.execute("set timezone = 'UTC'")
        self.connection.execute(f"set temp_directory = {_quoted(self._paths.scratch / 'spilled')}")

    @property
    def is_begun(self) -> bool:
        """Whether the file began from another one, and holds what that one did."""
        return self._base is not None

    def remount_lake(self) -> None:
        """Look at the lake's batches as they are now."""
        for table in all_tables():
            # an empty file of today's schema stands first: every column exists even where no batch has it yet
            empty = self._paths.scratch / f"empty-{table}.parquet"
            pq.write_table(schema(table).empty_table(), empty)
            files = ", ".join(_quoted(path) for path in [empty, *self._lake.files(table)])
            self.connection.execute(
                f"create or replace view lake.{table} as select * from read_parquet([{files}], union_by_name = true)"
            )

    def link(self, tables: Mapping[str, pa.Table]) -> None:
        """Put what Python prepared into the catalogue `links`, a table each, replacing what is there."""
        for name, table in tables.items():
            self.connection.register("prepared", table)
            self.connection.execute(f"create or replace table links.{name} as select * from prepared")
            self.connection.unregister("prepared")

    def fill(
        self, layer: str, only: Collection[str] | None = None, kept: Collection[str] = ()
    ) -> dict[str, int]:
        """Build every model of `layer`, or `only` those named and what they read, but for those `kept` as they are;
        the rows of each.

        Raises SqlModelError naming the model that fails.
        """
        models = [model for model in in_order(read_models(layer), only) if model.name not in kept]
        with self.one_commit():
            return {model.name: self._fill(model) for model in models}

    @contextmanager
    def one_commit(self) -> Iterator[None]:
        """One transaction, for statements that write to one catalogue: a commit of each waits for the disk."""
        self.connection.begin()
        yield
        self.connection.commit()

    def _fill(self, model: Model) -> int:
        described = dictionary().get(model.name)
        try:
            if described is None:
                self.connection.execute(f"create or replace table {model.name} as {model.sql}")
            else:
                self._make_way(described)
                self.connection.execute(f"insert into {model.name} by name {model.sql}")
            ((rows,),) = self.connection.execute(f"select count(*) from {model.name}").fetchall()
        except duckdb.IOException:
            raise  # the disk, not the model
        except duckdb.Error as error:
            message = f"the model {model.path.parent.name}/{model.path.name} failed: {error}"
            raise SqlModelError(message) from error
        return int(rows)

    def _make_way(self, table: Table) -> None:
        """Have the table there, without the rows that are about to be written."""
        if table.touched is None or not self._holds(table.name):
            declare(self.connection, table)
            return
        key = self.first_column(f"touched.{table.touched}")
        self.connection.execute(f"delete from {table.name} where {key} in (from touched.{table.touched})")

    def _holds(self, table: str) -> bool:
        """Whether the file has the table."""
        sql = "from duckdb_tables() where database_name = 'published' and schema_name = 'main' and table_name = ?"
        return bool(self.connection.execute(sql, [table]).fetchall())

    def first_column(self, table: str) -> str:
        """The name of the table's first column."""
        description = self.connection.execute(f"from {table} limit 0").description
        return str(description[0][0]) if description else ""

    def add_reference(self) -> None:
        """The reviewed tables as `reference.<table>`, as they stand in seeds/reference."""
        with self.one_commit():
            self.connection.execute("create schema if not exists reference")
            for path in sorted(REFERENCE.glob("*.csv")):
                self.connection.execute(
                    f"create or replace table reference.{path.stem} as "
                    # not strict: an analyst's editor may leave mixed line ends
                    f"select * from read_csv({_quoted(path)}, header = true, strict_mode = false, all_varchar = true)"
                )

    def finish(self) -> None:
        """Write everything to the file and let go of it."""
        self.connection.execute("use memory")
        self.connection.execute("checkpoint published")
        self.connection.execute("detach published")

    def publish(self) -> Path:
        """Put the finished file in the place of the published one: one rename, so that readers see old or new."""
        with self.file.open("rb") as file:
            os.fsync(file.fileno())
        # left by a client that opened the old file for writing and died; the new file must not replay it
        _log_of(self._paths.published).unlink(missing_ok=True)
        self.file.replace(self._paths.published)
        sync_folder(self._paths.folder)
        return self._paths.published


def first_line(error: Exception) -> str:
    """What an error says, in one line."""
    return str(error).strip().partition("\n")[0] or type(error).__name__


def _log_of(file: Path) -> Path:
    """DuckDB's write-ahead log of a database file."""
    return file.with_name(f"{file.name}.wal")


def declare(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Create `table` empty, each column with its type and comment."""
    columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
    connection.execute(f"create or replace table {table.name} ({columns})")
    connection.execute(f"comment on table {table.name} is {literal(_sentence(table.grain))}")
    for column in table.columns:
        connection.execute(f'comment on column {table.name}."{column.name}" is {literal(column.comment)}')


def _sentence(grain: str) -> str:
    return grain[0].upper() + grain[1:] + "."


def literal(text: str) -> str:
    """`text` as a SQL string. For the statements of DuckDB that take no parameters (comments, file names)."""
    return "'" + text.replace("'", "''") + "'"


def _quoted(path: Path) -> str:
    return literal(str(path))
