"""Walk the inbox and read its files; nothing is followed out of it, nothing is written to it."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from flows.reading.documents import UNREAD, Reason, Rejection
from flows.records.errors import CounterclaimError

_CHUNK = 1 << 20
_LIKE_A_RECORD = re.compile(r"#(\d+)\Z")
_SIDECARS = (".meta.json", ".meta.yaml", ".meta.yml")


class InboxError(CounterclaimError):
    """The inbox cannot be read; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A file in the inbox: its path, its name below the inbox as text, and the metadata file beside it."""

    path: Path
    name: str
    sidecar: Path | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds, or why it was not read, with what its sidecar holds; `sha256` changes with either."""

    sha256: str
    data: bytes | Rejection
    sidecar: bytes | None


def walk(inbox: Path) -> list[Offered]:
    """Every file below `inbox`, by name; hidden ones (names with a leading dot) are the system's, not offered.

    Links to files stand for themselves and are judged when read; linked folders are not entered. A folder that may
    not be listed is offered itself, so that it is accounted for. `name.meta.json` or `name.meta.yaml` beside `name`
    is its sidecar, no file of its own.
    Raises InboxError where the inbox is missing, no folder, or cannot be listed.
    """
    can_be_walked(inbox)
    paths: list[Path] = []
    folders = [inbox]
    while folders:  # not os.walk, which goes no deeper than Python's stack
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if not entry.name.startswith("."):
                        (folders if entry.is_dir(follow_symlinks=False) else paths).append(Path(entry.path))
        except OSError:
            paths.append(folder)
    return _named(inbox, paths)


def can_be_walked(inbox: Path) -> None:
    """Raises InboxError where `walk` would, without looking at the files."""
    if not inbox.is_dir():
        message = f"the inbox {inbox} is {'not a folder' if inbox.exists() else 'missing'}: name a folder of article files"
        raise InboxError(message)
    if not os.access(inbox, os.R_OK | os.X_OK):
        message = f"the inbox {inbox} may not be read: grant read permission on it"
        raise InboxError(message)


def _named(inbox: Path, paths: list[Path]) -> list[Offered]:
    present = set(paths)
    sidecars = {path: base for path in paths if (base := _described_by(path)) in present}
    sidecar_of = {base: path for path, base in sorted(sidecars.items(), reverse=True)}
    names: dict[str, Path] = {}
    # a name that is shown as it is keeps it; one with escapes takes a number where another is shown alike
    shown = {path: _shown(path.relative_to(inbox)) for path in present - sidecars.keys()}
    for path in sorted(
        shown, key=lambda path: (shown[path] != str(path.relative_to(inbox)), os.fsencode(path))
    ):
        name = next(name for name in _numbered(shown[path]) if name not in names)
        names[name] = path
    return [Offered(path, name, sidecar_of.get(path)) for name, path in sorted(names.items())]


def _numbered(name: str) -> Iterator[str]:
    """The name, then with 2, 3, … before its endings, which tell its format."""
    yield name
    folder, slash, last = name.rpartition("/")
    stem, dot, endings = last.partition(".")
    for number in count(2):
        yield f"{folder}{slash}{stem} ({number}){dot}{endings}"


def _described_by(path: Path) -> Path | None:
    """The file that `path` would be the sidecar of."""
    for suffix in _SIDECARS:
        if path.name.endswith(suffix) and len(path.name) > len(suffix):
            return path.with_name(path.name.removesuffix(suffix))
    return None


def _shown(path: Path) -> str:
    """The name as text: bytes that are not UTF-8 are written out as escapes.

    So is a `#` before a last number: `a.jsonl#1` is the first record of `a.jsonl`, no file.
    """
    return _LIKE_A_RECORD.sub(r"\\x23\1", os.fsencode(path).decode("utf-8", "backslashreplace"))


def read_bytes(offered: Offered, inbox: Path, limit: int) -> bytes | Rejection:
    """The file's bytes, or why they were not read: outside, vanished, unreadable, unsupported, too large.

    A file over `limit` bytes is hashed in passing and not kept.
    """
    return _read(offered.path, offered.name, inbox, limit)


def read_content(offered: Offered, inbox: Path, limit: int) -> Content:
    """The file and its sidecar; a sidecar that cannot be read is none."""
    data = read_bytes(offered, inbox, limit)
    if isinstance(data, Rejection):
        return Content(data.sha256, data, None)
    digest = hashlib.sha256(data)
    sidecar = _read(offered.sidecar, offered.name, inbox, limit) if offered.sidecar else None
    if not isinstance(sidecar, bytes):
        return Content(digest.hexdigest(), data, None)
    digest.update(hashlib.sha256(sidecar).digest())
    return Content(digest.hexdigest(), data, sidecar)


def _read(path: Path, name: str, inbox: Path, limit: int) -> bytes | Rejection:
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(inbox.resolve()):
            return _rejection(name, Reason.OUTSIDE, "it is a link that leads out of the inbox")
        status = path.stat()
        if stat.S_ISDIR(status.st_mode) and not path.is_symlink():
            return _rejection(name, Reason.UNREADABLE, "it is a folder that may not be listed")
        if not stat.S_ISREG(status.st_mode):
            return _rejection(name, Reason.UNSUPPORTED, "it is not a regular file")
        if status.st_size > limit:
            detail = f"it has {status.st_size:,} bytes; the setting max_file_bytes allows {limit:,}"
            return Rejection(name, _hash(path), status.st_size, Reason.TOO_LARGE, detail)
        return path.read_bytes()
    except FileNotFoundError:
        return _rejection(name, Reason.VANISHED, "it was gone before it could be read")
    except OSError as error:
        return _rejection(name, Reason.UNREADABLE, f"it cannot be read: {error.strerror or error}")
    except RuntimeError:  # a circle of links
        return _rejection(name, Reason.UNREADABLE, "it is a link that leads back to itself")


def _rejection(name: str, reason: Reason, detail: str) -> Rejection:
    return Rejection(name, UNREAD, 0, reason, detail)


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
