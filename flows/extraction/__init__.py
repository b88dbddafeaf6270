"""One article in, its claims, estimates and speakers out. Pure."""

from flows.extraction.extractor import Extraction, Extractor, Rules

__all__ = ["Extraction", "Extractor", "Rules"]
