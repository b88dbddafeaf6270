"""All reviewed tables that estimates follow, with the readers made from them once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from flows.estimates.affiliation import AffiliationReader
from flows.estimates.amounts import AmountReader
from flows.estimates.approximators import Approximators
from flows.estimates.counted import CountedReader
from flows.estimates.direction import DirectionReader
from flows.estimates.exclusions import Exclusions
from flows.estimates.magnitudes import Magnitudes
from flows.estimates.numerals import NumeralReader
from flows.estimates.place_names import PlaceNames
from flows.estimates.quantities import QuantityReader
from flows.estimates.ranges import Ranges
from flows.estimates.rows import (
    Approximator,
    ChangeLink,
    ChangeWord,
    CurrencyWord,
    Demonym,
    Exclusion,
    GazetteerPlace,
    Label,
    Magnitude,
    MoneyVerb,
    NounWord,
    PlaceKind,
    PlaceName,
    PlaceScene,
    StatusWord,
    UnitWord,
    VagueWord,
)
from flows.estimates.status import StatusReader
from flows.estimates.status_lexicon import StatusLexicon
from flows.estimates.units import Unit, Units


@dataclass(frozen=True, eq=False)
class EstimateRules:
    """Every reviewed table that estimates follow; its readers are made at first use and then kept."""

    vague: tuple[VagueWord, ...] = ()
    magnitudes: tuple[Magnitude, ...] = ()
    approximators: tuple[Approximator, ...] = ()
    units: tuple[UnitWord, ...] = ()
    currencies: tuple[CurrencyWord, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    labels: tuple[Label, ...] = ()
    changes: tuple[ChangeWord, ...] = ()
    change_links: tuple[ChangeLink, ...] = ()
    statuses: tuple[StatusWord, ...] = ()
    demonyms: tuple[Demonym, ...] = ()
    nouns: tuple[NounWord, ...] = ()
    money_verbs: tuple[MoneyVerb, ...] = ()
    place_kinds: tuple[PlaceKind, ...] = ()
    place_scenes: tuple[PlaceScene, ...] = ()
    place_names: tuple[PlaceName, ...] = ()
    gazetteer: tuple[GazetteerPlace, ...] = ()

    @cached_property
    def quantities(self) -> QuantityReader:
        """The reader of quantities that follows the tables."""
        magnitudes = Magnitudes(
            [(form, row.factor, row.where) for row in self.magnitudes for form in forms(row.forms)],
            [(row.word, row.low, row.high) for row in self.vague if not row.multiplier],
            [(row.word, row.low, row.high) for row in self.vague if row.multiplier],
        )
        units = Units(
            [
                (form, Unit(row.measure, row.unit, row.glued_only))
                for row in self.units
                for form in forms(row.forms)
            ],
            [
                (form, Unit("money", row.code, len(form) == 1 and form.isalpha(), row.before_only))
                for row in self.currencies
                for form in forms(row.forms)
            ],
        )
        approximators = Approximators(
            (row.phrase, row.side, row.bound, row.approximate) for row in self.approximators
        )
        changes = {form for row in self.changes if row.role in {"before", "by"} for form in forms(row.forms)}
        return QuantityReader(
            AmountReader(NumeralReader(magnitudes), units),
            approximators,
            Ranges(approximators, changes),
            Exclusions(
                (row.pattern for row in self.exclusions), ((row.word, row.lowercase) for row in self.labels)
            ),
        )

    @cached_property
    def _roles(self) -> dict[str, frozenset[str]]:
        roles: dict[str, set[str]] = {}
        for row in self.nouns:
            roles.setdefault(row.word, set()).add(row.role)
        return {word: frozenset(found) for word, found in roles.items()}

    @cached_property
    def gatherings(self) -> frozenset[str]:
        """The nouns for a crowd."""
        return frozenset(row.word for row in self.nouns if row.role == "gathering")

    @cached_property
    def money_words(self) -> frozenset[str]:
        """The verbs whose object is money."""
        return frozenset(form for row in self.money_verbs if row.noun for form in forms(row.forms))

    @cached_property
    def victims(self) -> frozenset[str]:
        """The nouns for those whom the figure before tells of."""
        return frozenset(row.word for row in self.nouns if row.role == "victim")

    @cached_property
    def events(self) -> frozenset[str]:
        """The words that tell of an event in a title or a lead."""
        return frozenset(row.word for row in self.nouns if row.role == "event")

    @cached_property
    def affiliation(self) -> AffiliationReader:
        """The reader of nations, armies and parties."""
        return AffiliationReader(
            [(form, row.name) for row in self.demonyms for form in forms(row.forms)], self._roles
        )

    @cached_property
    def counted(self) -> CountedReader:
        """The reader of what is counted."""
        verbs = {form: row.noun for row in self.money_verbs for form in forms(row.forms)}
        return CountedReader(self._roles, self.affiliation.phrases(), verbs)

    @cached_property
    def status(self) -> StatusReader:
        """The reader of statuses."""
        words = [(form, row.status, row.role) for row in self.statuses for form in forms(row.forms)]
        return StatusReader(StatusLexicon(words, self._roles))

    @cached_property
    def direction(self) -> DirectionReader:
        """The reader of directions of change."""
        return DirectionReader(
            [(form, row.direction, row.role) for row in self.changes for form in forms(row.forms)],
            [row.phrase for row in self.change_links],
            {row.word for row in self.nouns if row.role == "step"},
            {row.word for row in self.nouns if row.role == "jobs"},
        )

    @cached_property
    def places(self) -> PlaceNames:
        """The names of places."""
        preferred = {row.alias: (row.name, row.rank) for row in self.place_names if row.name}
        peoples = {form for row in self.demonyms if row.is_people for form in forms(row.forms)}
        never = {row.alias for row in self.place_names if not row.name}
        return PlaceNames(
            self.gazetteer,
            {row.word: row.rank for row in self.place_kinds},
            {(row.word, row.first): row.rank for row in self.place_scenes},
            preferred,
            never | (peoples - set(preferred)),
        )


def forms(cell: str) -> Iterator[str]:
    """The forms that a cell of a table lists between bars."""
    return (form.strip() for form in cell.split("|") if form.strip())
