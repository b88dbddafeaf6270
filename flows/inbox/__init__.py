"""The folder of article files: what is offered, and its bytes."""

from flows.inbox.walk import Content, InboxError, Offered, can_be_walked, read_bytes, read_content, walk

__all__ = ["Content", "InboxError", "Offered", "can_be_walked", "read_bytes", "read_content", "walk"]
