"""The learned span tagger: which characters are source, cue and content of which attribution. Pure."""

from flows.tagging.tagger import SpanTagger

__all__ = ["SpanTagger"]
