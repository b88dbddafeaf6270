"""Words and suffixes that multiply ("million", "bn", "k") and words that stand for ranges ("dozens")."""

from collections.abc import Iterable, Sequence

from flows.estimates.pieces import Piece, PieceKind

# after "5m" these show a length, not a count of millions
_AFTER_LENGTH = frozenset("across deep wide high long tall from to and away of in at by".split())


class Magnitudes:
    """Lookups of magnitudes and vague words, made once from the reviewed tables."""

    def __init__(
        self,
        suffixes: Iterable[tuple[str, float, str]],
        vague: Iterable[tuple[str, float, float]],
        multipliers: Iterable[tuple[str, float, float]],
    ) -> None:
        """`suffixes` are form, factor and where; the others word, low and high."""
        self._suffixes = {form: (factor, where) for form, factor, where in suffixes}
        self._vague = {word: (low, high) for word, low, high in vague}
        self._multipliers = {word: (low, high) for word, low, high in multipliers}

    def knows(self, word: str) -> bool:
        """Whether the word is vague, multiplies a magnitude, or is a magnitude spelled out."""
        if word in self._vague or word in self._multipliers:
            return True
        return self._suffixes.get(word, (0.0, ""))[1] == "any" and len(word) > 2

    def words(self) -> frozenset[str]:
        """The words that may begin a numeral."""
        spelled = {form for form, (_, where) in self._suffixes.items() if where == "any" and len(form) > 2}
        return frozenset({*self._vague, *self._multipliers, *spelled})

    def whole_word(self, piece: Piece) -> float | None:
        """The factor of a magnitude written as a word of its own ("hundred", "million", "dozen")."""
        factor, where = self._suffixes.get(piece.word, (0.0, ""))
        return factor if where == "any" and len(piece.word) > 2 else None

    def plural_factor(self, piece: Piece) -> float | None:
        """The factor of a magnitude in the plural: "thousands" in "tens of thousands"."""
        if not piece.word.endswith("s"):
            return None
        factor, where = self._suffixes.get(piece.word[:-1], (0.0, ""))
        return factor if where == "any" else None

    def vague(self, piece: Piece) -> tuple[float, float] | None:
        """The range of a word such as "dozens"."""
        return self._vague.get(piece.word)

    def multiplier(self, piece: Piece) -> tuple[float, float] | None:
        """The range of a word that needs a magnitude after it, such as "several"."""
        return self._multipliers.get(piece.word)

    def after(self, pieces: Sequence[Piece], last: int, *, money: bool) -> tuple[int, float] | None:
        """The magnitude that follows piece `last`, as the index of its last piece and its factor.

        "5 million", "5-million", "5bn" have one; "5m" only in money or before a plural ("5m jobs").
        """
        index = last + 1
        if index < len(pieces) and pieces[index].is_dash and pieces[index].glued:
            index += 1
            if index < len(pieces) and not pieces[index].glued:
                return None
        if index >= len(pieces) or pieces[index].kind is not PieceKind.WORD:
            return None
        piece = pieces[index]
        key = piece.text if len(piece.text) == 1 else piece.word
        factor, where = self._suffixes.get(key, (0.0, ""))
        if not factor:
            return None
        glued = piece.glued and index == last + 1
        if where == "any" or (where == "glued" and (glued or money)):
            return index, factor
        if where == "money" and (money or (glued and _counts(pieces, index + 1))):
            return index, factor
        return None


def _counts(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a plural noun stands at `index`, so that the "m" before it is a million."""
    if index >= len(pieces):
        return False
    piece = pieces[index]
    if piece.kind is not PieceKind.WORD or piece.glued or piece.word in _AFTER_LENGTH:
        return False
    return piece.word.endswith("s") or piece.word == "people"
