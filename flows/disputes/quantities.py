"""Which estimates count the same thing, whoever counts it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from flows.disputes.events import event_ids
from flows.disputes.mentions import EVENT_STATUSES, Mention, Row, read_mention
from flows.disputes.rules import DisputeRules
from flows.disputes.scenes import read_lead, read_scenes
from flows.disputes.wording import quantity_label, quantity_question
from flows.records import content_hash

ESTIMATE_QUANTITIES = pa.schema(
    [
        pa.field("estimate_id", pa.string(), metadata={"comment": "the estimate"}),
        pa.field("quantity_id", pa.string(), metadata={"comment": "what it counts"}),
        pa.field(
            "event_id", pa.string(), metadata={"comment": "the event that it belongs to; null for a state"}
        ),
    ]
)
QUANTITY_LABELS = pa.schema(
    [
        pa.field("quantity_id", pa.string(), metadata={"comment": "key"}),
        pa.field("label", pa.string(), metadata={"comment": "what is counted, in plain words"}),
        pa.field("question", pa.string(), metadata={"comment": "the question a dispute about it asks"}),
        pa.field("counted", pa.string(), metadata={"comment": "what is counted"}),
        pa.field("affiliation", pa.string(), metadata={"comment": "whose they are"}),
        pa.field("status", pa.string(), metadata={"comment": "what befell them"}),
        pa.field("place", pa.string(), metadata={"comment": "where"}),
        pa.field("measure", pa.string(), metadata={"comment": "as in estimates"}),
        pa.field("unit", pa.string(), metadata={"comment": "as in estimates"}),
        pa.field("is_toll", pa.bool_(), metadata={"comment": "counts of an event that rise as hours pass"}),
        pa.field("is_disputable", pa.bool_(), metadata={"comment": "whether unlike figures are a dispute"}),
    ]
)
# ages belong to persons, not to things that others count
_UNCOUNTED_MEASURES = frozenset({"age"})
# these counts rise as hours pass; a crowd's does not
_TOLLS = EVENT_STATUSES - {"protesting"}
_WHOLE_KINDS = frozenset({"people", "force", "crowd"})


def link_quantities(
    estimates: Iterable[Row], articles: Iterable[Row], rules: DisputeRules
) -> dict[str, pa.Table]:
    """The tables `estimate_quantities` and `quantity_labels` for all estimates of all articles.

    `estimates` are rows of staging.estimates, `articles` rows with article_id, text and published_at. Ages have no
    quantity. The result does not depend on the order of either.
    """
    by_id = {article["article_id"]: article for article in articles}
    mentions = [
        read_mention(estimate, by_id[estimate["article_id"]], rules)
        for estimate in sorted(estimates, key=lambda row: str(row["estimate_id"]))
        if estimate["measure"] not in _UNCOUNTED_MEASURES and estimate["article_id"] in by_id
    ]
    leads = {
        article_id: read_lead(by_id[article_id], rules) for article_id in {m.article_id for m in mentions}
    }
    scenes, at = read_scenes(mentions, leads)
    ids = event_ids(scenes)
    events = [ids[scene] for scene in at]
    members: dict[str, list[Mention]] = defaultdict(list)
    links = []
    for mention, event_id in zip(mentions, events, strict=True):
        quantity_id = _quantity_id(mention, event_id)
        members[quantity_id].append(mention)
        belongs = event_id if mention.is_event else None
        links.append({"estimate_id": mention.estimate_id, "quantity_id": quantity_id, "event_id": belongs})
    labels = [_label(quantity_id, members[quantity_id]) for quantity_id in sorted(members)]
    return {
        "estimate_quantities": pa.Table.from_pylist(links, schema=ESTIMATE_QUANTITIES),
        "quantity_labels": pa.Table.from_pylist(labels, schema=QUANTITY_LABELS),
    }


def _quantity_id(mention: Mention, event_id: str) -> str:
    """A state is one question wherever it is told of; an event's count belongs to the event; the rest to the article."""
    what = (mention.measure, mention.unit, mention.counts, mention.status, mention.affiliation)
    if mention.is_event:
        return content_hash("quantity", *what, event_id)
    if _is_state(mention):
        return content_hash("quantity", *what, mention.place_key)
    figures = (mention.low, mention.high, mention.place_key)
    return content_hash("quantity", *what, *figures, mention.article_id)


def _is_state(mention: Mention) -> bool:
    return (
        mention.kind == "force"
        and mention.measure == "count"
        and mention.status in (None, "withdrawn")
        and mention.when.period is None
        and None not in (mention.affiliation, mention.place_key)
    )


def _label(quantity_id: str, mentions: Sequence[Mention]) -> Mapping[str, Any]:
    first = min(mentions, key=lambda mention: (mention.place or "", mention.counted, mention.estimate_id))
    is_count = first.measure == "count" and first.kind in _WHOLE_KINDS
    return {
        "quantity_id": quantity_id,
        "label": quantity_label(first),
        "question": quantity_question(first),
        "counted": first.counts if first.kind != "thing" else first.counted,
        "affiliation": first.affiliation,
        "status": first.status,
        "place": first.place,
        "measure": first.measure,
        "unit": first.unit,
        "is_toll": first.is_event and first.status in _TOLLS,
        "is_disputable": is_count and (first.is_event or _is_state(first)),
    }
