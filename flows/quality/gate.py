"""Run the suites and keep every result, passes too."""

import json
import logging
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.quality.suites import Suite, read_suites

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

_OBSERVED_CHARACTERS = 500


class Gate:
    """The checks of one run. `rows` gathers a row of the table `checks` per expectation, in order.

    `last_success` is the newest run that passed all checks; what later runs left, killed ones too, is checked.
    """

    def __init__(self, run_id: str, last_success: str = "") -> None:
        os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
        import great_expectations as gx

        # this module sets its own level to INFO, below the one that was asked for
        logging.getLogger("great_expectations.data_context.types.base").setLevel(logging.WARNING)
        self._gx = gx
        self._context = gx.get_context(mode="ephemeral")
        self._context.variables.progress_bars = {"globally": False}
        self._source = self._context.data_sources.add_pandas("run")
        self._run_id = run_id
        self._last_success = last_success
        self.rows: list[dict[str, Any]] = []

    def check(self, step: str, connection: "duckdb.DuckDBPyConnection") -> list[dict[str, Any]]:
        """Run each suite of `step` on the rows of its query; the new rows of `checks`.

        `connection` holds the lake and, for the step `load`, the tables as built.
        """
        connection.execute("set variable last_success = ?", [self._last_success])
        new = [row for suite in read_suites(step) for row in self._run(suite, suite.frame(connection))]
        self.rows += new
        return new

    def _run(self, suite: Suite, frame: "pd.DataFrame") -> list[dict[str, Any]]:
        name = suite.definition["name"]
        batch = self._source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("whole")
        expected = self._context.suites.add(self._gx.ExpectationSuite(**suite.definition))
        validation = self._context.validation_definitions.add(
            self._gx.ValidationDefinition(name=name, data=batch, suite=expected)
        )
        outcome = validation.run(batch_parameters={"dataframe": frame})
        return [self._row(suite, result) for result in outcome.results]

    def _row(self, suite: Suite, result: Any) -> dict[str, Any]:
        config = result.expectation_config
        kwargs = config.kwargs
        column = (
            kwargs.get("column") or kwargs.get("column_A") or ", ".join(kwargs.get("column_list", ())) or None
        )
        unexpected = result.result.get("unexpected_count")
        return {
            "run_id": self._run_id,
            "step": suite.step,
            "table_name": suite.subject,
            "expectation": config.type,
            "column_name": column,
            "severity": str(getattr(config.severity, "value", config.severity)),
            "success": bool(result.success),
            "unexpected_count": None if unexpected is None else int(unexpected),
            "observed": _observed(result),
            "checked_at": datetime.now(UTC).replace(tzinfo=None),
        }

    @property
    def failed(self) -> list[dict[str, Any]]:
        """Every check that failed, warnings too."""
        return [row for row in self.rows if not row["success"]]

    @property
    def critical(self) -> list[dict[str, Any]]:
        """The failed checks that stop the publish."""
        return [row for row in self.failed if row["severity"] == "critical"]

    def write_data_docs(self, folder: Path) -> Path:
        """Great Expectations' own pages of this run below `folder`; the index page."""
        store = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder.resolve())}
        site = {
            "class_name": "SiteBuilder",
            "store_backend": store,
            "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
        }
        self._context.add_data_docs_site("docs", site)
        self._context.build_data_docs(site_names=["docs"])
        return folder / "index.html"


def _observed(result: Any) -> str | None:
    raised = (result.exception_info or {}).get("exception_message")
    seen = raised or result.result.get("observed_value")
    if seen is None:
        seen = result.result.get("partial_unexpected_list") or None
    if seen is None:
        return None
    text = seen if isinstance(seen, str) else json.dumps(seen, default=str, ensure_ascii=False)
    return text[:_OBSERVED_CHARACTERS]
