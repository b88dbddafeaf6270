"""Identifiers made from content: the same on every machine and in every run."""

import hashlib


def content_hash(*parts: object, size: int = 16) -> str:
    """`size` hexadecimal digits of SHA-256 over the parts, each set off from the next.

    The order of the parts counts, and None differs from the empty text.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = b"\0" if part is None else str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + (b"n" if part is None else b"s") + data)
    return digest.hexdigest()[:size]
