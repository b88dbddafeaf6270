"""A speaker: one source as one article knows it."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a source is."""

    PERSON = "person"
    GOVERNMENT = "government"
    AGENCY = "agency"
    MILITARY = "military"
    MEDIA = "media"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Everybody whom an article quotes or relays through, one record each, however often and however spelled.

    `speaker_id` is unique across articles and stable over reruns. `name` is the canonical name where the reference
    tables know it, else the fullest name the article gives. `reference` is the row of the source table that was
    matched. `part_of` is the canonical name of the body that the speaker belongs to. `role` is the description
    that introduces a person ("head of the relief agency").
    """

    speaker_id: str
    article_id: str
    name: str
    kind: Kind
    country: str | None
    part_of: str | None
    role: str | None
    reference: str | None
    spellings: tuple[str, ...]
