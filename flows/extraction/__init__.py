"""One article in, its claims, estimates and speakers out. Pure."""

from flows.extraction.by_rule import ParsingTagger
from flows.extraction.extractor import Extraction, Extractor, Reading, Rules, Tagger

__all__ = ["Extraction", "Extractor", "ParsingTagger", "Reading", "Rules", "Tagger"]
