"""The DuckDB models: built aside from the lake, published by one rename."""

from flows.warehouse.build import Build
from flows.warehouse.lock import HeldError, sole_writer
from flows.warehouse.models import ModelError
from flows.warehouse.reader import NoWarehouseError, Rows, published, query

__all__ = ["Build", "HeldError", "ModelError", "NoWarehouseError", "Rows", "published", "query", "sole_writer"]
