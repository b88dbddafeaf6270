"""Who a name stands for: within one article, and across articles. Pure."""

from flows.sources.cast import Cast
from flows.sources.tables import SourceTables

__all__ = ["Cast", "SourceTables"]
