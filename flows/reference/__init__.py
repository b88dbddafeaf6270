"""Reads and validates the reviewed tables in `seeds/reference`."""
