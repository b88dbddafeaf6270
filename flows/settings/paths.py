"""Where the project's own files lie, and where a run's files go."""

from dataclasses import dataclass
from pathlib import Path

import flows

_PACKAGE = Path(flows.__file__).parent


def project_folder(name: str) -> Path:
    """The project's folder `sql`, `seeds` or `expectations`: beside the package in a checkout, inside it in a wheel."""
    installed = _PACKAGE / "_project" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


REFERENCE = project_folder("seeds") / "reference"
SQL = project_folder("sql")
EXPECTATIONS = project_folder("expectations")


@dataclass(frozen=True, slots=True)
class WarehousePaths:
    """The files of one warehouse folder."""

    folder: Path

    @property
    def published(self) -> Path:
        """The DuckDB file that readers open."""
        return self.folder / "counterclaim.duckdb"

    @property
    def lake(self) -> Path:
        """The Parquet batches that everything is built from."""
        return self.folder / "lake"

    @property
    def report(self) -> Path:
        """The static page."""
        return self.folder / "report"

    @property
    def scratch(self) -> Path:
        """Files in the making; whatever lies here when no run holds the lock is left over from a crash."""
        return self.folder / ".scratch"

    @property
    def lock(self) -> Path:
        """Held by the one run that may write."""
        return self.folder / ".lock"
