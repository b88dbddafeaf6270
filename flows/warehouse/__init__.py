"""The DuckDB models: built aside from the lake, published by one rename."""
