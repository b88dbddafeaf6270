"""Great Expectations suites, run step by step; results kept as rows."""
