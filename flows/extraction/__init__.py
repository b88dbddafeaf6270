"""One article in, its claims, estimates and speakers out. Pure."""

from flows.extraction.extractor import Extraction, Extractor, Reading, Rules

__all__ = ["Extraction", "Extractor", "Reading", "Rules"]
