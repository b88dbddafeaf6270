"""What readers see: the static page and the terminal's tables."""
