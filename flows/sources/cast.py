"""The cast of one article: whom each mention of a source or a relay names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flows.records import Article, Kind, Sentence, Span, Speaker, content_hash
from flows.sources.antecedents import Antecedents
from flows.sources.figures import Figure
from flows.sources.inventory import Inventory
from flows.sources.mentions import Mentions
from flows.sources.nations import with_nations
from flows.sources.places import with_towns
from flows.sources.quotations import quotations
from flows.sources.registry import Registry
from flows.sources.scene import Scene
from flows.sources.tables import COINED, SourceTables

if TYPE_CHECKING:
    from flows.sources.scene import Recogniser


class Cast:
    """Resolves the mentions of one article to its speakers.

    `mentions` are all spans that name a source or a relay anywhere in the text; they are resolved in text order,
    since each is the likeliest antecedent of the next. `recogniser` tells persons from bodies where names alone do not.
    The result depends on the arguments alone.
    """

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        mentions: Sequence[Span],
        tables: SourceTables,
        recogniser: "Recogniser | None" = None,
    ) -> None:
        tables = with_nations(article, with_towns(article, tables))
        self._article = article
        self._pronouns = tables.pronouns
        starts = [sentence.start for sentence in sentences]
        registry = Registry(tables)
        inventory = Inventory(article.text, starts, registry, tables)
        antecedents = Antecedents(inventory.uses, starts, quotations(article.text))
        self._scene = Scene(article, inventory.figures, antecedents, registry, tables, sentences, recogniser)
        self._mentions = Mentions(self._scene)
        self._figures: dict[Span, tuple[Figure, ...]] = {}
        # "I" waits for whoever utters the quotation, who may stand behind it
        for span in sorted(set(mentions), key=lambda span: (self._is_first_person(span), span)):
            found = self._mentions.resolve(span)
            self._figures[span] = found
            antecedents.record(span.start, found)
        self._speakers = self._as_speakers()

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody whom a mention names, in order of first mention."""
        return tuple(self._speakers.values())

    def speakers_of(self, span: Span) -> tuple[str, ...]:
        """The ids of the speakers that a mention names: none where it names nobody, two for "Alden and Brook".

        `span` is one of the mentions that the cast was made with; any other names nobody.
        """
        return tuple(
            dict.fromkeys(self._speakers[figure].speaker_id for figure in self._figures.get(span, ()))
        )

    def _as_speakers(self) -> dict[Figure, Speaker]:
        spellings: dict[Figure, dict[str, None]] = {}
        for span, figures in self._figures.items():
            for figure in figures:
                written = spellings.setdefault(figure, dict(figure.spellings))
                if len(figures) == 1 and not self._is_pronoun(span):
                    written[" ".join(span.of(self._article.text).split())] = None
        return {figure: self._speaker(figure, tuple(written)) for figure, written in spellings.items()}

    def _is_first_person(self, span: Span) -> bool:
        row = self._pronouns.get(span.of(self._article.text).strip().lower())
        return row is not None and row.person == "first"

    def _is_pronoun(self, span: Span) -> bool:
        return span.of(self._article.text).strip().lower() in self._pronouns

    def _speaker(self, figure: Figure, spellings: tuple[str, ...]) -> Speaker:
        article_id = self._article.article_id
        return Speaker(
            speaker_id=content_hash("speaker", article_id, figure.name, figure.kind),
            article_id=article_id,
            name=figure.name,
            kind=figure.kind,
            country=None if (figure.country or "").startswith(COINED) else figure.country,
            part_of=figure.part_of
            or self._mentions.force_of(figure, spellings)
            or (self._scene.state_of(figure.name) if _is_local(figure) else None),
            role=figure.role,
            reference=figure.reference,
            spellings=spellings,
        )


def _is_local(figure: Figure) -> bool:
    """Whether other states may have a body of this name: a town's police, a county's sheriff."""
    return figure.kind is Kind.AGENCY and figure.reference is None and figure.country in (None, "US")
