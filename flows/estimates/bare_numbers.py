"""Bare numbers that count nothing: "one" as a pronoun, "the two" named before, the number in a product's name."""

from flows.estimates.numerals import Shape
from flows.estimates.parse import Parse
from flows.estimates.quantities import Quantity
from flows.estimates.site import Counted

_POINTING = frozenset(
    "the this that these those which another other last only next first every each any no".split()
)
_NAMES = frozenset({"NNP", "NNPS"})
_CALENDAR = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
        "august september october november december"
    ).split()
)
# above this share of capitalised words a sentence is a headline, whose capitals tell no names
_HEADLINE = 0.6
_MOST_POINTS = 5


def counts_something(parse: Parse, quantity: Quantity, counted: Counted, *, has_status: bool) -> bool:
    """Whether a bare number counts: "one man died" and "one critically", not "the one who" or "the two agreed"."""
    first = parse.at(quantity.start)
    before = parse.tokens[first - 1].lower_ if first else ""
    following = parse.after(quantity.unit_end)
    if quantity.one:
        is_conjunction = before == "that" and parse.tokens[first - 1].tag_ == "IN"
        if before in _POINTING and not is_conjunction and before != "only":
            return False
        if following < len(parse) and parse.tokens[following].lower_ == "of":
            return has_status and counted.rule == "of them"
        has_noun = counted.rule in {"noun", "others", "modifier"} and counted.noun is not None
        return has_status or (has_noun and counted.noun is not None and counted.noun >= following)
    if quantity.shape is Shape.VAGUE and first > 1 and parse.tokens[first - 2].lower_ in {"in", "into", "by"}:
        return True  # "numbered in the dozens"
    if not has_status and counted.rule == "left out" and _is_enumerator(parse, quantity, first, following):
        return False
    if (
        before in {"the", "these", "those", "top", "bottom"}
        and counted.elliptical
        and counted.rule == "left out"
    ):
        return has_status or "," in parse.tokens[parse.at(quantity.number_start)].text
    return has_status or not _is_named(parse, quantity, first, following)


def _is_enumerator(parse: Parse, quantity: Quantity, first: int, following: int) -> bool:
    """Whether a number word only counts points up: "one, it is slow, and two, it leaks"; not "he has two, she said"."""
    if quantity.shape is not Shape.WORDS or quantity.low is None or quantity.low > _MOST_POINTS or first == 0:
        return False
    is_closed = following < len(parse) and parse.tokens[following].text in {",", ":"}
    return is_closed and parse.tokens[first - 1].lower_ in {"and", ",", "number", "—", "–"}


def _is_named(parse: Parse, quantity: Quantity, first: int, following: int) -> bool:
    """Whether a number belongs to the name before it: "Nova 12 sells", "the Weston Five", not "Texas, 12 men"."""
    if quantity.start != quantity.number_start or first == 0:
        return False
    is_word = quantity.shape is Shape.WORDS and parse.tokens[first].text[:1].isupper()
    if quantity.shape is not Shape.DIGITS and not is_word:
        return False
    if "," in parse.tokens[first].text or quantity.low != quantity.high or quantity.modifier:
        return False
    before = parse.tokens[first - 1]
    if before.tag_ not in _NAMES or before.lower_ in _CALENDAR or not before.text[:1].isupper():
        return False
    words = [token for token in parse.tokens if token.is_alpha]
    if sum(token.text[0].isupper() for token in words) > _HEADLINE * len(words):
        return False
    after = parse.tokens[following] if following < len(parse) else None
    return after is None or not after.is_alpha or after.tag_ not in {"NN", "NNS", "JJ", "JJR", "VBN", "VBG"}
