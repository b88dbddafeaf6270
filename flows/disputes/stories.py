"""Which articles tell one story: of one event, or of the same private persons."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from flows.disputes.clusters import join_by_keys


def stories(events: Iterable[Mapping[str, Any]], persons: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The story of each article that could share one, by the first article that tells it.

    `events` are rows of links.article_events, `persons` of links.article_persons.
    """
    keys: dict[str, list[Hashable]] = {}
    for row in events:
        keys.setdefault(row["article_id"], []).append(row["event_id"])
    for row in persons:
        keys.setdefault(row["article_id"], []).append(row["person"])
    ordered = sorted(keys)
    groups = join_by_keys([keys[article] for article in ordered]).values()
    return {ordered[number]: ordered[members[0]] for members in groups for number in members}
