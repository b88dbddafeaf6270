"""The Parquet record of everything read and extracted: write-once batches."""
