"""Who speaks for whom: a source and the bodies that it is part of are one party."""

from collections.abc import Iterable, Mapping
from typing import Any

from flows.disputes.rules import DisputeRules
from flows.disputes.words import fold, words

_DEEPEST = 6


class Voices:
    """The sources with the wholes they belong to, and the names by which texts know them."""

    def __init__(self, sources: Iterable[Mapping[str, Any]], rules: DisputeRules) -> None:
        self._rows = {row["source_id"]: row for row in sources}
        self._rules = rules

    def kind(self, source_id: str | None) -> str | None:
        """What the source is, as in sources.kind."""
        row = self._rows.get(source_id)
        return row["kind"] if row else None

    def name(self, source_id: str | None) -> str | None:
        """The source's canonical name."""
        row = self._rows.get(source_id)
        return row["name"] if row else None

    def are_one(self, one: str | None, other: str | None) -> bool:
        """Whether the two are the same source, or one is part of the other."""
        return one is not None and (one in self._wholes(other) or other in self._wholes(one))

    def _wholes(self, source_id: str | None) -> list[str]:
        found: list[str] = []
        while source_id and source_id in self._rows and source_id not in found and len(found) < _DEEPEST:
            found.append(source_id)
            source_id = self._rows[source_id]["part_of"]
        return found

    def own_names(self, source_id: str | None) -> frozenset[str]:
        """The names that a pronoun for the source stands for: its country, else the words of its name."""
        row = self._rows.get(source_id)
        if row is None:
            return frozenset()
        country = self._rules.countries.get(row["country"] or "")
        if country:
            return frozenset({country})
        common = self._rules.roles["common_name"]
        return frozenset(
            fold(word) for word in words(row["name"]) if word[0].isupper() and fold(word) not in common
        )
