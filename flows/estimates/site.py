"""Where a number stands in the parse of its sentence, and what it was found to count there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.estimates.parse import Parse, child, is_noun
from flows.estimates.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_PHRASE = 5
_DETERMINERS = frozenset({"DT", "PRP$", "PDT", "CD"})
_PERIODS = frozenset("past last next first top previous other".split())


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


@dataclass(frozen=True, slots=True)
class Site:
    """A quantity from token `first` to `last`; the rest of it hangs on `root`."""

    parse: Parse
    quantity: Quantity
    first: int
    last: int
    root: "Token"

    @property
    def following(self) -> int:
        """The index of the token after the number and its unit; a closing quotation mark is passed over."""
        index = self.parse.after(self.quantity.unit_end)
        while index < len(self.parse) and self.parse.tokens[index].tag_ in {"''", "``"}:
            index += 1
        return index

    def word(self, index: int) -> str:
        """The word at a token's index in lower case; "" past the end."""
        return self.parse.tokens[index].lower_ if 0 <= index < len(self.parse) else ""

    def tag(self, index: int) -> str:
        """The tag at a token's index; "" past the end."""
        return self.parse.tokens[index].tag_ if 0 <= index < len(self.parse) else ""

    def past_determiners(self, index: int) -> int:
        """The first token from `index` on that is no determiner or number: "of the last six" leads past "six"."""
        while index < len(self.parse) and (self.tag(index) in _DETERMINERS or self.word(index) in _PERIODS):
            index += 1
        return index

    def past_hyphen(self, index: int) -> int:
        """The token after a hyphen at `index`, or `index` itself."""
        return index + 1 if self.tag(index) == "HYPH" else index

    def past_age(self, index: int) -> int:
        """The token after an age that begins at `index`: past "17-year-old" in "two 17-year-old boys"."""
        if self.tag(index) == "CD":
            for further in range(index, min(index + 7, len(self.parse))):
                if self.word(further) == "old":
                    return further + 1
                if self.tag(further) not in {"CD", "HYPH", "NN", "NNS"}:
                    break
        return index


def site_of(parse: Parse, quantity: Quantity) -> Site:
    """The site of a quantity in its sentence's parse."""
    first = parse.at(quantity.number_start)
    last = max(first, parse.at(max(quantity.unit_end, quantity.number_end) - 1))
    return Site(parse, quantity, first, last, parse.root_of(first, last))


class Phrasing:
    """Puts what is counted into words. `demonyms` are words of nationality, told apart from what is counted."""

    def __init__(self, demonyms: frozenset[str]) -> None:
        self._demonyms = demonyms

    def nouns(self, parse: Parse, begin: int, end: int) -> str:
        """The nouns from `begin` to `end` as they stand, without words of nationality before the last."""
        tokens = parse.tokens
        begin = self._past_demonyms([token.lower_ for token in tokens[begin : end + 1]]) + begin
        begin = max(begin, end - LONGEST_PHRASE + 1)
        text: str = tokens[begin].doc.text[tokens[begin].idx : tokens[end].idx + len(tokens[end].text)]
        return " ".join(text.split())

    def _past_demonyms(self, words: list[str]) -> int:
        """How many of the first words tell a nationality, the last word aside."""
        start = 0
        while start < len(words) - 1:
            lengths = (length for length in (3, 2, 1) if start + length < len(words))
            step = next(
                (each for each in lengths if " ".join(words[start : start + each]) in self._demonyms), 0
            )
            if not step:
                break
            start += step
        return start

    def noun_phrase(self, parse: Parse, noun: "Token") -> str:
        """A noun with the nouns before it and the noun of its "of": "fuel price", "price of wheat"."""
        begin = noun.i
        while begin > 0 and is_noun(parse.tokens[begin - 1]):
            if begin > 1 and parse.tokens[begin - 2].tag_ == "HYPH":
                break
            begin -= 1
        text = self.nouns(parse, begin, noun.i)
        preposition = next(
            (each for each in noun.children if each.lower_ in {"of", "on"} and each.i > noun.i), None
        )
        below = child(preposition, "pobj", "pcomp") if preposition is not None else None
        if preposition is not None and below is not None and (is_noun(below) or below.tag_ == "VBG"):
            start = below.i
            while start > preposition.i + 1 and parse.tokens[start - 1].tag_ in {"NN", "NNS"}:
                start -= 1
            if below.text[:1].isalpha():
                text = f"{text} {preposition.lower_} {self.nouns(parse, start, below.i)}"
        return " ".join(text.split()[:LONGEST_PHRASE])
