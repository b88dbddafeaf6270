"""Ages without the word "old": "a man, 22, was", "aged 47", "ages 18 to 34", "Ms. Hale (61)"."""

from collections.abc import Sequence

from flows.estimates.pieces import Piece, PieceKind
from flows.estimates.quantities import Quantity

_OLDEST = 120
_CLOSERS = frozenset({",", ".", ";", ")", ""})
_PERSONS = frozenset(
    (
        "man woman boy girl male female teen teenager teenagers suspect victim driver student resident mother "
        "father brother sister son daughter husband wife officer men women boys girls child children brothers sisters "
        "sons daughters victims suspects guard clerk worker neighbor neighbour passenger pedestrian cyclist soldier"
    ).split()
)
# after these a number between commas is no age: "in all, 40, or"
_NO_PERSONS = frozenset(
    "all total least most more then now however today fact short sum addition contrast".split()
)
_COPULAS = frozenset("am was is turned turns be".split())
_GROUPS = frozenset(
    "people those men women children adults anyone everyone voters americans kids persons residents".split()
)
_AFTER_AGE = frozenset("and or who are were in to at with have had will can".split())
_LEADS = frozenset("age aged ages turned turns turning both".split())
_AGED = frozenset("age ages aged man woman boy girl teenager".split())  # "a girl of 15"
_JOINS = frozenset({",", "and", ", and", "or", "to"})
_AFTER_LIST = frozenset("and or who were was are respectively have had from at in of".split())


def is_age(pieces: Sequence[Piece], first: int, last: int, quantity: Quantity) -> bool:
    """Whether the bare number from piece `first` to `last` is somebody's age.

    "Ana Ruiz, 47, said", "a baker, 22, fell", "children aged 6 to 11", "people under 45" are; "in all, 47, and" and
    "a blow, 12." are not.
    """
    values = [value for value in (quantity.low, quantity.high) if value is not None]
    if not values or any(not 0 <= value <= _OLDEST or value != int(value) for value in values):
        return False
    before = pieces[first - 1] if first else None
    if before is None:
        return False
    if before.word == "both" and _following_text(pieces, last) not in _CLOSERS:
        return False
    if before.word in _LEADS or (
        before.word in {"of", "between"} and first > 1 and pieces[first - 2].word in _AGED
    ):
        return True
    following = pieces[last + 1] if last + 1 < len(pieces) else None
    if before.word in {"under", "over"} and first > 1 and pieces[first - 2].word in _GROUPS:
        return following is None or following.kind is not PieceKind.WORD or following.word in _AFTER_AGE
    if before.word in _COPULAS and first > 1 and pieces[first - 2].word in {"i", "he", "she", "who"}:
        return (
            following is None
            or following.text in {",", ".", ";"}
            or following.word in {"and", "when", "at", "or"}
        )
    if before.word == "at" and following is not None and following.word in {"he", "she", "i"}:
        return pieces[first].kind is PieceKind.NUMBER
    person = pieces[first - 2] if first > 1 else None
    if person is None or person.kind is not PieceKind.WORD or pieces[first].kind is not PieceKind.NUMBER:
        return False
    is_person = person.is_capitalised or person.word in _PERSONS
    if before.text == ",":
        if is_person:
            return following is None or following.text in _CLOSERS or _is_pair(pieces, last)
        return following is not None and following.text == "," and person.word not in _NO_PERSONS
    return before.text == "(" and following is not None and following.text == ")" and is_person


def goes_on(between: str, pieces: Sequence[Piece], last: int) -> bool:
    """Whether a bare number after an age and `between` is one more age: "aged 19, 28 and 31", not "aged 19 and 3 more"."""
    if between not in _JOINS:
        return False
    following = pieces[last + 1] if last + 1 < len(pieces) else None
    return following is None or following.kind is PieceKind.MARK or following.word in _AFTER_LIST


def _is_pair(pieces: Sequence[Piece], last: int) -> bool:
    """ "The girls, 8 and 10, left"."""
    words = [piece.text for piece in pieces[last + 1 : last + 4]]
    return len(words) == 3 and words[0] == "and" and words[1].isdigit() and words[2] == ","


def _following_text(pieces: Sequence[Piece], last: int) -> str:
    return pieces[last + 1].text if last + 1 < len(pieces) else ""
