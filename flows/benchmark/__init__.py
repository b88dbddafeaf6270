"""How fast the pipeline is, against plain spaCy in the same run."""
