import os
import subprocess
from pathlib import Path

import pytest

from flows.inbox import InboxError, Offered, read_bytes, walk
from flows.reading.documents import Reason, Rejection


def _reason(data: bytes | Rejection) -> Reason | None:
    return data.reason if isinstance(data, Rejection) else None


def test_files_come_by_name_hidden_ones_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden", ".git/x.txt", "a/it's\nodd.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert [offered.name for offered in walk(tmp_path)] == ["a/it's\nodd.txt", "a/z.txt", "b.txt"]


def test_a_name_that_is_not_text_is_escaped(tmp_path: Path) -> None:
    os.close(os.open(os.fsencode(tmp_path) + b"/caf\xe9.txt", os.O_CREAT | os.O_WRONLY))
    assert [offered.name for offered in walk(tmp_path)] == ["caf\\xe9.txt"]


def test_no_two_files_share_a_name_and_none_has_the_name_of_a_record(tmp_path: Path) -> None:
    for name in (
        b"caf\xe9.txt",
        b"caf\\xe9.txt",
        b"caf\\xe9 (2).txt",
        b"a.jsonl",
        b"a.jsonl#1",
        b"a.jsonl\\x231",
        b"b#1.txt",
    ):
        os.close(os.open(os.fsencode(tmp_path) + b"/" + name, os.O_CREAT | os.O_WRONLY))
    shown = {offered.name: os.fsencode(offered.path.name) for offered in walk(tmp_path)}
    assert shown == {
        "a.jsonl": b"a.jsonl",
        "a (2).jsonl\\x231": b"a.jsonl#1",
        "a.jsonl\\x231": b"a.jsonl\\x231",
        "b#1.txt": b"b#1.txt",
        "caf\\xe9 (2).txt": b"caf\\xe9 (2).txt",
        "caf\\xe9 (3).txt": b"caf\xe9.txt",
        "caf\\xe9.txt": b"caf\\xe9.txt",
    }


def test_a_missing_inbox_and_a_file_say_so(tmp_path: Path) -> None:
    with pytest.raises(InboxError, match="missing"):
        walk(tmp_path / "none")
    (tmp_path / "file").write_text("x")
    with pytest.raises(InboxError, match="not a folder"):
        walk(tmp_path / "file")


def test_links_are_followed_inside_and_never_out(tmp_path: Path) -> None:
    inbox, outside = tmp_path / "inbox", tmp_path / "outside"
    inbox.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    (inbox / "real.txt").write_text("real")
    (inbox / "inner").symlink_to("real.txt")
    (inbox / "outer").symlink_to(outside / "secret.txt")
    (inbox / "folder").symlink_to(outside)
    (inbox / "circle").symlink_to("circle")
    (inbox / "nowhere").symlink_to("gone.txt")
    found = {offered.name: read_bytes(offered, inbox, 100) for offered in walk(inbox)}
    assert found["real.txt"] == found["inner"] == b"real"
    assert {name: _reason(data) for name, data in found.items() if isinstance(data, Rejection)} == {
        "outer": Reason.OUTSIDE,
        "folder": Reason.OUTSIDE,
        "circle": Reason.UNREADABLE,
        "nowhere": Reason.VANISHED,
    }


def test_folders_may_lie_as_deep_as_the_system_lets_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2500):  # beyond Python's stack, and beyond the longest path
        Path("d").mkdir()
        os.chdir("d")
    Path("far.txt").touch()
    try:
        (farthest,) = walk(tmp_path)
        assert len(farthest.name) > 2000
        assert _reason(read_bytes(farthest, tmp_path, 100)) is Reason.UNREADABLE
    finally:
        monkeypatch.undo()
        subprocess.run(["rm", "-r", str(tmp_path / "d")], check=True)


def test_large_vanished_and_odd_files_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_text("x" * 101)
    os.mkfifo(tmp_path / "pipe.txt")
    by_name = {offered.name: offered for offered in walk(tmp_path)}
    assert _reason(read_bytes(by_name["large.txt"], tmp_path, 100)) is Reason.TOO_LARGE
    assert _reason(read_bytes(by_name["pipe.txt"], tmp_path, 100)) is Reason.UNSUPPORTED
    assert _reason(read_bytes(Offered(tmp_path / "gone.txt", "gone.txt"), tmp_path, 100)) is Reason.VANISHED
