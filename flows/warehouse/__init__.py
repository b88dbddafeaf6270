"""The DuckDB models: built aside from the lake, published by one rename."""

from flows.warehouse.build import Build
from flows.warehouse.fingerprint import fingerprint, published_row_counts, reusable, stamp, stamped
from flows.warehouse.lock import HeldError, sole_writer
from flows.warehouse.models import SqlModelError
from flows.warehouse.reader import NoWarehouseError, Rows, published, query

__all__ = [
    "Build",
    "HeldError",
    "NoWarehouseError",
    "Rows",
    "SqlModelError",
    "fingerprint",
    "published",
    "published_row_counts",
    "query",
    "reusable",
    "sole_writer",
    "stamp",
    "stamped",
]
