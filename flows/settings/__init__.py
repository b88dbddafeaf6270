"""Settings and paths, with their precedence."""
