"""The folder of article files: what is offered, and its bytes."""

from flows.inbox.walk import InboxError, Offered, read_bytes, walk

__all__ = ["InboxError", "Offered", "read_bytes", "walk"]
