"""What the resolution of one article's mentions shares."""

from dataclasses import dataclass, field
from functools import cached_property

from flows.records import Article
from flows.sources.antecedents import Antecedents
from flows.sources.figures import Figure, Figures
from flows.sources.places import home_town
from flows.sources.registry import Registry
from flows.sources.tables import SourceTables


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
    spoken: set[Figure] = field(default_factory=set)
    issuers: dict[str, Figure] = field(default_factory=dict)

    @cached_property
    def town(self) -> str | None:
        """The town that the article is from or about."""
        return home_town(self.article, self.tables)
