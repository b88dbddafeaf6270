"""Bodies without a name of their own: "the ministry", "its army", "police", "an Acme spokesman"."""

import re
from collections.abc import Callable, Sequence

from flows.records import Kind
from flows.sources.figures import Figure
from flows.sources.forces import Forces, proper_words
from flows.sources.names import Names
from flows.sources.phrase import Phrase, parse
from flows.sources.scene import Scene
from flows.sources.spelling import bare, capitalised, fold, words
from flows.sources.tables import NounRow

_BELONGING = ("of", "for", "from", "by", "at", "with")
_SURVEYS = ("poll", "polls", "survey", "surveys", "study", "studies")
_MINISTER = re.compile(r"\b(\w+) minister\b", re.IGNORECASE)
_NO_PORTFOLIO = ("prime", "first", "deputy", "former", "chief", "the", "a", "junior", "cabinet", "state")
_ARMED = frozenset(("rebels", "militants", "insurgents", "fighters", "jihadists", "separatists"))
_ANY_BODY = ("group", "body", "organization", "organisation", "agency")
_SORTS = {
    "country": (Kind.GOVERNMENT,),
    "outlet": (Kind.MEDIA,),
    "group": (Kind.ORGANISATION, Kind.MILITARY),
}


class Bodies:
    """Finds the body that a description means; `resolve` resolves a phrase within a phrase. `forces` are police and soldiers."""

    def __init__(self, scene: Scene, names: Names, resolve: Callable[[str, int], tuple[Figure, ...]]) -> None:
        self._scene = scene
        self._names = names
        self._resolve = resolve
        self.forces = Forces(scene, names)

    def of_document_or_voice(self, phrase: Phrase, owner: Figure | None, position: int) -> Figure | None:
        """The body that an unnamed voice or a document belongs to: "an Acme spokesman", "a report by Acme"."""
        if owner:
            return owner
        scene = self._scene
        described = scene.registry.national_body(" ".join(phrase.modifiers[:-1]))
        if described:
            return scene.figures.known(described, described.name)
        names = proper_words(phrase.modifiers)
        found = self._named_before(phrase, names) if names else None
        found = found or self._complement(phrase, position)
        if found or names:
            return found
        first = scene.tables.nouns.get(fold(phrase.modifiers[0])) if len(phrase.modifiers) > 1 else None
        if first and first.use == "force":
            return self.forces.force(phrase, first, None, position)
        return self.earlier(first, (), position) if first and first.use == "body" else None

    def _complement(self, phrase: Phrase, position: int) -> Figure | None:
        """The body that "of", "by" and the like lead to; a poll of a country is not the country's word."""
        if not phrase.complement or phrase.link not in _BELONGING:
            return None
        told = parse(phrase.complement, self._scene.tables).noun
        is_named = any(capitalised(word) for word in words(phrase.complement)[:6])
        found = self._resolve(phrase.complement, position) if is_named or _is_body(told) else ()
        if len(found) != 1 or found[0].kind is Kind.ANONYMOUS:
            return None
        surveyed = phrase.link == "of" and phrase.noun is not None and phrase.noun.noun in _SURVEYS
        return None if surveyed and found[0].kind is Kind.GOVERNMENT else found[0]

    def body(self, phrase: Phrase, noun: NounRow, owner: Figure | None, position: int) -> Figure | None:
        """The body of a description; None where nothing tells which it is."""
        scene = self._scene
        text = " ".join(phrase.modifiers)
        row = scene.registry.body_named(text)
        if owner and owner.country and row and (known := scene.registry.of_body(owner.country, row)):
            return scene.figures.known(known, known.name)
        names = proper_words(phrase.modifiers)
        if row and owner is None and phrase.determiner in ("the", None):
            held = self._holding(noun, phrase.modifiers, position)
            return held or self._names.default_body(text, position)
        if owner and names:
            full = " ".join(phrase.modifiers)
            return scene.figures.find(full) or scene.figures.add(
                Figure(full, noun.kind, country=owner.country), full
            )
        owner = owner or self._names.owner_named(names)
        row = scene.registry.body_named(" ".join(phrase.modifiers[len(names) :]))
        if owner and owner.country and row and row.body == "government":
            state = scene.registry.of_country(owner.country)
            return scene.figures.known(state, state.name) if state else None
        if owner:
            return self._names.owned(
                owner, " ".join(word for word in phrase.modifiers if word not in names), noun
            )
        complement = words(phrase.complement or "")[:6] if phrase.link in ("of", "for") else []
        extended = any(capitalised(word) for word in complement) and phrase.determiner in ("the", None)
        if names or extended:
            full = bare(phrase.text.split(",")[0]) if extended else bare(_from_name(phrase.head))
            full = alone if (alone := " ".join(names)) and scene.figures.find(alone) else full
            return scene.figures.find(full) or scene.figures.add(Figure(full, noun.kind), full)
        if phrase.determiner in ("the", "this", "that", None):
            earlier = self.earlier(noun, phrase.modifiers, position)
            return earlier or self._names.default_body(text, position)
        return None

    def earlier(self, noun: NounRow, modifiers: Sequence[str], position: int) -> Figure | None:
        """The body that "the ministry" points back to: one whose name holds the noun, else one of its sort."""
        named = self._holding(noun, modifiers, position) or self._of_minister(noun, modifiers, position)
        if named or not noun.broad:
            return named
        antecedents = self._scene.antecedents
        kinds = _SORTS.get(noun.use, (noun.kind, Kind.ORGANISATION))
        armed = "group" in fold(noun.noun)
        spoken = antecedents.best(
            position,
            lambda figure: (
                figure in self._scene.spoken
                and (
                    (figure.kind in kinds and not _is_another(figure, noun))
                    or (armed and not figure.roles.isdisjoint(_ARMED))
                )
            ),
            reach=4,
        )
        spoken = spoken or self._of_speaker(kinds, position)
        if spoken or noun.use == "body":
            return spoken
        return antecedents.best(
            position, lambda figure: figure.kind in kinds and figure.reference is not None
        )

    def _of_speaker(self, kinds: Sequence[Kind], position: int) -> Figure | None:
        """The body that whoever spoke last belongs to: "Ines Calder, Acme's director, said | the agency | had paid"."""
        person = self._scene.antecedents.best(
            position, lambda figure: figure.kind is Kind.PERSON and figure.part_of is not None, reach=1
        )
        body = self._scene.figures.find(person.part_of) if person and person.part_of else None
        return body if body and body.kind in kinds else None

    def _of_minister(self, noun: NounRow, modifiers: Sequence[str], position: int) -> Figure | None:
        """The ministry of the minister named last: "the ministry" after "Finance Minister Ines Calder"."""
        if noun.noun != "ministry" or len(modifiers) != 1:
            return None
        scene = self._scene
        minister = scene.antecedents.best(position, lambda figure: bool(_portfolio(figure)), unsure=False)
        if minister is None:
            return None
        name = f"{_portfolio(minister)} Ministry"
        row = scene.registry.body_named(name)
        code = minister.country or scene.home_country()
        known = scene.registry.of_body(code, row) if code and row else None
        if known:
            return scene.figures.known(known, known.name)
        return scene.figures.find(name) or scene.figures.add(Figure(name, noun.kind), name)

    def _holding(self, noun: NounRow, modifiers: Sequence[str], position: int) -> Figure | None:
        wanted = {fold(word) for word in modifiers} | set(fold(noun.noun).split())
        last = fold(noun.noun).split()[-1]

        def holds(figure: Figure) -> bool:
            if figure.kind in (Kind.PERSON, Kind.ANONYMOUS, Kind.DOCUMENT):
                return False
            held = {fold(word) for spelling in figure.spellings for word in words(spelling)}
            return last in held and len(wanted & held) >= min(len(wanted), 2)

        return self._scene.antecedents.best(position, holds)

    def _named_before(self, phrase: Phrase, names: Sequence[str]) -> Figure | None:
        scene = self._scene
        full = " ".join(names).split("/")[0]
        country = scene.registry.country_at_start(names)
        if country and country[1] == len(names):
            state = scene.registry.of_country(country[0].country)
            is_voice = phrase.noun is not None and phrase.noun.use == "speaker"
            return scene.figures.known(state, state.name) if state and is_voice else None
        known = scene.registry.named(full) or scene.registry.embedded(full)
        if known:
            return scene.figures.known(known, full)
        found = scene.figures.find(full) or self._names.shortened(names)
        if found or phrase.noun is None or phrase.noun.use != "speaker":
            return found
        person = self._names.owner_named(names)
        return person or scene.figures.add(Figure(full, Kind.ORGANISATION), full)


def _is_another(figure: Figure, noun: NounRow) -> bool:
    """Whether the figure has no name but another noun: "the union" is not whom "the company" means."""
    first = figure.name.split(" ")[0]
    return first in ("the", "a", "an") and noun.noun not in _ANY_BODY and noun.noun not in figure.roles


def _portfolio(figure: Figure) -> str | None:
    """What a minister is minister of: "Finance" for "Deputy Finance Minister Ines Calder"."""
    found = _MINISTER.search(figure.role or "") if figure.kind is Kind.PERSON else None
    return found.group(1).title() if found and found.group(1).lower() not in _NO_PORTFOLIO else None


def _from_name(head: str) -> str:
    """A body's name without the words that describe it first: "the official Acme agency" → "Acme agency"."""
    parts = words(head)
    start = next((index for index, word in enumerate(parts) if capitalised(word) and index), 0)
    return " ".join(parts[start:]) if all(word.islower() for word in parts[1:start]) else head


def _is_body(noun: NounRow | None) -> bool:
    return noun is not None and noun.use in ("force", "body")
