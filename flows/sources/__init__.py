"""Who a name stands for: within one article, and across articles. Pure."""

from flows.sources.cast import Cast
from flows.sources.corrections import SourceCorrection, UnusedCorrection, apply
from flows.sources.join import Body, join_speakers, unmentioned_bodies
from flows.sources.keys import meeting_keys, own_id
from flows.sources.tables import SourceTables

__all__ = [
    "Body",
    "Cast",
    "SourceCorrection",
    "SourceTables",
    "UnusedCorrection",
    "apply",
    "join_speakers",
    "meeting_keys",
    "own_id",
    "unmentioned_bodies",
]
