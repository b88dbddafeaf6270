"""What a number counts: the noun after it, the noun it is said of, or the one it leaves out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.estimates.parse import Parse, child, climb, is_noun, is_verb, subject_of
from flows.estimates.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = frozenset("them whom which these those us it they all".split())
_PEOPLE = "people"
_LONGEST_PHRASE = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, in words; `noun` is its token's index, None where the sentence leaves it out.

    `node` is the index of the token through which the number hangs in the parse. `elliptical` marks a number that
    borrows its noun from an earlier one ("22 killed and 31 wounded").
    """

    text: str
    noun: int | None
    node: int
    elliptical: bool
    rule: str


class CountedReader:
    """Finds what a quantity counts. `roles` tells nouns with a part to play ("number", "others")."""

    def __init__(self, roles: Mapping[str, frozenset[str]], demonyms: frozenset[str]) -> None:
        self._roles = roles
        self._demonyms = demonyms

    def read(self, parse: Parse, quantity: Quantity, earlier: Sequence[Counted]) -> Counted:
        """What `quantity` counts; `earlier` holds what the numbers before it in the sentence count, in order."""
        first, last = parse.at(quantity.number_start), parse.at(max(quantity.unit_end, quantity.number_end) - 1)
        root = parse.root_of(first, last)
        if quantity.measure in {"money", "percent"}:
            return self._measured(parse, quantity, first, last, root, earlier)
        if quantity.unit is not None and quantity.measure != "age":
            return self._unit(parse, quantity, first, last, root)
        return self._count(parse, quantity, first, last, root, earlier)

    def _count(
        self,
        parse: Parse,
        quantity: Quantity,
        first: int,
        last: int,
        root: "Token",
        earlier: Sequence[Counted],
    ) -> Counted:
        tokens = parse.tokens
        start = parse.after(quantity.unit_end)
        if quantity.modifier and start < len(tokens) and tokens[start].tag_ == "HYPH":
            start += 1
        while start < len(tokens) and tokens[start].tag_ in {"''", "``"}:
            start += 1
        partitive = start < len(tokens) and tokens[start].lower_ == "of"
        if partitive:
            start += 1
            while start < len(tokens) and tokens[start].tag_ in {"DT", "PRP$", "PDT", "CD"}:
                start += 1
            if start < len(tokens) and tokens[start].lower_ in _PRONOUNS:
                return self._left_out(root.i, earlier, "of them")
        group = parse.noun_group(_past_age(parse, start))
        if group is not None:
            begin, end = group
            if quantity.modifier and not partitive:
                end = begin if tokens[start].tag_ not in {"JJ"} else end
                return Counted(self._phrase(parse, begin, end), end, end, False, "modifier")
            word = tokens[end].lower_
            if "others" in self._roles.get(word, frozenset()):
                return self._left_out(end, earlier, "others", noun=end)
            node = root.i if partitive else end
            return Counted(self._phrase(parse, begin, end), end, node, False, "noun")
        counted = self._number_of(parse, root, first)
        if counted is not None:
            return Counted(self._phrase(parse, counted, counted), counted, root.i, False, "number of")
        return self._left_out(root.i, earlier, "left out")

    @staticmethod
    def _left_out(node: int, earlier: Sequence[Counted], rule: str, noun: int | None = None) -> Counted:
        """The noun of the number before, else people: "killed 5 guards and wounded 6", "left 22 dead"."""
        text = next((each.text for each in reversed(earlier) if each.rule in {"noun", "others", "number of"}), _PEOPLE)
        return Counted(text, noun, node, True, rule)

    def _number_of(self, parse: Parse, root: "Token", first: int) -> int | None:
        """The noun that a number is said of: "the number of guards is 40", "put the total number of boats at 12"."""
        for index in range(first - 1, max(-1, first - 30), -1):
            token = parse.tokens[index]
            if "number" in self._roles.get(token.lower_, frozenset()):
                start = index + 1
                if start < len(parse) and parse.tokens[start].lower_ == "of":
                    group = parse.noun_group(start + 1)
                    if group is not None and group[1] < first:
                        return group[1]
        for above in climb(root):
            if is_verb(above):
                subject = subject_of(above)
                if subject is not None and is_noun(subject) and subject.i < first and root.dep_ in {"attr", "pobj"}:
                    if self._roles.get(subject.lower_, frozenset()) & {"number", "toll"}:
                        return None
                    return subject.i
                return None
        return None

    def _measured(
        self,
        parse: Parse,
        quantity: Quantity,
        first: int,
        last: int,
        root: "Token",
        earlier: Sequence[Counted],
    ) -> Counted:
        """What an amount of money or a percentage is of: "60 percent of voters", "a $5 loan", "the price rose 3%"."""
        tokens = parse.tokens
        start = parse.after(quantity.unit_end)
        following = tokens[start].lower_ if start < len(tokens) else ""
        if following in {"worth", "each"}:
            start += 1
            following = tokens[start].lower_ if start < len(tokens) else ""
        if following in {"of", "in", "for"}:
            begin = start + 1
            while begin < len(tokens) and tokens[begin].tag_ in {"DT", "PRP$", "PDT", "CD"}:
                begin += 1
            group = parse.noun_group(begin)
            if group is not None and (following == "of" or tokens[group[1]].tag_ in {"NN", "NNS"}) and (
                following != "in" or (quantity.measure == "money" and begin == start + 1)
            ):
                return Counted(self._phrase(parse, *group), group[1], root.i, False, f"{following} noun")
            if group is None and following == "of" and begin < len(tokens) and tokens[begin].lower_ in _PRONOUNS:
                return self._left_out(root.i, earlier, "of them")
        if quantity.modifier or (start < len(tokens) and tokens[start].tag_ in {"NN", "NNS", "JJ", "VBN"} and following not in {"a", "an"}):
            group = parse.noun_group(start + (tokens[start].tag_ == "HYPH" if start < len(tokens) else 0))
            if group is not None and root.head.i >= start:
                return Counted(self._phrase(parse, *group), group[1], group[1], False, "noun")
        return self._said_of(parse, first, last, root, earlier)

    def _said_of(self, parse: Parse, first: int, last: int, root: "Token", earlier: Sequence[Counted]) -> Counted:
        """The noun above the amount, or the subject of the verb above it."""
        for above in climb(root):
            if first <= above.i <= last:
                continue
            if is_noun(above) and above.i < first and "level" in self._roles.get(above.lower_, frozenset()):
                continue
            if is_noun(above) and above.i < first:
                return Counted(self._full_phrase(parse, above), above.i, root.i, False, "said of")
            if is_verb(above) or above.pos_ == "AUX":
                changed = child(above, "dobj") if root.dep_ == "pobj" else None
                if changed is not None and is_noun(changed) and changed.i < first:
                    return Counted(self._full_phrase(parse, changed), changed.i, root.i, False, "object")
                subject = subject_of(above)
                if subject is not None and is_noun(subject) and not first <= subject.i <= last:
                    return Counted(self._full_phrase(parse, subject), subject.i, root.i, False, "subject")
                if subject is not None and subject.pos_ == "PRON":
                    break
        for each in reversed(earlier):
            return Counted(each.text, None, root.i, True, "left out")
        noun = next((token for token in parse.tokens[:first] if is_noun(token) and token.dep_ in {"nsubj", "nsubjpass", "ROOT"}), None)
        if noun is not None:
            return Counted(self._full_phrase(parse, noun), noun.i, root.i, True, "subject")
        return Counted("", None, root.i, True, "left out")

    def _unit(self, parse: Parse, quantity: Quantity, first: int, last: int, root: "Token") -> Counted:
        """What a measure is of: "12 tons of flour", "a 40-foot wall"; else the unit's own word."""
        tokens = parse.tokens
        start = parse.after(quantity.unit_end)
        if start < len(tokens) and quantity.modifier:
            group = parse.noun_group(start + (tokens[start].tag_ == "HYPH"))
            if group is not None:
                return Counted(self._phrase(parse, *group), group[1], group[1], False, "noun")
        if start + 1 < len(tokens) and tokens[start].lower_ == "of" and quantity.measure not in {"duration"}:
            group = parse.noun_group(start + 1)
            if group is not None:
                return Counted(self._phrase(parse, *group), group[1], group[1], False, "of noun")
        begin = parse.after(quantity.number_end)
        words = [token.text for token in tokens[begin:start] if token.tag_ != "HYPH"]
        return Counted(" ".join(words[:_LONGEST_PHRASE]), None, root.i, False, "unit")

    def _phrase(self, parse: Parse, begin: int, end: int) -> str:
        """The nouns from `begin` to `end` as they stand, without words of nationality before the last."""
        tokens = parse.tokens
        while begin < end and tokens[begin].lower_ in self._demonyms:
            begin += 1
        begin = max(begin, end - _LONGEST_PHRASE + 1)
        start = tokens[begin].idx
        text = tokens[begin].doc.text[start : tokens[end].idx + len(tokens[end].text)]
        return " ".join(text.split())

    def _full_phrase(self, parse: Parse, noun: "Token") -> str:
        """A noun with the nouns before it and the noun of its "of": "fuel price", "price of wheat"."""
        begin = noun.i
        while begin > 0 and parse.tokens[begin - 1].tag_ in {"NN", "NNS", "NNP", "NNPS"}:
            begin -= 1
        text = self._phrase(parse, begin, noun.i)
        preposition = next((each for each in noun.children if each.lower_ in {"of", "on"} and each.i > noun.i), None)
        below = child(preposition, "pobj", "pcomp") if preposition is not None else None
        if below is not None and (is_noun(below) or below.tag_ == "VBG") and below.text[:1].isalpha():
            assert preposition is not None
            start = below.i
            while start > preposition.i + 1 and parse.tokens[start - 1].tag_ in {"NN", "NNS"}:
                start -= 1
            text = f"{text} {preposition.lower_} {self._phrase(parse, start, below.i)}"
        return " ".join(text.split()[:_LONGEST_PHRASE])


def _past_age(parse: Parse, start: int) -> int:
    """Where the noun may begin after an age: past "17-year-old" in "two 17-year-old boys"."""
    if start < len(parse) and parse.tokens[start].tag_ == "CD":
        for index in range(start, min(start + 7, len(parse))):
            if parse.tokens[index].lower_ == "old":
                return index + 1
            if parse.tokens[index].tag_ not in {"CD", "HYPH", "NN", "NNS"}:
                break
    return start
