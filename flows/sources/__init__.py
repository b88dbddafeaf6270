"""Who a name stands for: within one article, and across articles. Pure."""

from flows.sources.cast import Cast
from flows.sources.corrections import SourceCorrection, UnusedCorrection
from flows.sources.join import Joined, Source, join_speakers
from flows.sources.tables import SourceTables

__all__ = [
    "Cast",
    "Joined",
    "Source",
    "SourceCorrection",
    "SourceTables",
    "UnusedCorrection",
    "join_speakers",
]
