"""Speakers of single articles joined into sources, one for each in the real world."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from flows.records import Kind, Speaker, content_hash
from flows.sources.entries import Entries
from flows.sources.registry import Registry
from flows.sources.tables import SourceTables


@dataclass(frozen=True, slots=True)
class Body:
    """A known body that sources belong to and that nobody mentions; `part_of` is the name of the body above it."""

    source_id: str
    name: str
    kind: Kind
    country: str | None
    part_of: str | None


def join_speakers(speakers: Iterable[Speaker], decided: Mapping[str, str] | None = None) -> dict[str, str]:
    """The source_id of each speaker_id. Speakers come in order of arrival; for some it may be `decided`.

    A source has the id that the speaker who founded it would have alone. Speakers that share no key, directly or
    through others (`meeting_keys`), are joined as they would be without each other. The cost is near-linear in the
    number of speakers.
    """
    entries, known = Entries(), decided or {}
    return {
        speaker.speaker_id: entries.place(speaker, known.get(speaker.speaker_id)).source_id
        for speaker in speakers
    }


def unmentioned_bodies(names: Iterable[str], mentioned: Container[str], tables: SourceTables) -> list[Body]:
    """The known bodies among `names`, and all that these belong to, but for those `mentioned` by speakers."""
    registry = Registry(tables)
    found: dict[str, Body] = {}
    pending = sorted(names)
    while pending:
        name = pending.pop()
        if name in mentioned or name in found:
            continue
        known = registry.named(name) or registry.national_body(name)
        if known and known.reference == name:
            found[name] = Body(content_hash("source", name), name, known.kind, known.country, known.part_of)
            pending += [known.part_of] if known.part_of else []
    return list(found.values())
