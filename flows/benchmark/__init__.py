"""How fast the pipeline is, against plain spaCy over the same text in the same run. Nothing here asserts a time."""
