"""The Parquet record of everything read and extracted: write-once batches."""

from flows.lake.store import Lake, LakeError, sync_folder

__all__ = ["Lake", "LakeError", "sync_folder"]
