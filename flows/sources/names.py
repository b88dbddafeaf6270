"""Mentions that hold a name: people, bodies, and bodies that go by their owner's name."""

import re
from collections.abc import Sequence

from spacy.lang.en.stop_words import STOP_WORDS

from flows.records import Kind
from flows.sources.figures import Figure
from flows.sources.phrase import Phrase, parse
from flows.sources.places import police_of
from flows.sources.scene import Scene
from flows.sources.spelling import bare, fold, words
from flows.sources.tables import BodyRow, Gender, NounRow

_ONE_HUMAN = ("person", "office", "speaker", "unnamed")
_LONGEST_NAME = 4
_BODIES = ("body", "outlet", "force", "group")


class Names:
    """Finds or makes the figure that a name stands for."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def named(self, phrase: Phrase, position: int) -> Figure | None:
        """The figure of a phrase with a name; None where the name only describes: "Acme workers"."""
        figures, registry = self._scene.figures, self._scene.registry
        full = " ".join(phrase.name)
        if phrase.noun is None or phrase.noun.use in _ONE_HUMAN or phrase.role is None:
            figure = self._person(phrase)
            if figure:
                self._introduce(figure, phrase)
                return figure
        whole = " ".join([*phrase.modifiers, full])
        known = registry.named(full) or registry.national_body(whole) or registry.embedded(whole)
        if known:
            return figures.known(known, full)
        found = self._owned_by_name(phrase) or self.body_of_state(full, phrase.name, position)
        if found:
            return found
        police = police_of(full, self._scene.tables)
        if police:
            return figures.add(figures.find(police.name) or police, full)
        found = figures.find(full)
        if found is None and fold(full) not in self._scene.tables.places:
            found = self.shortened(phrase.name)
        if found or (phrase.noun and phrase.noun.plural):
            return found
        return self._new(phrase, position)

    def body_of_state(self, text: str, name: Sequence[str], position: int | None = None) -> Figure | None:
        """ "the Foreign Ministry": the one named before, else that of the article's country, else as it is written."""
        row = self._scene.registry.body_named(text)
        if row is None or (" " not in text and row.kind not in (Kind.GOVERNMENT, Kind.MILITARY)):
            return None
        found = self.shortened(name) or self._scene.figures.find(text) or self.default_body(text, position)
        return found or self._scene.figures.add(Figure(text, row.kind), text)

    def country_near(self, position: int) -> str | None:
        """The country that the sentence at `position` names before it: "Ruritania let it in, the ministry said"."""
        states = self._scene.antecedents
        near = states.best(position, lambda figure: figure.kind is Kind.GOVERNMENT, reach=0)
        return near.country if near else None

    def default_body(self, text: str, position: int | None = None) -> Figure | None:
        """The national body that a name without a country means: "State TV" in an article about Ruritania."""
        row = self._scene.registry.body_named(text)
        if row is None or (" " not in text and row.kind not in (Kind.GOVERNMENT, Kind.MILITARY)):
            return None
        # a movement of the whole world, any of a nation's agencies
        if row.kind is Kind.ORGANISATION or fold(text) in ("news agency", "agency", "the news agency"):
            return None
        if owned := self._owned_elsewhere(text, row):
            return owned
        near = self.country_near(position) if position is not None else None
        code = near or self._scene.home_country()
        known = self._scene.registry.of_body(code, row) if code else None
        return self._scene.figures.known(known, text) if known else None

    def _owned_elsewhere(self, text: str, row: BodyRow) -> Figure | None:
        """Whose body the article names elsewhere: "the Health Ministry" where it has "Alden's Health Ministry"."""
        place = re.search(rf"\b([A-Z][\w-]+)['’]s {re.escape(text)}\b", self._scene.article.text)
        if place is None:
            return None
        country = self._scene.registry.country_at_start([place.group(1)])
        known = self._scene.registry.of_body(country[0].country, row) if country else None
        if known:
            return self._scene.figures.known(known, text)
        full = f"{place.group(1)} {text}"
        return self._scene.figures.find(full) or self._scene.figures.add(Figure(full, row.kind), full)

    def owned(self, owner: Figure, text: str, noun: NounRow) -> Figure:
        """A body that goes by its owner's name: "the Alden campaign" and "her campaign" are one."""
        if owner.kind is not Kind.PERSON and owner.name.endswith(f"'s {bare(text)}"):
            return owner  # "Alden's" alone already finds the body that bears her name
        full = f"{_whose(owner.name)} {bare(text)}"
        found = self._scene.figures.find(full)
        part_of = None if owner.kind is Kind.PERSON else owner.name
        figure = found or Figure(full, noun.kind, country=owner.country, part_of=part_of)
        return self._scene.figures.add(figure, full)

    def owner_named(self, name: Sequence[str]) -> Figure | None:
        """The person whose name stands before a body's noun: "the Alden campaign"."""
        full = " ".join(name)
        people = self._scene.figures.bearing(full) if name else []
        if people:
            return self.likeliest(people)
        known = self._scene.registry.named(full) if name else None
        return self._scene.figures.known(known, full) if known and known.kind is Kind.PERSON else None

    def likeliest(self, people: Sequence[Figure]) -> Figure:
        """Of people who share a name, the one whom the article names most."""
        return max(people, key=lambda figure: figure.uses)

    def shortened(self, name: Sequence[str]) -> Figure | None:
        """A body named before by a longer name that holds these words: "the Observatory", "the Journal"."""
        return self._scene.figures.longer(name)

    def outlet(self, word: str) -> Figure | None:
        """The newspaper that a single word shortens here: "the Times" after "the Alden Times"."""
        found = self.shortened([word]) if " " not in word and not word.isupper() else None
        return found if found and found.kind is Kind.MEDIA else None

    def _person(self, phrase: Phrase) -> Figure | None:
        figures, name = self._scene.figures, phrase.name
        full = " ".join(name)
        styled = self._scene.registry.named(" ".join([*phrase.modifiers[-1:], full])) if phrase.role else None
        if styled and styled.kind is Kind.PERSON:
            return figures.known(styled, full)
        exact = figures.find(full)
        if exact and (exact.kind is not Kind.PERSON or len(name) > 1):
            return exact
        people = figures.bearing(full, self._gender(phrase))
        if people:
            return self.likeliest(people)
        if exact:
            return exact
        known = self._scene.registry.named(full)
        if known and (known.kind is Kind.PERSON or phrase.role is None):
            return figures.known(known, full)
        introduced = phrase.noun is not None and phrase.noun.use in _ONE_HUMAN
        given = fold(name[0]) in self._scene.tables.first_names and not self._like_a_body(name)
        if introduced or given or self._titled(phrase) or self._presented(phrase):
            return figures.person(name, phrase.role)
        return None

    def _introduce(self, figure: Figure, phrase: Phrase) -> None:
        if figure.kind is Kind.PERSON:
            for words_of_role in (phrase.role, *phrase.appositions[:1]):
                if words_of_role:
                    self._scene.figures.describe(figure, words_of_role)
            if phrase.complement and phrase.link in ("of", "at", "from", "with", "for"):
                self._scene.figures.describe(figure, phrase.complement)

    def _titled(self, phrase: Phrase) -> bool:
        return any(fold(word) in self._scene.tables.titles for word in words(phrase.role or ""))

    def _presented(self, phrase: Phrase) -> bool:
        """Whether an office or an age stands behind a name of two words: "Ines Calder, head of the fund"."""
        if not phrase.appositions or not 1 < len(phrase.name) <= _LONGEST_NAME:
            return False
        if phrase.determiner or self._like_a_body(phrase.name):
            return False
        behind = phrase.appositions[0]
        if behind.isdigit():
            return True
        told = parse(behind, self._scene.tables)
        return told.noun is not None and told.noun.use in ("office", "person") and not told.noun.plural

    def _gender(self, phrase: Phrase) -> Gender | None:
        for word in words(phrase.role or ""):
            title = self._scene.tables.titles.get(fold(word))
            if title and title.gender:
                return title.gender
        return phrase.noun.gender if phrase.noun else None

    def _owned_by_name(self, phrase: Phrase) -> Figure | None:
        """A body whose name is written in capitals after its owner's, as in headlines: "Alden Campaign"."""
        last = self._scene.tables.nouns.get(fold(phrase.name[-1]))
        if last is None or last.use != "body" or phrase.complement:
            return None
        owner = self.owner_named(phrase.name[:-1])
        return self.owned(owner, last.noun, last) if owner else None

    def _plain_word(self, word: str) -> bool:
        """Whether a lone capitalised word is no name, such as "Majorities" or "Among" at the start of a sentence."""
        key = fold(word)
        plural = key.endswith("s") and not key.endswith("ss") and word.isalpha()
        return key in STOP_WORDS or (plural and key not in self._scene.tables.first_names)

    def _like_a_body(self, name: Sequence[str]) -> bool:
        nouns = (self._scene.tables.nouns.get(fold(word)) for word in name)
        return any(noun and noun.use in (*_BODIES, "document") for noun in nouns)

    def _new(self, phrase: Phrase, position: int) -> Figure | None:
        full = bare(" ".join(phrase.name))
        noun = phrase.noun
        place = self._scene.tables.places.get(fold(full))
        if place:
            figure = Figure(full, Kind.GOVERNMENT, country=place.country)
            return self._scene.figures.add(figure, full)
        label = self._scene.label(position, phrase.name[-1])
        if len(phrase.name) == 1 and label is None and noun is None and self._plain_word(phrase.name[0]):
            return None
        persons = (None, "PERSON") if len(phrase.name) > 1 or noun else ("PERSON",)
        human = label in persons and (
            len(phrase.name) <= 3
            and phrase.determiner is None
            and not self._like_a_body(phrase.name)
            and not any(word.isupper() and len(word) > 2 for word in phrase.name)
            and (noun is None or noun.use in _ONE_HUMAN)
        )
        if human:
            return self._scene.figures.person(phrase.name, phrase.role)
        last = self._scene.tables.nouns.get(fold(phrase.name[-1]))
        kinds = [row.kind for row in (noun, last) if row and row.use in _BODIES]
        return self._scene.figures.add(Figure(full, kinds[0] if kinds else Kind.ORGANISATION), full)


def _whose(name: str) -> str:
    """A name as an owner: "Alden's", "the doctors'"."""
    plain = name.rstrip("'’")
    return f"{plain}'" if plain != name or (plain.endswith("s") and plain.islower()) else f"{plain}'s"
