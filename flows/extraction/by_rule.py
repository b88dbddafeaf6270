"""The rules-only mode in the learned tagger's place."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.reading.sentences import sentences as split_sentences
from flows.records import Attribution
from flows.tagging.rules_only import RuleTagger

if TYPE_CHECKING:
    from spacy.language import Language


class ParsingTagger:
    """Finds attributions by rule; it parses every sentence for that, and finds about half of the claims."""

    def __init__(self, rules: RuleTagger, language: "Language", abbreviations: Collection[str]) -> None:
        self._rules = rules
        self._language = language
        self._abbreviations = abbreviations
        self.version = rules.version

    def tag(self, texts: Sequence[str]) -> list[list[Attribution]]:
        """The attributions of each text."""
        return [self._tag(text) for text in texts]

    def _tag(self, text: str) -> list[Attribution]:
        split = split_sentences(text, self._abbreviations)
        docs = self._language.pipe([sentence.text for sentence in split], batch_size=128)
        parsed = [replace(sentence, doc=doc) for sentence, doc in zip(split, docs, strict=True)]
        return self._rules.tag_parsed(text, parsed)
