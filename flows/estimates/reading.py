"""One quantity of a sentence with what its parse says of it."""

from dataclasses import dataclass

from flows.estimates.quantities import Quantity
from flows.estimates.site import Counted
from flows.records import Direction


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity of sentence `position`; the next number of the sentence begins at `stop`."""

    position: int
    quantity: Quantity
    stop: int
    counted: Counted
    status: str | None
    affiliation: str | None
    direction: Direction | None
    rules: tuple[str, ...]
