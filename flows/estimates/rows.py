"""The rows of the reviewed tables that estimates follow."""

from dataclasses import dataclass

from flows.estimates.bounds import Bound
from flows.records import Direction
from flows.records.row import Row


class VagueWord(Row):
    """A word that stands for a range: "dozens" is 24 to 99, "several" times a magnitude is 3 to 9 times it."""

    word: str
    low: float
    high: float
    multiplier: bool = False
    reason: str
    example: str


class Magnitude(Row):
    """A word or suffix that multiplies: `where` is `any`, `glued` (needs no blank before it) or `money`."""

    forms: str
    factor: float
    where: str = "any"
    example: str


class Approximator(Row):
    """A phrase beside a number that opens one of its bounds; `side` is `before` or `after`."""

    phrase: str
    side: str
    bound: Bound
    approximate: bool = False
    example: str
    not_example: str = ""


class UnitWord(Row):
    """Words and symbols of one unit; `pint` is its name in Pint, which vouches for the dimension."""

    forms: str
    measure: str
    unit: str
    pint: str = ""
    glued_only: bool = False
    example: str


class CurrencyWord(Row):
    """Signs and words of one currency; `code` is ISO 4217, or USX and GBX for cents and pence as they are quoted.

    `before_only` keeps a form from being read after the number ("300 PS" is horsepower).
    """

    forms: str
    code: str
    before_only: bool = False
    example: str


class Exclusion(Row):
    """A pattern of numbers that count nothing; all numbers within a match are left out."""

    name: str
    pattern: str
    reason: str
    example: str
    not_example: str


class Label(Row):
    """A word whose number names rather than counts ("Article 4"); `lowercase` where "article 4" does so too."""

    word: str
    lowercase: bool = False
    example: str


class ChangeWord(Row):
    """A word that makes the number beside it a change.

    `role` is `before` ("rose 3%", "down 14"), `by` where counts need "by" after it ("cut 40 jobs" is no change, "cut
    jobs by 40" is), `noun` ("a drop in sales of 3%"), `rate` for nouns that are changes with percentages alone ("a
    loss of 3%", not "a loss of $3 million"), or `after` ("3% higher").
    """

    forms: str
    direction: Direction
    role: str
    example: str


class ChangeLink(Row):
    """Words that may stand between a word of change and its number: "fell by another 3 percent"."""

    phrase: str
    reason: str
    example: str


class StatusWord(Row):
    """Words that say what befell those counted.

    `role` names where the counted stand: `object` of the verb (killed 5), its `subject` (5 died), the word `itself`
    (5 deaths, 5 dead), a noun `over` them (the bodies of 5, a toll of 5), or an adverb `manner` (5 of them fatally).
    A `state` counts where nothing else befalls them (5 refugees); `force`, `staff`, `jobs` and `power` are objects
    among the nouns of that role, `person` objects that are no things, `in_march` subjects in a sentence on a march,
    `posted` objects that guard or police, `to_hospital` objects that are taken "to a hospital", `cuts` nouns that
    amount to a number of jobs.
    """

    forms: str
    status: str
    role: str
    example: str


class Demonym(Row):
    """Words for the people, army or party of `name`; `is_people` unless they are the name of the place itself."""

    forms: str
    name: str
    example: str = ""
    is_people: bool = True


class PlaceKind(Row):
    """A common noun that makes the name beside it a place ("the Weston neighborhood"); finer ranks are higher."""

    word: str
    rank: int
    example: str


class PlaceScene(Row):
    """The last word of a name of a street, a building or a site: "on Weston Road"; finer ranks are higher.

    `first` is for words that begin such names: "on Lake Weston", "at the University of Weston".
    """

    word: str
    rank: int
    first: bool = False
    reason: str
    example: str


class PlaceName(Row):
    """The spelling that English news prefer for a place, or no place at all where `name` is empty.

    `rank` is that of a place which the gazetteer does not have.
    """

    alias: str
    name: str = ""
    rank: int = 3
    reason: str


class NounWord(Row):
    """A noun with a part to play in what is counted: `role` is explained in the table's `reason`."""

    word: str
    role: str
    reason: str
    example: str


class MoneyVerb(Row):
    """Verbs whose object of money has a name of its own: "paid $3 million" is a payment.

    An empty `noun` is for verbs of forecast, whose object is whatever the amount before was of.
    """

    forms: str
    noun: str = ""
    example: str


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A country, state or city; `rank` 1 is a country, 2 a state or province, 3 a city."""

    name: str
    rank: int
    country: str
    population: int
    spellings: tuple[str, ...]
