"""Who speaks for whom: a source and the bodies that it is part of are one party."""

from collections.abc import Iterable, Mapping
from typing import Any

from flows.disputes.words import fold, words

_DEEPEST = 6
_STATE_KINDS = frozenset({"government", "military"})


class Voices:
    """The sources with the wholes they belong to."""

    def __init__(
        self,
        sources: Iterable[Mapping[str, Any]],
        state_words: frozenset[str] = frozenset(),
        share_words: frozenset[str] = frozenset(),
    ) -> None:
        self._state_words = state_words
        self._rows = {row["source_id"]: row for row in sources}
        self._shares = {
            key
            for key, row in self._rows.items()
            if row["kind"] == "anonymous"
            and any(f" {share} " in f" {row['name'].lower()} " for share in share_words)
        }

    def kind(self, source_id: str | None) -> str | None:
        """What the source is, as in sources.kind."""
        row = self._rows.get(source_id)
        return row["kind"] if row else None

    def name(self, source_id: str | None) -> str | None:
        """The source's canonical name."""
        row = self._rows.get(source_id)
        return row["name"] if row else None

    def nation(self, source_id: str | None) -> str | None:
        """The country that the source speaks for as its government or army; None for all others."""
        for whole in self._wholes(source_id):
            row = self._rows[whole]
            is_unnamed = row["kind"] == "anonymous" and not self._state_words.isdisjoint(
                fold(word) for word in words(row["name"])
            )
            if row["kind"] in _STATE_KINDS or is_unnamed:
                return str(row["country"]) if row["country"] else None
        return None

    def is_share(self, source_id: str | None) -> bool:
        """Whether the source is but a share of people asked: "one in three"."""
        return source_id in self._shares

    def country(self, source_id: str | None) -> str | None:
        """The country that the source is of, whoever it speaks for."""
        row = self._rows.get(source_id)
        return row["country"] if row else None

    def are_one(self, one: str | None, other: str | None) -> bool:
        """Whether the two are the same source, or one is part of the other."""
        return one is not None and (one in self._wholes(other) or other in self._wholes(one))

    def _wholes(self, source_id: str | None) -> list[str]:
        found: list[str] = []
        while source_id and source_id in self._rows and source_id not in found and len(found) < _DEEPEST:
            found.append(source_id)
            source_id = self._rows[source_id]["part_of"]
        return found
