"""Parts of a whole in words: "half of", "a third of", "two-thirds", "three-quarters of a point"."""

from collections.abc import Sequence

from flows.estimates.cardinals import CARDINALS
from flows.estimates.pieces import Piece

_DENOMINATORS = {
    word: value
    for value, word in enumerate(
        [
            "half",
            "third",
            "quarter",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        start=2,
    )
} | {"halve": 2, "fourth": 4, "twentieth": 20, "hundredth": 100}
PARTS = frozenset(_DENOMINATORS)
_WHOLES = frozenset("of the its their his her our my your all those these that".split())
_OTHER_HALVES = frozenset("first second latter early late other better top bottom this that last".split())
# "by a third", "by more than a third"
_BY_REACH = 3
_BEFORE_HALF = frozenset("by than nearly almost about around roughly least in".split())


def read_part(pieces: Sequence[Piece], first: int) -> tuple[int, float] | None:
    """The part that begins at piece `first`, as its last piece and its value between 0 and 1.

    "Half of", "a third of", "by a third", "one-fifth" and "three quarters" are parts; "a third man", "first half" and "two quarters"
    are not.
    """
    word = pieces[first].word
    if word == "a" and first and pieces[first - 1].word == "and":
        return None  # "a decade and a half of peace"
    if word == "half":
        return first, 0.5
    numerator = 1 if word in {"a", "one"} else CARDINALS.get(word, 0)
    index = first + 1
    is_hyphened = index < len(pieces) and pieces[index].is_dash and pieces[index].glued
    index += is_hyphened
    if not 0 < numerator < 20 or index >= len(pieces):
        return None
    name = pieces[index].word
    if pieces[index].is_capitalised and first > 0:
        return None  # "the Fourth of July"
    denominator = _DENOMINATORS.get(name) or _DENOMINATORS.get(name.removesuffix("s"), 0)
    is_plural = name.endswith("s")
    is_of = index + 1 < len(pieces) and pieces[index + 1].word == "of"
    is_of |= any(piece.word == "by" for piece in pieces[max(0, first - _BY_REACH) : first])
    if denominator <= numerator or is_plural != (numerator > 1) or not (is_hyphened or is_plural or is_of):
        return None
    if name == "quarters" and numerator != 3:
        return None
    return index, numerator / denominator


def read_ratio(pieces: Sequence[Piece], first: int) -> tuple[int, float] | None:
    """ "One in five", "three out of every ten": the last piece and the value; None for "one in Rome" or "two in a row"."""
    numerator = _small(pieces[first].word)
    words = [piece.word for piece in pieces[first + 1 : first + 5]]
    steps = 2 if words[:2] == ["out", "of"] else 1 if words[:1] == ["in"] else 0
    if not steps or not 0 < numerator < 10:
        return None
    steps += words[steps : steps + 1] == ["every"]
    denominator = _small(words[steps]) if steps < len(words) else 0
    if denominator <= numerator or not (denominator <= 10 or denominator % 10 == 0):
        return None
    return first + 1 + steps, numerator / denominator


def _small(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < 4 else CARDINALS.get(word, 0)


def halves_something(pieces: Sequence[Piece], index: int) -> bool:
    """Whether "half" at `index` halves a whole: "half of", "half their", "by half"; not "first half", "half-brother"."""
    before = pieces[index - 1].word if index else ""
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    if before == "a" and index > 1 and pieces[index - 2].word == "and":
        return False  # "a decade and a half of peace"
    if before in _OTHER_HALVES or (following is not None and following.is_dash and following.glued):
        return False
    return (following is not None and following.word in _WHOLES) or before in _BEFORE_HALF
