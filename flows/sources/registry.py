"""What the reference tables know about a name: sources with a row, countries, and national bodies made of both."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.records import Kind
from flows.sources.resemblance import body_blocks, same_body
from flows.sources.spelling import bare, capitalised, fold, possessive, words
from flows.sources.tables import COINED, BodyRow, CountryRow, Gender, SourceRow, SourceTables

_LONGEST_NAME = 9
_LONGEST_COUNTRY = 5


@dataclass(frozen=True, slots=True)
class Known:
    """A source that the tables name; `reference` is the canonical name it goes by everywhere.

    It is None for what only this article knows.
    """

    name: str
    kind: Kind
    country: str | None
    part_of: str | None
    gender: Gender | None
    reference: str | None


class Registry:
    """Looks names up in the tables; holds no state beyond them."""

    def __init__(self, tables: SourceTables) -> None:
        self._tables = tables

    def named(self, text: str) -> Known | None:
        """The source whose row has exactly this spelling, or the government of the country so named.

        "the Pentagon" is found, "a Pentagon aide" is not; "us" is no country, "US" is.
        """
        key = fold(text)
        source = self._tables.sources.get(key) or self._misspelt(key)
        country = self._tables.countries.get(key)
        if source is None and country is None:
            return None
        if not any(letter.isupper() for letter in bare(text)) or not self._written_as_name(text, key):
            return None
        if source:
            return self.of_source(source)
        if country and country.form in ("name", "capital"):
            return self.of_country(country.country)
        return None

    def _misspelt(self, key: str) -> SourceRow | None:
        """The row of a name of three words or more that differs by a slip of the pen in one long word."""
        if key.count(" ") < 2:
            return None
        for block in body_blocks(key):
            for meant, row in self._tables.slips.get(block, {}).items():
                if same_body(meant, key):
                    return row
        return None

    def of_source(self, row: SourceRow) -> Known:
        """The source of a row."""
        return Known(row.name, row.kind, row.country, row.part_of, row.gender, row.name)

    def of_country(self, code: str) -> Known | None:
        """A country's government, which goes by the country's name."""
        row = self._tables.country_names.get(code)
        return Known(row.name, Kind.GOVERNMENT, code, None, None, _reference(code, row.name)) if row else None

    def of_body(self, code: str, body: BodyRow) -> Known | None:
        """A country's national body: its own row where there is one, else a name made from the pattern."""
        source = self._tables.national.get((code, body.body))
        if source:
            return self.of_source(source)
        government = self.of_country(code)
        if government is None or body.body == "government":
            return government
        adjective = self._tables.adjectives.get(code, government.name)
        name = body.pattern.format(adjective=adjective, country=government.name)
        return Known(name, body.kind, code, government.name, None, _reference(code, name))

    def country_at_start(self, parts: Sequence[str]) -> tuple[CountryRow, int] | None:
        """The country that the first words name in any form, with their number: "South Korea's spy agency" → 2."""
        if not parts or not capitalised(parts[0]):
            return None
        for length in range(min(_LONGEST_COUNTRY, len(parts)), 0, -1):
            text = " ".join(parts[:length])
            for spelling in (text, possessive(text) or text, text.removesuffix("s")):
                row = self._tables.countries.get(fold(spelling))
                if row is None or not self._written_as_name(spelling, fold(spelling)):
                    continue
                if row.form != "short" or not (length < len(parts) and capitalised(parts[length])):
                    return row, length
        return None

    def national_body(self, text: str) -> Known | None:
        """A national body by description: "South Korea's spy agency", "the Ministry of Defence of Ruritania"."""
        parts = words(bare(text))
        for skip in range(min(3, len(parts))):
            if skip and capitalised(parts[skip - 1]) and "-" not in parts[skip - 1]:
                break
            start = self.country_at_start(parts[skip:])
            if start:
                return self._body_of(start[0].country, parts[skip + start[1] :])
        for cut in range(len(parts) - 1, 0, -1):
            if parts[cut] in ("of", "in") and cut + 1 < len(parts):
                tail = parts[cut + 1 :]
                start = self.country_at_start(tail[1:] if tail[0] == "the" else tail)
                if start and start[1] >= len(tail) - 1:
                    return self._body_of(start[0].country, parts[:cut])
        return None

    def body_named(self, text: str) -> BodyRow | None:
        """The kind of national body that a description without a country names: "the defence ministry"."""
        return self._tables.bodies.get(fold(text))

    def embedded(self, text: str) -> Known | None:
        """A known name with describing words around it: "the war monitor Acme Watch", "the Acme Watch group".

        The name must head the phrase: "critics of Acme Watch" and "Jane Acme" name somebody else.
        """
        parts = words(bare(text))[:40]
        for length in range(min(_LONGEST_NAME, len(parts)), 0, -1):
            for start in range(len(parts) - length + 1):
                if not capitalised(parts[start]):
                    continue
                known = self.named(" ".join(parts[start : start + length]))
                if known and self._heads(known, parts, start, length):
                    return known
        return None

    def leading(self, text: str) -> Known | None:
        """A known name that opens a phrase cut too long: "Ruritanian television broadcast pictures"."""
        parts = words(bare(text))
        for length in range(min(_LONGEST_NAME, len(parts) - 1), 0, -1):
            if capitalised(parts[length]) or parts[length] in self._tables.words["preposition"]:
                continue
            start = " ".join(parts[:length])
            known = self.national_body(start) or self.named(start)
            if known:
                return known
        return None

    def opening(self, text: str) -> Known | None:
        """The longest known name that a stretch of text begins with, whatever follows it."""
        parts = words(bare(text))
        for length in range(min(_LONGEST_NAME, len(parts)), 0, -1):
            start = " ".join(parts[:length])
            known = self.named(possessive(start) or start)
            if known:
                return known
        return None

    def _body_of(self, code: str, rest: Sequence[str]) -> Known | None:
        for skip in range(len(rest)):
            if skip and (rest[skip - 1] in self._tables.words["preposition"] or capitalised(rest[skip - 1])):
                break
            body = self._tables.bodies.get(fold(" ".join(rest[skip:])))
            if body:
                return self.of_body(code, body)
        return None

    def _heads(self, known: Known, parts: Sequence[str], start: int, length: int) -> bool:
        before, after = parts[:start], parts[start + length :]
        if any(word in self._tables.words["preposition"] for word in before) or any(
            possessive(word) for word in parts[start : start + length]
        ):
            return False
        if after and (known.kind is Kind.PERSON or not self._generic(after)):
            return False
        alone = length == 1 and not (parts[start].isupper() and len(parts[start]) > 1)
        return not before or not alone or not capitalised(before[-1]) or self._describes(before[-1])

    def _generic(self, after: Sequence[str]) -> bool:
        return all(
            (
                (row := self._tables.nouns.get(fold(word))) is not None
                and row.use in ("body", "group", "outlet")
            )
            or word in self._tables.words["generic"]
            for word in after
        )

    def _describes(self, word: str) -> bool:
        key = fold(word)
        country = self._tables.countries.get(key)
        if "-" in word and not capitalised(word.rsplit("-", 1)[1]):
            return True
        noun = self._tables.nouns.get(key)
        return (
            (noun is not None and noun.use in ("office", "person", "outlet", "group"))
            or key in self._tables.titles
            or (country is not None and country.form == "adjective")
        )

    def _written_as_name(self, text: str, key: str) -> bool:
        if key in ("us", "is", "who", "ice", "au", "aa", "it", "hill", "time"):
            return bare(text).replace(".", "").isupper() or " " in text.strip()
        return True


def _reference(code: str, name: str) -> str | None:
    return None if code.startswith(COINED) else name
