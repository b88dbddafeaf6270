"""The data dictionary: each table and column described once, beside its SQL, and shown everywhere from there."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from flows.settings import SQL

LAYERS = ("marts", "ops")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a published table: its DuckDB type and its meaning."""

    name: str
    type: str
    comment: str
    key: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A published table: what one row is, and its columns in order.

    `touched` is the kind of thing (sql/marks) whose rows a build replaces; None where it writes the whole table anew.
    """

    name: str
    layer: str
    grain: str
    columns: tuple[Column, ...]
    touched: str | None = None

    def column(self, name: str) -> Column:
        """The column of that name. Raises KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        message = f"{self.name} has no column {name}"
        raise KeyError(message)


def _table(path: Path) -> Table:
    described = yaml.safe_load(path.read_text(encoding="utf-8"))
    columns = tuple(
        Column(name, given["type"], " ".join(given["comment"].split()), bool(given.get("key")))
        for name, given in described["columns"].items()
    )
    grain = " ".join(described["grain"].split())
    return Table(path.stem, path.parent.name, grain, columns, described.get("touched"))


@cache
def dictionary() -> dict[str, Table]:
    """Every published table by name, read from the YAML files in `sql/marts` and `sql/ops`."""
    paths = sorted(path for layer in LAYERS for path in (SQL / layer).glob("*.yaml"))
    return {path.stem: _table(path) for path in paths}
