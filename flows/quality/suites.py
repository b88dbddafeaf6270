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
        columns = ", ".join(self._selected(column) for column in self.columns)
        rows = self.subject if self.query is None else f"({self.query})"
        return connection.execute(f"select {columns or '*'} from {rows}").df()

    def _selected(self, column: str) -> str:
        """The column, or only whether it holds anything: texts are costly to carry, and most must just be there."""
        asked = {
            expectation["type"]
            for expectation in self.definition["expectations"]
            if column in (expectation["kwargs"].get("column"), *expectation["kwargs"].get("column_list", ()))
            or column in (expectation["kwargs"].get("column_A"), expectation["kwargs"].get("column_B"))
        }
        is_only_there = asked == {"expect_column_values_to_not_be_null"}
        return f'if("{column}" is null, null, true) as "{column}"' if is_only_there else f'"{column}"'


def read_suites(step: str, folder: Path = EXPECTATIONS) -> list[Suite]:
    """The suites of `step` (one of STEPS), by subject."""
    suites = []
    for path in sorted((folder / step).glob("*.json")):
        query = path.with_suffix(".sql")
        sql = query.read_text(encoding="utf-8") if query.is_file() else None
        suites.append(Suite(step, path.stem, json.loads(path.read_text(encoding="utf-8")), sql))
    return suites
