"""Ages without the word "old": "a man, 22, was", "aged 47", "ages 18 to 34", "Ms. Hale (61)"."""

from collections.abc import Sequence

from flows.estimates.pieces import Piece, PieceKind
from flows.estimates.quantities import Quantity

_OLDEST = 120
_PERSONS = frozenset(
    (
        "man woman boy girl male female teen teenager teenagers suspect victim driver student resident mother "
        "father brother sister son daughter husband wife officer men women boys girls child"
    ).split()
)
_COPULAS = frozenset("am was is turned turns be".split())
_GROUPS = frozenset(
    "people those men women children adults anyone everyone voters americans kids persons residents".split()
)
_AFTER_AGE = frozenset("and or who are were in to at with have had will can".split())
_LEADS = frozenset("age aged ages turned turns turning".split())


def is_age(pieces: Sequence[Piece], first: int, last: int, quantity: Quantity) -> bool:
    """Whether the bare number from piece `first` to `last` is somebody's age.

    "Ana Ruiz, 47, said", "a man, 22, fell", "children aged 6 to 11", "people under 45" are; "in Rome, 47, and" after
    no person is not.
    """
    values = [value for value in (quantity.low, quantity.high) if value is not None]
    if not values or any(not 0 <= value <= _OLDEST or value != int(value) for value in values):
        return False
    before = pieces[first - 1] if first else None
    if before is None:
        return False
    if before.word in _LEADS or (
        before.word in {"of", "between"} and first > 1 and pieces[first - 2].word in {"age", "ages", "aged"}
    ):
        return True
    following = pieces[last + 1] if last + 1 < len(pieces) else None
    if before.word in {"under", "over"} and first > 1 and pieces[first - 2].word in _GROUPS:
        return following is None or following.kind is not PieceKind.WORD or following.word in _AFTER_AGE
    if before.word in _COPULAS and first > 1 and pieces[first - 2].word in {"i", "he", "she"}:
        return (
            following is None
            or following.text in {",", ".", ";"}
            or following.word in {"and", "when", "at", "or"}
        )
    person = pieces[first - 2] if first > 1 else None
    if person is None or person.kind is not PieceKind.WORD or pieces[first].kind is not PieceKind.NUMBER:
        return False
    is_person = person.is_capitalised or person.word in _PERSONS
    if before.text == ",":
        return is_person and (following is None or following.text in {",", ".", ";", ")"})
    return before.text == "(" and following is not None and following.text == ")" and is_person
