"""Speakers of single articles joined into sources, one for each in the real world."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flows.records import Kind, Speaker, content_hash
from flows.sources.corrections import SourceCorrection, UnusedCorrection, apply
from flows.sources.entries import Entries, Entry, own_id
from flows.sources.registry import Registry
from flows.sources.tables import SourceTables


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


def join_speakers(
    speakers: Iterable[Speaker],
    tables: SourceTables,
    corrections: Sequence[SourceCorrection] = (),
    today: date = date.min,
) -> Joined:
    """Join speakers, given in order of arrival, into sources; then apply the analyst's verdicts in force `today`.

    A source keeps the id of the speaker that founded it. The cost is near-linear in the number of speakers.
    """
    members = list(speakers)
    entries = Entries()
    links = {speaker.speaker_id: entries.place(speaker).source_id for speaker in members}
    own = {speaker.speaker_id: own_id(speaker) for speaker in members} if corrections else {}
    corrected = apply(links, corrections, today, own)
    rows = entries.by_id if corrected.links == links else _regrouped(members, corrected.links, entries.by_id)
    ids = {
        speaker.name: corrected.links[speaker.speaker_id]
        for speaker in reversed(members)
        if speaker.kind not in (Kind.ANONYMOUS, Kind.DOCUMENT)
    }
    rows = rows | _parents(rows, ids, Registry(tables))
    return Joined(tuple(corrected.links.items()), tuple(_sources(rows, ids)), corrected.unused)


def _regrouped(
    speakers: Iterable[Speaker], links: Mapping[str, str], placed: Mapping[str, Entry]
) -> dict[str, Entry]:
    """The sources as the verdicts leave them."""
    rows: dict[str, Entry] = {}
    for speaker in speakers:
        source_id = links[speaker.speaker_id]
        if source_id not in rows:
            first = placed.get(source_id)
            rows[source_id] = Entry(source_id, first.name if first else speaker.name, speaker.kind)
        rows[source_id].learn(speaker)
    return rows


def _parents(rows: Mapping[str, Entry], ids: dict[str, str], registry: Registry) -> dict[str, Entry]:
    """Rows for known bodies that sources belong to and that nobody mentions; their ids are added to `ids`."""
    found: dict[str, Entry] = {}
    pending = [entry.part_of for entry in rows.values() if entry.part_of]
    while pending:
        name = pending.pop()
        known = None if name in ids else registry.named(name) or registry.national_body(name)
        if known and known.reference == name:
            source_id = content_hash("source", name)
            ids[name] = source_id
            if source_id not in rows:
                found[source_id] = Entry(source_id, name, known.kind, known.country, known.part_of)
            pending += [known.part_of] if known.part_of else []
    return found


def _sources(rows: Mapping[str, Entry], ids: Mapping[str, str]) -> Iterator[Source]:
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
