"""One strict reader for every reviewed table."""

import csv
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from flows.records.errors import CounterclaimError
from flows.records.row import Row


class TableError(CounterclaimError):
    """A reviewed table cannot be used; the sentence names the file, the line and what to mend."""


__all__ = ["Row", "RowType", "TableError", "read_table"]

RowType = TypeVar("RowType", bound=Row)


def read_table(path: Path, row: type[RowType]) -> tuple[RowType, ...]:
    """All rows of the CSV table at `path`, in file order; an empty cell is left to the field's default.

    Raises TableError where the file is missing, is not a table, or holds a row that `row` does not accept.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            records = list(csv.DictReader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"the reference table {path.name} cannot be read: {error}") from error
    rows = []
    for line, record in enumerate(records, start=2):
        try:
            cells = {str(column): value for column, value in record.items() if value not in ("", None)}
            rows.append(row.model_validate(cells))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            message = f"row {line} of {path.name}: column {where}: {first['msg']}"
            raise TableError(message) from error
    return tuple(rows)
