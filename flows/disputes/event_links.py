"""Which events of several articles are one, as a table: the quantities follow from it in SQL (sql/links)."""

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from flows.disputes.events import event_ids
from flows.disputes.scenes import Scene

_LISTS = ("telling", "story", "near", "persons", "aged", "sites", "reports")
SCENE_EVENTS = pa.schema(
    [
        pa.field("scene_id", pa.string(), metadata={"comment": "what one article tells of a place and time"}),
        pa.field("event_id", pa.string(), metadata={"comment": "the event, whichever articles tell of it"}),
    ]
)


def link_events(scenes: Iterable[Mapping[str, Any]]) -> dict[str, pa.Table]:
    """The table `scene_events` for rows of the lake's table `scenes`; their order changes nothing."""
    read = [_scene(row) for row in sorted(scenes, key=lambda row: str(row["scene_id"]))]
    rows = [
        {"scene_id": scene.scene_id, "event_id": event_id}
        for scene, event_id in zip(read, event_ids(read), strict=True)
    ]
    return {"scene_events": pa.Table.from_pylist(rows, schema=SCENE_EVENTS)}


def _scene(row: Mapping[str, Any]) -> Scene:
    """Lists are tuples here."""
    fields: dict[str, Any] = {name: row[name] for name in Scene.__slots__}
    return Scene(**fields | {name: tuple(row[name] or ()) for name in _LISTS})
