"""The committed expectation suites, each with the query whose rows it looks at."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.settings import EXPECTATIONS

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

STEPS = ("ingest", "extract", "load")


@dataclass(frozen=True, slots=True)
class Suite:
    """A suite in Great Expectations' own JSON form, `expectations/<step>/<subject>.json`.

    `query` is the file beside it, `<subject>.sql`; without one the suite looks at the table of that name.
    """

    step: str
    subject: str
    definition: dict[str, Any]
    query: str | None

    @property
    def columns(self) -> list[str]:
        """The columns that the suite names, each once; empty where it only counts rows."""
        named: dict[str, None] = {}
        for expectation in self.definition["expectations"]:
            kwargs = expectation["kwargs"]
            named.update(
                dict.fromkeys(kwargs[key] for key in ("column", "column_A", "column_B") if key in kwargs)
            )
            named.update(dict.fromkeys(kwargs.get("column_list", ())))
        return list(named)

    def frame(self, connection: "duckdb.DuckDBPyConnection") -> "pd.DataFrame":
        """The rows that the suite looks at, with no more columns than it names."""
        columns = ", ".join(f'"{column}"' for column in self.columns)
        if self.query is None:
            return connection.execute(f"select {columns} from {self.subject}").df()
        return connection.execute(f"select {columns or '*'} from ({self.query})").df()


def read_suites(step: str, folder: Path = EXPECTATIONS) -> list[Suite]:
    """The suites of `step` (one of STEPS), by subject."""
    suites = []
    for path in sorted((folder / step).glob("*.json")):
        query = path.with_suffix(".sql")
        sql = query.read_text(encoding="utf-8") if query.is_file() else None
        suites.append(Suite(step, path.stem, json.loads(path.read_text(encoding="utf-8")), sql))
    return suites
