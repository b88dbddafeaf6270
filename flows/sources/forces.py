"""Police and soldiers without a name of their own: "police", "deputies", "the army"."""

import re
from collections.abc import Sequence

from flows.records import Kind
from flows.sources.figures import Figure
from flows.sources.names import Names
from flows.sources.phrase import Phrase
from flows.sources.places import police_of, state_police
from flows.sources.scene import Scene
from flows.sources.spelling import NUMBERS, capitalised, fold, words
from flows.sources.tables import NounRow

_POLICE = (
    "police",
    "police department",
    "police officer",
    "police officers",
    "officer",
    "officers",
    "city police",
)
# "the army" is not the navy named before it
_BRANCH = re.compile(r"\b(?:army|navy|naval|air force|marines?|coast guard|national guard)\b", re.IGNORECASE)
# "the Fraternal Order of Police", "the Police Federation"
_UNIONS = frozenset("order union association federation lodge benevolent foundation league board".split())
_SHERIFF = re.compile(r"\b((?:[A-Z][a-z]+ ){1,2}(?:County|Parish)) Sheriff\b")

_RANK = re.compile(
    r"(?:(?:assistant|deputy|interim|acting|police)\s)?(?:chief|sgt\.?|sergeant|lt\.?|lieutenant|capt\.?|captain|det\.?|detective|officer|cpl\.?|maj\.?)"
    r"(?:\s(?:sgt\.?|sergeant|lt\.?))?",
    re.IGNORECASE,
)
_UNNAMED_OFFICERS = frozenset({"investigators", "detectives", "officers", "police officers"})


class Forces:
    """Finds the force that a description means, by its owner, the text before it and where the article is set."""

    def __init__(self, scene: Scene, names: Names) -> None:
        self._scene = scene
        self._names = names

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
        if office := self.sheriff():
            return office  # where no other force is named, "police" are the sheriff's
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

    def spoken_for(self, figure: Figure, spellings: Sequence[str]) -> Figure | None:
        """The force that a person speaks for who is said to be theirs: "Sgt. Ines Calder, a police spokeswoman".

        Unnamed officers speak for them as well: "Investigators now look for two men", but not "federal investigators".
        """
        told = words(" ".join((figure.role or "", *spellings)).lower())
        is_person = figure.kind is Kind.PERSON
        if is_person and "sheriff" in told:
            return self.sheriff()
        is_unnamed = figure.kind is Kind.ANONYMOUS and figure.name.lower() in _UNNAMED_OFFICERS
        if is_unnamed or (is_person and ("police" in told or self._is_of_rank(figure, told))):
            return self.local_police(self._scene.tables.nouns["police"])
        return None

    def _is_of_rank(self, figure: Figure, told: Sequence[str]) -> bool:
        """Whether a rank alone tells a person, in an article on one force: "Sgt. Ines Calder", no "fire chief"."""
        rank = _RANK.fullmatch((figure.role or "").strip())
        holding = self._scene.figures.holding
        is_one = bool(holding("police")) != bool(holding("sheriff's"))
        return rank is not None and is_one and "fire" not in told and not holding("military")


def _of_state(figure: Figure) -> bool:
    return "state" in fold(figure.name).split()


def proper_words(parts: Sequence[str]) -> list[str]:
    """The words of a name among describing ones: ["Acme", "aid", "group"] → ["Acme"], ["York-based"] → []."""
    names: list[str] = []
    for word in parts:
        if "-" in word and not capitalised(word.rsplit("-", 1)[1]):
            names = []
        elif capitalised(word) and word.lower() not in NUMBERS:
            names.append(word)
    return names
