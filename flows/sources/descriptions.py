"""Mentions without a name: offices, unnamed voices, documents, crowds."""

import re

from flows.records import Kind
from flows.sources.bodies import Bodies
from flows.sources.figures import Figure
from flows.sources.phrase import Phrase
from flows.sources.scene import Scene
from flows.sources.spelling import fold, words
from flows.sources.tables import NounRow

_DEFINITE = ("the", "this", "that", "these", "those")
_INDEFINITE = ("a", "an", "another", "one", "some", "any")
_SOME = ("some", "several", "many", "other", "two", "three", "few")
_NEWS = ("article", "story", "column", "editorial")
_REACH = 3000
_ISSUED = (
    "statement",
    "report",
    "release",
    "press release",
    "news release",
    "bulletin",
    "study",
    "survey",
    "poll",
)
_LOWERED = ("a", "an", "the", "some", "one", "another", "several", "many", "other")


class Descriptions:
    """Finds whom a description points back to, or keeps it as it stands."""

    def __init__(self, scene: Scene, bodies: Bodies) -> None:
        self._scene = scene
        self._bodies = bodies

    def figure(self, phrase: Phrase, owner: Figure | None, position: int) -> Figure:
        """The figure of a phrase without a name; `owner` is whom its possessive names."""
        noun = phrase.noun
        found = None
        if noun is None:
            return self._unnamed(phrase, None)
        if noun.use == "owned":
            found = owner
        elif noun.use == "document":
            found = self._document(phrase, noun, owner, position)
        elif noun.use == "speaker":
            found = self._voice(phrase, noun, owner, position)
        elif noun.use == "force" and phrase.determiner not in _INDEFINITE:
            found = self._bodies.forces.force(phrase, noun, owner, position)
        elif noun.use in ("body", "group", "outlet", "country"):
            found = self._bodies.body(phrase, noun, owner, position)
        elif noun.use in ("office", "person", "unnamed"):
            found = self._holder(phrase, noun, position)
        elif noun.use == "crowd":
            found = self._crowd(phrase, noun, position)
        return found or self._unnamed(phrase, noun)

    def _document(self, phrase: Phrase, noun: NounRow, owner: Figure | None, position: int) -> Figure | None:
        scene = self._scene
        issuer = self._bodies.of_document_or_voice(phrase, owner, position)
        if issuer:
            scene.issuers[noun.noun] = issuer
            return issuer
        if phrase.determiner in _DEFINITE:
            issuer = scene.issuers.get(noun.noun) or self._introduced(noun, position)
            if issuer:
                return issuer
        antecedents = scene.antecedents
        if noun.noun in _NEWS:
            return antecedents.best(position, lambda figure: figure.kind is Kind.MEDIA)
        if phrase.determiner not in _DEFINITE or len(phrase.modifiers) > 2:
            return None
        earlier = antecedents.best(
            position, lambda figure: figure.kind is Kind.DOCUMENT and noun.noun in figure.roles
        )
        if earlier or noun.noun not in _ISSUED:
            return earlier
        bodies = (Kind.AGENCY, Kind.ORGANISATION, Kind.MEDIA, Kind.GOVERNMENT)
        return antecedents.best(
            position, lambda figure: figure.kind in bodies and figure in scene.spoken, reach=2
        )

    def _introduced(self, noun: NounRow, position: int) -> Figure | None:
        """Who issued a document that stands earlier with its issuer: "the minutes of the Acme Board's meeting"."""
        scene = self._scene
        before = scene.article.text[max(0, position - _REACH) : position]
        pattern = rf"\b{re.escape(noun.noun)}\s+(?:of|from|by|for)\s+((?:the\s+)?[A-Z][^,.;:\n]{{0,80}})"
        for match in reversed(list(re.finditer(pattern, before))):
            known = scene.registry.opening(match.group(1))
            if known:
                return scene.figures.known(known, known.name)
        return None

    def _voice(self, phrase: Phrase, noun: NounRow, owner: Figure | None, position: int) -> Figure | None:
        lone = noun.noun in ("police officer", "officer")
        body = None if lone else self._bodies.of_document_or_voice(phrase, owner, position)
        if body and body.kind is not Kind.PERSON:
            return body
        if lone:
            return (
                None
                if phrase.determiner in _INDEFINITE
                else self._bodies.forces.force(phrase, noun, None, position)
            )
        if phrase.determiner in ("a", "an") and self._follows_where(position):
            return self._scene.antecedents.just_before(position, human=False)
        if phrase.determiner != "the" or body:
            return None
        best = self._scene.antecedents.best
        speaker = best(position, lambda figure: figure.kind is Kind.PERSON and noun.noun in figure.roles)
        institutions = (Kind.AGENCY, Kind.ORGANISATION, Kind.MILITARY)
        return speaker or best(position, lambda figure: figure.kind in institutions, reach=4)

    def _follows_where(self, position: int) -> bool:
        """ "taken to the Tarn clinic, where | a spokeswoman | said": the clinic speaks."""
        return self._scene.article.text[max(0, position - 6) : position] == "where "

    def _holder(self, phrase: Phrase, noun: NounRow, position: int) -> Figure | None:
        """The person who holds the office: "the president", "the Ruritanian leader", "the woman"."""
        if phrase.determiner in _INDEFINITE or noun.plural:
            return None
        registry, antecedents = self._scene.registry, self._scene.antecedents
        of = words(phrase.complement or "") if phrase.link == "of" else []
        tellers = (phrase.modifiers, words(phrase.owner or ""), of)
        stated = next((told for teller in tellers if (told := registry.country_at_start(teller))), None)
        country = stated[0].country if stated else None
        wanted = {noun.noun, fold(noun.noun).split()[-1]}

        def fits(figure: Figure) -> bool:
            if figure.kind is not Kind.PERSON and (figure.kind is not Kind.ANONYMOUS or figure.plural):
                return False
            if noun.gender and figure.gender not in (None, noun.gender):
                return False
            if country and figure.country not in (None, country):
                return False
            return bool(figure.roles & wanted) or (
                noun.broad and bool(figure.roles) and figure.country == country
            )

        found = antecedents.best(position, fits, unsure=False)
        if found or phrase.determiner not in _DEFINITE:
            return found
        if noun.broad and not country:
            return antecedents.best(
                position, lambda figure: figure.kind is Kind.PERSON and figure in self._scene.spoken, reach=4
            )
        if noun.use != "person":
            return None
        return antecedents.best(
            position,
            lambda figure: (
                figure.kind is Kind.ANONYMOUS and not figure.plural and figure.gender in (None, noun.gender)
            ),
        )

    def _crowd(self, phrase: Phrase, noun: NounRow, position: int) -> Figure | None:
        alone = len(phrase.modifiers) == 1
        if phrase.determiner in _DEFINITE and alone and not phrase.complement:
            return self._scene.antecedents.best(
                position, lambda figure: figure.plural and noun.noun in figure.roles, unsure=False
            )
        if noun.noun in ("officers", "police officers"):
            return self._bodies.forces.force(phrase, self._scene.tables.nouns["police"], None, position)
        if noun.noun in ("deputies", "sheriff's deputies") and phrase.determiner in (*_DEFINITE, None):
            return self._bodies.forces.sheriff()
        if noun.noun in ("officials", "representatives") and not alone and phrase.determiner not in _SOME:
            body = self._bodies.of_document_or_voice(phrase, None, position)
            if body and body.kind in (Kind.AGENCY, Kind.MILITARY, Kind.ORGANISATION):
                return body
        return None

    def _unnamed(self, phrase: Phrase, noun: NounRow | None) -> Figure:
        """The description itself as a source of this article alone."""
        text = phrase.text.split(",")[0]
        if text.split(" ", 1)[0].lower() in _LOWERED:
            text = text[0].lower() + text[1:]
        kind = Kind.ANONYMOUS
        if noun and (noun.use in ("body", "group", "outlet", "document") or noun.kind is Kind.MEDIA):
            kind = noun.kind
        figure = self._scene.figures.find(text)
        if figure is None:
            figure = Figure(text, kind, noun.gender if noun else None, noun is not None and noun.plural)
            self._scene.figures.add(figure, text)
            figure.roles |= {noun.noun} if noun else _unknown_office(phrase)
        rests = (phrase.modifiers[start:] for start in range(len(phrase.modifiers)))
        country = next(
            (found for rest in rests if (found := self._scene.registry.country_at_start(rest))), None
        )
        if country and figure.country is None and " and " not in text:
            figure.country = country[0].country
        return figure


def _unknown_office(phrase: Phrase) -> set[str]:
    """What "a beekeeper" is, though no table knows the noun: one human being."""
    last = phrase.modifiers[-1] if phrase.modifiers else ""
    return {last} if phrase.determiner in _INDEFINITE and last.islower() else set()
