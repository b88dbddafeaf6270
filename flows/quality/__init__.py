"""Great Expectations suites, run step by step; results kept as rows."""

from flows.quality.gate import Gate

__all__ = ["Gate"]
