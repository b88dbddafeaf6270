"""What the resolution of one article's mentions shares."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from flows.records import Article, Sentence
from flows.sources.antecedents import Antecedents
from flows.sources.figures import Figure, Figures
from flows.sources.places import country_of_setting, home_town, towns_with_states
from flows.sources.registry import Registry
from flows.sources.spelling import fold, words
from flows.sources.tables import SourceTables

if TYPE_CHECKING:
    from spacy.tokens import Doc

    # a sentence's text -> its named entities
    Recogniser = Callable[[str], Doc]


@dataclass
class Scene:
    """One article while its mentions are resolved.

    `spoken` holds whoever was a source so far; `issuers` says who issued a document that was named with its issuer,
    so that "the minutes" finds it again.
    """

    article: Article
    figures: Figures
    antecedents: Antecedents
    registry: Registry
    tables: SourceTables
    sentences: Sequence[Sentence] = ()
    recogniser: "Recogniser | None" = None
    spoken: set[Figure] = field(default_factory=set)
    issuers: dict[str, Figure] = field(default_factory=dict)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def label(self, position: int, word: str) -> str | None:
        """What `recogniser` takes `word` for in the sentence at `position` (PERSON, ORG …), if it knows.

        Few articles name somebody whom nothing else tells: looking for entities costs as much as all other parsing.
        """
        index = bisect_right(self._starts, position) - 1
        if index < 0 or self.recogniser is None:
            return None
        offset = position - self.sentences[index].start
        for entity in self.recogniser(self.sentences[index].text).ents:
            if entity.end_char > offset and word in entity.text:
                return str(entity.label_)
        return None

    @cached_property
    def town(self) -> str | None:
        """The town that the article is from or about."""
        return home_town(self.article, self.tables)

    def home_country(self) -> str | None:
        """The country whose bodies the article means without saying so: where it is set, else the one it names most."""
        return self._setting or self.figures.salient_country()

    @cached_property
    def _setting(self) -> str | None:
        return country_of_setting(self.article, self.tables)

    @cached_property
    def states(self) -> dict[str, str]:
        """The US states of the towns that the article names with their state."""
        return towns_with_states(self.article, self.tables)

    def state_of(self, name: str) -> str | None:
        """The state of a local body by the town or county that its name begins with."""
        parts = words(name)
        heads = (fold(" ".join(parts[:length])) for length in range(min(3, len(parts)), 0, -1))
        return next((self.states[head] for head in heads if head in self.states), None)
