"""Bare numbers that count nothing: "one" as a pronoun, "the two" that were named before."""

from flows.estimates.counted import Counted
from flows.estimates.parse import Parse
from flows.estimates.quantities import Quantity
from flows.estimates.numerals import Shape

_POINTING = frozenset("the this that these those which another other last only next first every each any no".split())


def counts_something(parse: Parse, quantity: Quantity, counted: Counted, has_status: bool) -> bool:
    """Whether a bare number counts: "one man died" and "one critically", not "the one who" or "the two agreed"."""
    first = parse.at(quantity.start)
    before = parse.tokens[first - 1].lower_ if first else ""
    following = parse.after(quantity.unit_end)
    if quantity.one:
        if before in _POINTING:
            return False
        if following < len(parse) and parse.tokens[following].lower_ == "of":
            return has_status and counted.rule == "of them"
        return has_status or (counted.rule in {"noun", "others", "modifier"} and counted.noun is not None and counted.noun >= following)
    if before in {"the", "these", "those"} and counted.elliptical and counted.rule == "left out":
        return has_status or quantity.shape is Shape.DIGITS
    return True
