"""Which articles tell one story: of one event, or of the same private persons."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from flows.disputes.clusters import join_by_keys


def stories(
    articles: Iterable[str], events: Mapping[str, str], persons: Iterable[Mapping[str, Any]]
) -> dict[str, str]:
    """The story of each article, by the first article that tells it.

    `events` maps articles to the event that they mostly tell of, `persons` are rows of links.article_persons.
    """
    keys: dict[str, list[Hashable]] = {article: [] for article in sorted(set(articles))}
    for article, event in events.items():
        keys.get(article, []).append(event)
    for row in persons:
        keys.get(row["article_id"], []).append(row["person"])
    ordered = list(keys)
    groups = join_by_keys(list(keys.values())).values()
    return {ordered[number]: ordered[members[0]] for members in groups for number in members}
