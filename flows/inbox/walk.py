"""Walk the inbox and read its files; nothing is followed out of it, nothing is written to it."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from flows.reading.documents import Reason, Rejection
from flows.records.errors import CounterclaimError

_CHUNK = 1 << 20
_UNREAD = hashlib.sha256().hexdigest()


class InboxError(CounterclaimError):
    """The inbox cannot be read; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A file in the inbox: its path, and its name below the inbox as text."""

    path: Path
    name: str


def walk(inbox: Path) -> list[Offered]:
    """Every file below `inbox`, by name; hidden ones (names with a leading dot) are the system's, not offered.

    Links to files stand for themselves and are judged when read; linked folders are not entered.
    Raises InboxError where the inbox is missing, no folder, or cannot be listed.
    """
    if not inbox.is_dir():
        message = f"the inbox {inbox} is {'not a folder' if inbox.exists() else 'missing'}: name a folder of article files"
        raise InboxError(message)
    if not os.access(inbox, os.R_OK | os.X_OK):
        message = f"the inbox {inbox} may not be read: grant read permission on it"
        raise InboxError(message)
    found = []
    for folder, folders, files in os.walk(inbox, followlinks=False):
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in linked)
        for name in [*files, *linked]:
            if not name.startswith("."):
                path = Path(folder, name)
                found.append(Offered(path, _shown(path.relative_to(inbox))))
    return sorted(found, key=lambda offered: offered.name)


def _shown(path: Path) -> str:
    """The name as text: bytes that are not UTF-8 are written out as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def read_bytes(offered: Offered, inbox: Path, limit: int) -> bytes | Rejection:
    """The file's bytes, or why they were not read: outside, vanished, unreadable, unsupported, too large.

    A file over `limit` bytes is hashed in passing and not kept.
    """
    path = offered.path
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(inbox.resolve()):
            return _rejection(offered, 0, Reason.OUTSIDE, "it is a link that leads out of the inbox")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _rejection(offered, 0, Reason.UNSUPPORTED, "it is not a regular file")
        if status.st_size > limit:
            detail = f"it has {status.st_size:,} bytes; the setting max_file_bytes allows {limit:,}"
            return Rejection(offered.name, _hash(path), status.st_size, Reason.TOO_LARGE, detail)
        return path.read_bytes()
    except FileNotFoundError:
        return _rejection(offered, 0, Reason.VANISHED, "it was gone before it could be read")
    except OSError as error:
        return _rejection(offered, 0, Reason.UNREADABLE, f"it cannot be read: {error.strerror or error}")
    except RuntimeError:  # a circle of links
        return _rejection(offered, 0, Reason.UNREADABLE, "it is a link that leads back to itself")


def _rejection(offered: Offered, size: int, reason: Reason, detail: str) -> Rejection:
    return Rejection(offered.name, _UNREAD, size, reason, detail)


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
