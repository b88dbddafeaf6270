"""Phrases found in a row of pieces, longest first."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from flows.estimates.pieces import Piece, cut

Meaning = TypeVar("Meaning")


class Phrases(Generic[Meaning]):
    """Phrases of one or more pieces and what each means; case counts only for single letters ("5M", "5m")."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for phrase, meaning in entries:
            words = tuple(_key(piece) for piece in cut(phrase))
            if words:
                self._by_first.setdefault(words[0], []).append((words, meaning))
                self._by_last.setdefault(words[-1], []).append((words, meaning))
        for table in (self._by_first, self._by_last):
            for candidates in table.values():
                candidates.sort(key=lambda entry: -len(entry[0]))

    def starting(self, pieces: Sequence[Piece], first: int) -> tuple[int, Meaning] | None:
        """The longest phrase that begins at piece `first`, as the index of its last piece and its meaning."""
        if not 0 <= first < len(pieces):
            return None
        for words, meaning in self._by_first.get(_key(pieces[first]), ()):
            if all(
                first + step < len(pieces) and _key(pieces[first + step]) == word
                for step, word in enumerate(words)
            ):
                return first + len(words) - 1, meaning
        return None

    def ending(self, pieces: Sequence[Piece], last: int) -> tuple[int, Meaning] | None:
        """The longest phrase that ends at piece `last`, as the index of its first piece and its meaning."""
        if not 0 <= last < len(pieces):
            return None
        for words, meaning in self._by_last.get(_key(pieces[last]), ()):
            first = last - len(words) + 1
            if first >= 0 and all(_key(pieces[first + step]) == word for step, word in enumerate(words)):
                return first, meaning
        return None


def _key(piece: Piece) -> str:
    return piece.text if len(piece.text) == 1 else piece.word
