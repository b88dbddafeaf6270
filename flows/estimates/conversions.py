"""The same amount in another unit, in brackets: "over 7 miles (11 km)"."""

from collections.abc import Sequence
from dataclasses import replace

from flows.estimates.quantities import Quantity

_RULE = ("conversion",)


def with_conversions(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, an amount in brackets with the bounds of the one before it: "over 7 miles (11 km)" is over 11.

    "Two ships (11 men)" is no conversion.
    """
    found: list[Quantity] = []
    for quantity in quantities:
        found.append(_converted(text, found[-1], quantity) if found else quantity)
    return found


def is_conversion(quantity: Quantity) -> bool:
    """Whether the quantity repeats the one before it in another unit."""
    return quantity.rules == _RULE


def _converted(text: str, before: Quantity, quantity: Quantity) -> Quantity:
    is_same_measure = before.measure == quantity.measure and quantity.unit is not None
    is_beside = text[before.unit_end : quantity.start].strip(" \u00a0") in {"(", "/"}
    if not is_same_measure or before.unit == quantity.unit or not is_beside or quantity.rules:
        return quantity
    low = None if before.low is None else quantity.low
    high = None if before.high is None else quantity.high
    if low is None and high is None:
        return quantity
    return replace(quantity, low=low, high=high, approximate=before.approximate, rules=_RULE)
