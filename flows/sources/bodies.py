"""Bodies without a name of their own: "the ministry", "its army", "police", "an Acme spokesman"."""

import re
from collections.abc import Callable, Sequence

from flows.records import Kind
from flows.sources.figures import Figure
from flows.sources.names import Names
from flows.sources.phrase import Phrase, parse
from flows.sources.places import police_of, state_police
from flows.sources.scene import Scene
from flows.sources.spelling import NUMBERS, bare, capitalised, fold, words
from flows.sources.tables import NounRow

_BELONGING = ("of", "for", "from", "by", "at", "with")
_POLICE = (
    "police",
    "police department",
    "police officer",
    "police officers",
    "officer",
    "officers",
    "city police",
)
_SURVEYS = ("poll", "polls", "survey", "surveys", "study", "studies")
_MINISTER = re.compile(r"\b(\w+) minister\b", re.IGNORECASE)
_NO_PORTFOLIO = ("prime", "first", "deputy", "former", "chief", "the", "a", "junior", "cabinet", "state")
# "the army" is not the navy named before it
_BRANCH = re.compile(r"\b(?:army|navy|naval|air force|marines?|coast guard|national guard)\b", re.IGNORECASE)
# "the Fraternal Order of Police", "the Police Federation"
_UNIONS = frozenset("order union association federation lodge benevolent foundation league board".split())
_SHERIFF = re.compile(r"\b((?:[A-Z][a-z]+ ){1,2}(?:County|Parish)) Sheriff\b")
_ARMED = frozenset(("rebels", "militants", "insurgents", "fighters", "jihadists", "separatists"))
_ANY_BODY = ("group", "body", "organization", "organisation", "agency")
_SORTS = {
    "country": (Kind.GOVERNMENT,),
    "outlet": (Kind.MEDIA,),
    "group": (Kind.ORGANISATION, Kind.MILITARY),
}


class Bodies:
    """Finds the body that a description means; `resolve` resolves a phrase within a phrase."""

    def __init__(self, scene: Scene, names: Names, resolve: Callable[[str, int], tuple[Figure, ...]]) -> None:
        self._scene = scene
        self._names = names
        self._resolve = resolve

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
            return self.force(phrase, first, None, position)
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

    def force(self, phrase: Phrase, noun: NounRow, owner: Figure | None, position: int) -> Figure:
        """Police and soldiers: those of the owner, those named before, those of the town or the country."""
        scene = self._scene
        row = scene.registry.body_named(noun.noun)
        if owner and owner.country and row and (body := scene.registry.of_body(owner.country, row)):
            return scene.figures.known(body, body.name)
        wanted = fold(" ".join(phrase.modifiers)) if noun.use == "force" else "police"
        if noun.kind is Kind.MILITARY and len(phrase.modifiers) == 1:
            nearest = scene.antecedents.best(
                position,
                lambda figure: (
                    figure.kind is Kind.MILITARY
                    and (noun.noun in fold(figure.name) or _BRANCH.search(figure.name) is None)
                ),
            )
            if nearest:
                return nearest
        names = [word for word in proper_words(phrase.modifiers) if fold(word) not in scene.tables.nouns]
        for figure in scene.figures.holding(*wanted.split()):
            is_union = not _UNIONS.isdisjoint(fold(figure.name).split())
            if figure.kind is noun.kind and not is_union and ("state" in wanted or not _of_state(figure)):
                return figure
        if noun.noun == "state police" and (state := state_police(scene.town, scene.tables)):
            return scene.figures.add(scene.figures.find(state.name) or state, state.name)
        local = (
            police_of(f"{' '.join(names)} {noun.noun}", scene.tables) if names else self.local_police(noun)
        )
        if local:
            return scene.figures.add(scene.figures.find(local.name) or local, local.name)
        code = None if names else self._country_of_force(noun, position)
        if row and code and (body := scene.registry.of_body(code, row)):
            return scene.figures.known(body, body.name)
        name = " ".join(phrase.modifiers) if noun.use == "force" else "police"
        name = name if names else name.lower()
        return scene.figures.add(Figure(name, noun.kind, plural=True), name)

    def _country_of_force(self, noun: NounRow, position: int) -> str | None:
        """Whose soldiers or police are meant; the police of a US town are never the nation's."""
        scene = self._scene
        if noun.kind is Kind.MILITARY:
            return scene.home_country()
        code = self._names.country_near(position) or scene.home_country()
        return None if code in (None, "US", "CA") or scene.town or scene.states else code

    def local_police(self, noun: NounRow) -> Figure | None:
        """The town police that the article names, or that of its home town; None for other forces."""
        if noun.noun not in _POLICE:
            return None
        named = [
            figure
            for figure in (
                *self._scene.figures.holding("police"),
                *self._scene.figures.holding("constabulary"),
            )
            if not _of_state(figure)
            and figure.kind is Kind.AGENCY
            and fold(figure.name) != "police"
            and _UNIONS.isdisjoint(fold(figure.name).split())
        ]
        if named:
            return max(named, key=lambda figure: figure.uses)
        town = self._scene.town
        return police_of(f"{town} police", self._scene.tables) if town else None

    def sheriff(self) -> Figure | None:
        """The sheriff's office that the article names, or that of its sheriff: "Acme County Sheriff Ines Calder"."""
        scene = self._scene
        offices = [
            figure
            for noun in ("office", "department")
            for figure in (
                *scene.figures.holding("sheriff's", noun),
                *scene.figures.holding("sheriffs", noun),
            )
            if figure.kind is not Kind.PERSON
        ]
        if offices:
            return max(offices, key=lambda figure: figure.uses)
        county = _SHERIFF.search(scene.article.text)
        name = f"{county.group(1)} Sheriff's Office" if county else None
        return (
            (scene.figures.find(name) or scene.figures.add(Figure(name, Kind.AGENCY), name)) if name else None
        )

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


def _of_state(figure: Figure) -> bool:
    return "state" in fold(figure.name).split()


def _from_name(head: str) -> str:
    """A body's name without the words that describe it first: "the official Acme agency" → "Acme agency"."""
    parts = words(head)
    start = next((index for index, word in enumerate(parts) if capitalised(word) and index), 0)
    return " ".join(parts[start:]) if all(word.islower() for word in parts[1:start]) else head


def _is_body(noun: NounRow | None) -> bool:
    return noun is not None and noun.use in ("force", "body")


def proper_words(parts: Sequence[str]) -> list[str]:
    """The words of a name among describing ones: ["Acme", "aid", "group"] → ["Acme"], ["York-based"] → []."""
    names: list[str] = []
    for word in parts:
        if "-" in word and not capitalised(word.rsplit("-", 1)[1]):
            names = []
        elif capitalised(word) and word.lower() not in NUMBERS:
            names.append(word)
    return names
