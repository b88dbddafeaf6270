"""What an approximator says of a number."""

from enum import StrEnum


class Bound(StrEnum):
    """ "At least" is a floor, "up to" a ceiling, "nearly" a blurred ceiling; "about" blurs; exact changes nothing."""

    FLOOR = "floor"
    CEILING = "ceiling"
    NEARLY = "nearly"
    ABOUT = "about"
    EXACT = "exact"
