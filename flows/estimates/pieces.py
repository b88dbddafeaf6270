"""A sentence cut into numbers, words and marks, the alphabet that the quantity grammar reads."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

# digits with inner separators ("12,500.75", "1 000" with a no-break space), a bare decimal (".5"), a vulgar fraction
_PIECE = re.compile(
    r"(?P<number>\d+(?:[.,'’\u00a0\u2009\u202f]\d+)*|(?<![\w.])\.\d+)"
    r"|(?P<fraction>[¼½¾⅐-⅞])"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>\S)"
)
DASHES = frozenset("-‐‑‒–—−")


class PieceKind(StrEnum):
    """What a piece is made of."""

    NUMBER = "number"
    FRACTION = "fraction"
    WORD = "word"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Piece:
    """One number, word or mark; `word` is its text in lower case, `glued` that no blank stands before it."""

    start: int
    end: int
    text: str
    word: str
    kind: PieceKind
    glued: bool

    @property
    def is_dash(self) -> bool:
        """Whether this is a hyphen, dash or minus sign of any alphabet."""
        return self.text in DASHES

    @property
    def is_capitalised(self) -> bool:
        """Whether this is a word that begins with a capital."""
        return self.kind is PieceKind.WORD and self.text[0].isupper()


def cut(text: str) -> list[Piece]:
    """The pieces of `text` in order, in linear time; together they cover all but its blanks."""
    pieces = []
    end = -1
    for match in _PIECE.finditer(text):
        kind = PieceKind(match.lastgroup or "mark")
        piece = match.group()
        pieces.append(Piece(match.start(), match.end(), piece, piece.lower(), kind, match.start() == end))
        end = match.end()
    return pieces


def is_number(piece: Piece) -> bool:
    """Whether the piece is written in digits."""
    return piece.kind is PieceKind.NUMBER


def fraction_value(character: str) -> float:
    """The value of a vulgar fraction such as "½"; 0 where the character has none."""
    return float(unicodedata.numeric(character, 0.0))
