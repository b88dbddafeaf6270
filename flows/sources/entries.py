"""Finds the source that a speaker of a new article is, among those met before.

Every speaker joins a source met before or founds its own, so what was decided never changes when articles arrive.
A speaker is compared only with names that share its block.
"""

from dataclasses import dataclass, field

from flows.records import Kind, Speaker, content_hash
from flows.sources.keys import (
    abbreviations,
    asked_abbreviation,
    belongs_to_article,
    blocks,
    name_key,
    own_id,
    surname_block,
)
from flows.sources.resemblance import body_blocks, body_key, person_block, person_key, same_body, same_person
from flows.sources.spelling import fold, words

_LARGEST_BLOCK = 200
# spellings of a source that a name is compared with are among so many first ones
_MOST_COMPARED = 8


@dataclass(slots=True)
class Entry:
    """A source in the making; what its speakers tell gathers here."""

    source_id: str
    name: str
    kind: Kind
    country: str | None = None
    part_of: str | None = None
    roles: set[str] = field(default_factory=set)
    spellings: dict[str, None] = field(default_factory=dict)
    full_names: list[str] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)

    def learn(self, speaker: Speaker) -> None:
        """Take in what one of its speakers tells."""
        self.country = self.country or speaker.country
        self.part_of = self.part_of or speaker.part_of
        if speaker.kind is Kind.PERSON and speaker.reference is None:
            self.roles |= _role_words(speaker)
        for spelling in speaker.spellings:
            self._spell(spelling)
        self.names[speaker.name] = self.names.get(speaker.name, 0) + 1

    def _spell(self, spelling: str) -> None:
        """Keep a new spelling; a person's of two or three words among the first is a full name."""
        if spelling not in self.spellings:
            self.spellings[spelling] = None
            is_first = self.kind is Kind.PERSON and len(self.spellings) <= _MOST_COMPARED
            if is_first and 1 < len(words(spelling)) < 4:
                self.full_names.append(spelling)


class Entries:
    """The sources met so far, found by key and by block."""

    def __init__(self) -> None:
        self.by_id: dict[str, Entry] = {}
        self._by_key: dict[str, list[Entry]] = {}
        self._by_block: dict[str, list[Entry]] = {}
        self._by_abbreviation: dict[str, list[Entry]] = {}

    def place(self, speaker: Speaker, decided: str | None = None) -> Entry:
        """The source of a speaker, who must be placed once, in order of arrival; `decided` is its id where it is known."""
        if decided is not None:
            entry = self.by_id.setdefault(decided, Entry(decided, speaker.name, speaker.kind))
        else:
            met = None if speaker.reference else self._met_before(speaker)
            entry = met or self._found(speaker)
        entry.learn(speaker)
        self._index(entry, speaker)
        return entry

    def _met_before(self, speaker: Speaker) -> Entry | None:
        if belongs_to_article(speaker):
            return self._surname_alone(speaker) if speaker.kind is Kind.PERSON else None
        kept = [entry for entry in self._by_key.get(name_key(speaker), []) if not _conflict(entry, speaker)]
        if kept:
            return kept[0]
        return self._person(speaker) if speaker.kind is Kind.PERSON else self._body(speaker)

    def _person(self, speaker: Speaker) -> Entry | None:
        best, weight = None, 0.0
        role = _role_words(speaker)
        for entry in self._by_block.get(f"person {person_block(speaker.name)}", [])[:_LARGEST_BLOCK]:
            if _conflict(entry, speaker):
                continue
            alike = max(same_person(spelling, speaker.name) for spelling in {entry.name, *entry.full_names})
            evidence = _evidence(entry, speaker, role) if alike else 0
            if alike >= 2 or (alike and evidence):
                total = alike + evidence
                best, weight = (entry, total) if total > weight else (best, weight)
        return best

    def _surname_alone(self, speaker: Speaker) -> Entry | None:
        """A full name met before with this surname, only where employer or country and role agree."""
        named = self._by_block.get(surname_block(person_key(speaker.name)), [])[:_LARGEST_BLOCK]
        role = _role_words(speaker)
        kept = [
            entry for entry in named if _evidence(entry, speaker, role) >= 2 and not _conflict(entry, speaker)
        ]
        return kept[0] if len(kept) == 1 else None

    def _body(self, speaker: Speaker) -> Entry | None:
        key = name_key(speaker)
        asked = asked_abbreviation(speaker)
        if asked:
            met = [e for e in self._by_abbreviation.get(asked, []) if not _conflict(e, speaker)]
            if len(met) == 1:
                return met[0]
        for block in body_blocks(key):
            for entry in self._by_block.get(f"body {block}", [])[:_LARGEST_BLOCK]:
                if same_body(body_key(entry.name), key) and not _conflict(entry, speaker):
                    return entry
        return None

    def _found(self, speaker: Speaker) -> Entry:
        source_id = own_id(speaker)
        known = self.by_id.get(source_id)
        if known and (speaker.reference or not _conflict(known, speaker)):
            return known
        if known:
            source_id = content_hash(source_id, speaker.country, speaker.part_of)
        return self.by_id.setdefault(source_id, Entry(source_id, speaker.name, speaker.kind))

    def _index(self, entry: Entry, speaker: Speaker) -> None:
        if belongs_to_article(speaker):
            return
        if entry.names[speaker.name] == 1:
            _add(self._by_key, name_key(speaker), entry)
            for block in blocks(speaker):
                _add(self._by_block, block, entry)
        for key in abbreviations(speaker):
            _add(self._by_abbreviation, key, entry)


def _add(index: dict[str, list[Entry]], key: str, entry: Entry) -> None:
    entries = index.setdefault(key, [])
    if len(entries) < _LARGEST_BLOCK and not any(known is entry for known in entries):
        entries.append(entry)


def _role_words(speaker: Speaker) -> set[str]:
    return {
        fold(word)
        for word in words(speaker.role or "")
        if (len(word) > 3 and word.islower()) or word.istitle()
    }


def _evidence(entry: Entry, speaker: Speaker, role: set[str]) -> int:
    """How many things agree: employer, country, words of the speaker's role (`_role_words`)."""
    employer = entry.part_of is not None and entry.part_of == speaker.part_of
    country = entry.country is not None and entry.country == speaker.country
    return employer + country + bool(entry.roles & role)


def _conflict(entry: Entry, speaker: Speaker) -> bool:
    """Whether the two cannot be one: a human being and a body, two countries, local bodies of two states."""
    human = (entry.kind is Kind.PERSON) != (speaker.kind is Kind.PERSON)
    agency = speaker.kind is Kind.AGENCY and None not in (entry.part_of, speaker.part_of)
    if human or (agency and entry.part_of != speaker.part_of):
        return True
    return entry.country is not None and speaker.country not in (None, entry.country)
