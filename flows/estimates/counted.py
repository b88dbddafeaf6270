"""What a number counts: the noun after it, the noun that it is said of, or the one that it leaves out."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from flows.estimates.measured import MeasuredReader
from flows.estimates.parse import Parse, child, climb, is_noun, is_verb, subject_of
from flows.estimates.quantities import Quantity
from flows.estimates.site import Counted, Phrasing, Site, site_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = frozenset("them whom which these those us it they all".split())
_PEOPLE = "people"
_LEVELS = frozenset(
    {"at", "to", "was", "is", "were", "more", "than", "about", "nearly", "least", "over", "some"}
)
_NAMED = frozenset({"noun", "others", "number of", "list", "of noun"})
_DATED = frozenset({"last", "this", "next"})
_COPULAS = frozenset({"is", "are", "was", "were"})
# "put the injured at 500": parsed as words that tell how somebody is
_HURT_TAGS = frozenset({"JJ", "VBN"})
_REACH, _NEAR_THAT = 30, 4
_COMPARED = frozenset({("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from")})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|second|third|fifth|\w+th")


class CountedReader:
    """Finds what a quantity counts. `roles` tells the nouns with a part to play: "number", "others", "level"."""

    def __init__(
        self, roles: Mapping[str, frozenset[str]], demonyms: frozenset[str], money_verbs: Mapping[str, str]
    ) -> None:
        """`money_verbs` maps verbs to the name of the money that is their object."""
        self._roles = roles
        self._phrasing = Phrasing(demonyms)
        self._measured = MeasuredReader(roles, self._phrasing, money_verbs)

    def read(
        self, parse: Parse, quantity: Quantity, earlier: Sequence[Counted], money_before: str | None = None
    ) -> Counted:
        """What `quantity` counts; `earlier` holds what the numbers before it in the sentence count, in order.

        `money_before` is what the money of the sentences before is of.
        "40 bus drivers" counts bus drivers, "the number of boats is 40" boats; "killed 5 guards and hurt 6" guards.
        """
        site = site_of(parse, quantity)
        if self._is_of_pronoun(site):
            return self._predicate(site) or self._appended(site) or _left_out(site.root.i, earlier, "of them")
        if quantity.measure in {"money", "percent"}:
            return self._measured.amount(site, earlier, money_before)
        if quantity.unit is not None and quantity.measure != "age":
            return self._measured.unit(site)
        return self._count(site, earlier)

    @staticmethod
    def _is_of_pronoun(site: Site) -> bool:
        """ "8,000 of them", "half of those who came", "half those who came"."""
        index = site.following
        if site.word(index) == "of":
            return (
                site.word(site.past_determiners(index + 1)) in _PRONOUNS or site.word(index + 1) in _PRONOUNS
            )
        return site.quantity.measure == "percent" and site.word(index) == "those"

    def _count(self, site: Site, earlier: Sequence[Counted]) -> Counted:
        parse, start = site.parse, site.following
        is_modifier = site.quantity.modifier
        if is_modifier:
            start = site.past_hyphen(start)
        if site.word(start) == "out" and site.word(start + 1) == "of":
            start += 1
        is_partitive = site.word(start) == "of"
        if is_partitive:
            start = site.past_determiners(start + 1)
        is_dated = site.word(start) in _DATED and not is_partitive  # "compared with 14 last year"
        group = None if is_dated else parse.noun_group(site.past_age(start))
        if group is None:
            if self._is_parents(site):
                return Counted("children", None, site.root.i, False, "of parents")
            predicate = self._predicate(site)
            if predicate is not None:
                return predicate
            number_of = self._gathering(site) or self._number_of(site) or _ordinal_noun(site)
            if number_of is None:
                is_same = self._raises_figure(site)
                if _opens_clause(site):
                    return _left_out(site.root.i, (), "left out")
                return _left_out(site.root.i, earlier, "same figure" if is_same else "left out")
            return Counted(
                self._phrasing.nouns(parse, number_of, number_of), number_of, site.root.i, False, "number of"
            )
        begin, end = group
        if is_modifier and not is_partitive:
            end = end if site.tag(start) == "JJ" else begin
            return Counted(self._phrasing.nouns(parse, begin, end), end, end, False, "modifier")
        if "others" in self._roles.get(site.word(end), frozenset()):
            return _left_out(end, earlier, "others", noun=end)
        node = site.root.i if is_partitive else end
        return Counted(self._phrasing.nouns(parse, begin, end), end, node, False, "noun")

    def _roles_of(self, site: Site, index: int) -> frozenset[str]:
        return self._roles.get(site.word(index), frozenset())

    def _is_parents(self, site: Site) -> bool:
        """ "A father of two", "the mother of three"; not "the mother of two boys", which has a noun."""
        start = site.parse.at(site.quantity.start)
        return site.word(start - 1) == "of" and "parent" in self._roles_of(site, start - 2)

    def _predicate(self, site: Site) -> Counted | None:
        """What those counted are said to be: "12 were children", "12 of them are women", "12 are of women"; not "12 were a threat"."""
        verb = site.root.head
        if site.root.dep_ != "nsubj" or verb.lower_ not in _COPULAS:
            return None
        noun = child(verb, "attr") or _of(verb)
        if noun is None or noun.tag_ != "NNS" or "human" not in self._roles_of(site, noun.i):
            return None
        return Counted(self._phrasing.nouns(site.parse, noun.i, noun.i), None, site.root.i, True, "are")

    def _appended(self, site: Site) -> Counted | None:
        """Who those are: "30 of them children"; not "30 of them were children", nor "30 of them came"."""
        noun = site.following + 2
        if site.tag(noun) != "NNS" or "human" not in self._roles_of(site, noun):
            return None
        return Counted(self._phrasing.nouns(site.parse, noun, noun), None, site.root.i, True, "are")

    def _gathering(self, site: Site) -> int | None:
        """ "A crowd of more than 100": the crowd, where no noun tells who; not "a crowd of 100 men"."""
        start = site.parse.at(site.quantity.start)
        is_crowd = site.word(start - 1) == "of" and "gathering" in self._roles_of(site, start - 2)
        return start - 2 if is_crowd else None

    def _raises_figure(self, site: Site) -> bool:
        """ "Then raised that number to three": the figure before under the same noun."""
        root = site.root
        if root.dep_ == "attr" and root.head.lower_ in _COPULAS:
            figure = subject_of(root.head)  # "the clinic's figure is 90"
            return figure is not None and "number" in self._roles_of(site, figure.i)
        if root.dep_ != "pobj" or root.head.lower_ not in {"to", "at"} or not is_verb(root.head.head):
            return False
        raised = child(root.head.head, "dobj")
        return raised is not None and bool(self._roles.get(raised.lower_, frozenset()) & {"number", "toll"})

    def _second_of(self, site: Site) -> int | None:
        """The wounded in "put the number of dead at 30 and of the wounded at 150"."""
        first = site.first - 1
        while first > 0 and site.word(first) in _LEVELS:
            first -= 1
        of = first - 1 - (site.word(first - 1) == "the")
        is_second = site.word(of) == "of" and site.word(of - 1) in {"and", "that", "those"}
        told = (site.word(index) for index in range(max(0, of - _REACH), of))
        has_first = any("number" in self._roles.get(word, frozenset()) for word in told)
        return first if is_second and has_first else None

    def _number_of(self, site: Site) -> int | None:
        """The noun that a number is said of: "the number of guards is 40", "put the total number of boats at 12".

        "Put the number of dead at 30 and of the wounded at 150" says the second of the wounded.
        """
        if (second := self._second_of(site)) is not None:
            return second
        for index in range(site.first - 1, max(-1, site.first - _REACH), -1):
            if "number" in self._roles.get(site.word(index), frozenset()) and site.word(index + 1) == "of":
                group = site.parse.noun_group(index + 2)
                if group is not None and group[1] < site.first:
                    return group[1]
        for above in climb(site.root):
            if is_verb(above):
                is_level = site.root.dep_ == "pobj" and site.root.head.lower_ in {"at", "to"}
                put = child(above, "dobj") if is_level and site.root.head.head.i == above.i else None
                if put is not None and (is_noun(put) or put.tag_ in _HURT_TAGS):
                    roles = self._roles.get(put.lower_, frozenset())
                    if roles & {"number", "toll"} and "gathering" not in roles:
                        return None
                    if site.root.head.lower_ == "at" or "gathering" in roles:
                        return int(put.i)
                subject = subject_of(above)
                if subject is None or not is_noun(subject) or subject.i >= site.first:
                    return None
                roles = self._roles.get(subject.lower_, frozenset())
                is_figure = roles & {"number", "toll"} and "gathering" not in roles
                is_common = subject.tag_ in {"NN", "NNS"} and not is_figure
                return int(subject.i) if is_common and _says_how_many(site, above) else None
        return None


def _of(verb: "Token") -> "Token | None":
    """The women of "12 names are of women"."""
    preposition = child(verb, "prep")
    return child(preposition, "pobj") if preposition is not None and preposition.lower_ == "of" else None


def _opens_clause(site: Site) -> bool:
    """ "Two girls had died, and that 40 were coughing": the 40 are not girls."""
    near = range(site.first - 1, max(0, site.first - _NEAR_THAT), -1)
    return any(site.word(index) == "that" and site.word(index - 1) == "and" for index in near)


def _says_how_many(site: Site, verb: "Token") -> bool:
    """Whether the verb puts the number on its subject: "boats are 40", "boats rose to 40", not "left with 40"."""
    root = site.root
    if root.dep_ == "pobj":
        if verb.lower_ in {"stand", "stands", "stood", "standing"} and root.head.lower_ == "by":
            return False  # "the department stands by five"
        is_level: bool = root.head.lower_ in {"to", "at", "from", "by"}
        return is_level and int(root.head.head.i) == int(verb.i)
    return str(root.dep_) == "attr"


def _ordinal_noun(site: Site) -> int | None:
    """The noun of an ordinal that the number is compared with: "the ninth fire this year, compared with 14"."""
    start = site.parse.at(site.quantity.start)
    if (site.word(start - 2), site.word(start - 1)) not in _COMPARED and site.word(start - 1) != "versus":
        return None
    for index in range(start - 2, max(-1, start - _REACH), -1):
        if site.tag(index) == "JJ" and _ORDINAL.fullmatch(site.word(index)):
            group = site.parse.noun_group(index + 1)
            return group[1] if group is not None and group[1] < start else None
    return None


def _left_out(node: int, earlier: Sequence[Counted], rule: str, noun: int | None = None) -> Counted:
    """The noun of the number before, else people: "killed 5 guards and wounded 6", "left 22 dead"."""
    text = next((each.text for each in reversed(earlier) if each.rule in _NAMED), _PEOPLE)
    return Counted(_PEOPLE if text == "person" else text, noun, node, True, rule)
