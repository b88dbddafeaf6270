"""Speakers of single articles joined into sources, one for each in the real world.

Speakers are taken in order of arrival, and each joins a source met before or founds its own. So what was decided
never changes when articles arrive: a source keeps the id of the spelling that founded it. The cost is linear, since
a speaker is compared only with names that share its block.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from flows.records import Kind, Speaker, content_hash
from flows.sources.corrections import SourceCorrection, UnusedCorrection, apply
from flows.sources.registry import Registry
from flows.sources.resemblance import (
    body_blocks,
    body_key,
    person_block,
    person_key,
    same_body,
    same_person,
)
from flows.sources.spelling import fold, words
from flows.sources.tables import SourceTables

_LARGEST_BLOCK = 200
_SHORTEST_ABBREVIATION = 4
_OWN = (Kind.ANONYMOUS, Kind.DOCUMENT)


@dataclass(frozen=True, slots=True)
class Source:
    """One source, however spelled; `part_of` is the source_id of the body it belongs to."""

    source_id: str
    name: str
    kind: Kind
    country: str | None
    part_of: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """All links of speakers to sources, the sources, and the verdicts that changed nothing."""

    links: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]
    unused: tuple[UnusedCorrection, ...]


@dataclass(slots=True)
class _Entry:
    """A source in the making; what its speakers tell gathers here."""

    source_id: str
    name: str
    kind: Kind
    country: str | None = None
    part_of: str | None = None
    roles: set[str] = field(default_factory=set)
    spellings: dict[str, None] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)

    def learn(self, speaker: Speaker) -> None:
        self.country = self.country or speaker.country
        self.part_of = self.part_of or speaker.part_of
        self.roles |= _role_words(speaker)
        self.spellings.update(dict.fromkeys(speaker.spellings))
        self.names[speaker.name] = self.names.get(speaker.name, 0) + 1


def join_speakers(
    speakers: Iterable[Speaker],
    tables: SourceTables,
    corrections: Sequence[SourceCorrection] = (),
    today: date = date.min,
) -> Joined:
    """Join speakers, given in order of arrival, into sources; then apply the analyst's verdicts in force `today`."""
    entries = _Entries()
    members = list(speakers)
    links = {speaker.speaker_id: entries.place(speaker).source_id for speaker in members}
    own = {speaker.speaker_id: own_id(speaker) for speaker in members}
    corrected = apply(links, corrections, today, own)
    return Joined(
        tuple(corrected.links.items()),
        tuple(_sources(members, corrected.links, entries, tables)),
        corrected.unused,
    )


def own_id(speaker: Speaker) -> str:
    """The id of the source that a speaker alone would found; anonymous ones belong to their article."""
    if speaker.reference:
        return content_hash("source", speaker.reference)
    if belongs_to_article(speaker):
        return content_hash("source", speaker.article_id, fold(speaker.name), speaker.kind)
    person = speaker.kind is Kind.PERSON
    return content_hash("source", "person" if person else "body", _key(speaker))


def belongs_to_article(speaker: Speaker) -> bool:
    """Whether nothing in a speaker's name tells it from others elsewhere: "a witness", "police", "Alden" alone."""
    if speaker.kind in _OWN:
        return True
    if speaker.kind is Kind.PERSON:
        return len(person_key(speaker.name).split(" ")) < 2
    return not any(letter.isupper() for letter in speaker.name)


class _Entries:
    """The sources met so far, found by key and by block."""

    def __init__(self) -> None:
        self._by_id: dict[str, _Entry] = {}
        self._by_key: dict[str, list[_Entry]] = {}
        self._by_block: dict[str, list[_Entry]] = {}
        self._by_abbreviation: dict[str, list[_Entry]] = {}

    def get(self, source_id: str) -> _Entry | None:
        return self._by_id.get(source_id)

    def place(self, speaker: Speaker) -> _Entry:
        entry = None if speaker.reference else self._met_before(speaker)
        if entry is None:
            entry = self._found(speaker)
        entry.learn(speaker)
        self._index(entry, speaker)
        return entry

    def _met_before(self, speaker: Speaker) -> _Entry | None:
        if belongs_to_article(speaker):
            return self._surname_alone(speaker) if speaker.kind is Kind.PERSON else None
        kept = [entry for entry in self._by_key.get(_key(speaker), []) if not _conflict(entry, speaker)]
        if kept:
            return kept[0]
        return self._person(speaker) if speaker.kind is Kind.PERSON else self._body(speaker)

    def _person(self, speaker: Speaker) -> _Entry | None:
        best, weight = None, 0.0
        for entry in self._by_block.get(f"person {person_block(speaker.name)}", [])[:_LARGEST_BLOCK]:
            if _conflict(entry, speaker):
                continue
            alike = max(same_person(spelling, speaker.name) for spelling in (entry.name, *_full_names(entry)))
            evidence = _evidence(entry, speaker)
            if alike >= 2 or (alike and evidence):
                total = alike + evidence
                best, weight = (entry, total) if total > weight else (best, weight)
        return best

    def _surname_alone(self, speaker: Speaker) -> _Entry | None:
        """A full name met before with this surname, only where employer or country and role agree."""
        named = self._by_block.get(f"surname {person_key(speaker.name)}", [])[:_LARGEST_BLOCK]
        kept = [entry for entry in named if _evidence(entry, speaker) >= 2 and not _conflict(entry, speaker)]
        return kept[0] if len(kept) == 1 else None

    def _body(self, speaker: Speaker) -> _Entry | None:
        key = _key(speaker)
        if speaker.name.isupper() and len(speaker.name) >= _SHORTEST_ABBREVIATION:
            met = [e for e in self._by_abbreviation.get(key, []) if not _conflict(e, speaker)]
            if len(met) == 1:
                return met[0]
        for block in body_blocks(key):
            for entry in self._by_block.get(f"body {block}", [])[:_LARGEST_BLOCK]:
                if same_body(body_key(entry.name), key) and not _conflict(entry, speaker):
                    return entry
        return None

    def _found(self, speaker: Speaker) -> _Entry:
        source_id = own_id(speaker)
        known = self._by_id.get(source_id)
        if known and (speaker.reference or not _conflict(known, speaker)):
            return known
        if known:
            source_id = content_hash(source_id, speaker.country, speaker.part_of)
        return self._by_id.setdefault(source_id, _Entry(source_id, speaker.name, speaker.kind))

    def _index(self, entry: _Entry, speaker: Speaker) -> None:
        if belongs_to_article(speaker):
            return
        person = speaker.kind is Kind.PERSON
        blocks = [
            f"person {person_block(speaker.name)}",
            f"surname {person_key(speaker.name).split(' ')[-1]}",
        ]
        if not person:
            blocks = [f"body {block}" for block in body_blocks(_key(speaker))]
        for block in blocks:
            _add(self._by_block, block, entry)
        _add(self._by_key, _key(speaker), entry)
        for spelling in () if person else speaker.spellings:
            if spelling.isupper() and len(spelling) >= _SHORTEST_ABBREVIATION and " " not in spelling:
                _add(self._by_abbreviation, body_key(spelling), entry)


def _add(index: dict[str, list[_Entry]], key: str, entry: _Entry) -> None:
    entries = index.setdefault(key, [])
    if len(entries) < _LARGEST_BLOCK and not any(known is entry for known in entries):
        entries.append(entry)


def _key(speaker: Speaker) -> str:
    return person_key(speaker.name) if speaker.kind is Kind.PERSON else body_key(speaker.name)


def _full_names(entry: _Entry) -> list[str]:
    return [spelling for spelling in list(entry.spellings)[:8] if 1 < len(words(spelling)) < 4]


def _role_words(speaker: Speaker) -> set[str]:
    return {
        fold(word)
        for word in words(speaker.role or "")
        if (len(word) > 3 and word.islower()) or word.istitle()
    }


def _evidence(entry: _Entry, speaker: Speaker) -> int:
    """How many things agree: employer, country, words of the role."""
    employer = entry.part_of is not None and entry.part_of == speaker.part_of
    country = entry.country is not None and entry.country == speaker.country
    return employer + country + bool(entry.roles & _role_words(speaker))


def _conflict(entry: _Entry, speaker: Speaker) -> bool:
    """Whether the two cannot be one: a human being and a body, two countries, local bodies of two states."""
    human = (entry.kind is Kind.PERSON) != (speaker.kind is Kind.PERSON)
    agency = speaker.kind is Kind.AGENCY and None not in (entry.part_of, speaker.part_of)
    if human or (agency and entry.part_of != speaker.part_of):
        return True
    return entry.country is not None and speaker.country not in (None, entry.country)


def _sources(
    speakers: Iterable[Speaker], links: dict[str, str], entries: _Entries, tables: SourceTables
) -> Iterable[Source]:
    """A row for each source that a speaker is linked to, and for the known bodies that they are part of."""
    rows: dict[str, _Entry] = {}
    ids: dict[str, str] = {}
    for speaker in speakers:
        source_id = links[speaker.speaker_id]
        entry = rows.get(source_id)
        if entry is None:
            made = entries.get(source_id)
            entry = _Entry(
                source_id, made.name if made else speaker.name, made.kind if made else speaker.kind
            )
            rows[source_id] = entry
        entry.learn(speaker)
        if speaker.kind not in _OWN:
            ids.setdefault(speaker.name, source_id)
    registry = Registry(tables)
    pending = [entry.part_of for entry in rows.values() if entry.part_of]
    while pending:
        name = pending.pop()
        known = None if name in ids else registry.named(name) or registry.national_body(name)
        if known and known.reference == name:
            source_id = content_hash("source", known.reference)
            ids[name] = source_id
            rows.setdefault(source_id, _Entry(source_id, name, known.kind, known.country, known.part_of))
            pending += [known.part_of] if known.part_of else []
    for entry in rows.values():
        part_of = ids.get(entry.part_of) if entry.part_of else None
        yield Source(
            entry.source_id,
            max(entry.names, key=lambda name: entry.names[name], default=entry.name),
            entry.kind,
            entry.country,
            part_of if part_of != entry.source_id else None,
            tuple(entry.spellings),
        )
