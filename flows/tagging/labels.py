"""The tag of a word: which role it plays in an attribution, and whether it opens the span."""

from enum import IntEnum


class Role(IntEnum):
    """What a span is in its attribution."""

    CONTENT = 0
    CUE = 1
    SOURCE = 2


OUTSIDE = 0
LABELS = ("O", "B-CONTENT", "I-CONTENT", "B-CUE", "I-CUE", "B-SOURCE", "I-SOURCE")


def opening(role: Role) -> int:
    """The label of the first word of a span."""
    return 1 + 2 * role


def inside(role: Role) -> int:
    """The label of every further word of a span."""
    return 2 + 2 * role


def role_of(label: int) -> Role:
    """The role that a label other than `O` belongs to."""
    return Role((label - 1) // 2)
