"""The keys under which speakers find each other.

All that `Entries` asks and keeps goes by these, and they follow from the speaker alone: two speakers that no chain of
shared keys connects have no bearing on each other.
"""

from collections.abc import Iterator
from functools import lru_cache

from flows.records import Kind, Speaker, content_hash
from flows.sources.resemblance import body_blocks, body_key, person_block, person_key
from flows.sources.spelling import fold

_REMEMBERED = 1 << 16
_SHORTEST_ABBREVIATION = 4
_OWN = (Kind.ANONYMOUS, Kind.DOCUMENT)


def own_id(speaker: Speaker) -> str:
    """The id of the source that a speaker alone would found; anonymous ones belong to their article."""
    if speaker.reference:
        return content_hash("source", speaker.reference)
    if belongs_to_article(speaker):
        return content_hash("source", speaker.article_id, fold(speaker.name), speaker.kind)
    person = speaker.kind is Kind.PERSON
    return content_hash("source", "person" if person else "body", name_key(speaker))


def belongs_to_article(speaker: Speaker) -> bool:
    """Whether nothing in a speaker's name tells it from others elsewhere: "a witness", "police", "Alden" alone."""
    return _tells_nobody(speaker.name, speaker.kind)


@lru_cache(maxsize=_REMEMBERED)
def _tells_nobody(name: str, kind: Kind) -> bool:
    if kind in _OWN:
        return True
    if kind is Kind.PERSON:
        return len(person_key(name).split(" ")) < 2
    return not any(letter.isupper() for letter in name)


def name_key(speaker: Speaker) -> str:
    """What all usual ways of writing the speaker's name share."""
    return person_key(speaker.name) if speaker.kind is Kind.PERSON else body_key(speaker.name)


def blocks(speaker: Speaker) -> list[str]:
    """What names that can be the speaker's share, whatever slips of the pen part them; a person's surname too."""
    if speaker.kind is not Kind.PERSON:
        return [f"body {block}" for block in body_blocks(name_key(speaker))]
    surname = person_key(speaker.name).split(" ")[-1]
    return [f"person {person_block(speaker.name)}", surname_block(surname)]


def surname_block(surname: str) -> str:
    """The block of all full names that end so."""
    return f"surname {surname}"


def asked_abbreviation(speaker: Speaker) -> str | None:
    """The key under which a body with this name may be known by its abbreviation; None for a name that is none."""
    is_short = speaker.name.isupper() and len(speaker.name) >= _SHORTEST_ABBREVIATION
    return body_key(speaker.name) if is_short else None


def abbreviations(speaker: Speaker) -> Iterator[str]:
    """The keys of the abbreviations among a body's spellings."""
    for spelling in () if speaker.kind is Kind.PERSON else speaker.spellings:
        if spelling.isupper() and len(spelling) >= _SHORTEST_ABBREVIATION and " " not in spelling:
            yield body_key(spelling)


def meeting_keys(speaker: Speaker) -> set[str]:
    """Every key under which a speaker is kept or asks for others."""
    found = {f"id {own_id(speaker)}"}
    if not belongs_to_article(speaker):
        found |= {f"name {name_key(speaker)}", *blocks(speaker)}
        asked = asked_abbreviation(speaker)
        found |= {f"abbreviation {key}" for key in (*abbreviations(speaker), asked) if key}
    elif speaker.kind is Kind.PERSON:
        found.add(surname_block(person_key(speaker.name)))
    return found
