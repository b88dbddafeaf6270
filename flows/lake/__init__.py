"""The Parquet record of everything read and extracted: write-once batches."""

from flows.lake.store import Lake, LakeError

__all__ = ["Lake", "LakeError"]
