"""One article in, its claims, estimates and speakers out. Pure."""
