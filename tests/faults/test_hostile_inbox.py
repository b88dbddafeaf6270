"""A hostile inbox end to end: each file has its one row and its outcome, and no text of it runs anywhere."""

import csv
import io
import json
import os
import unicodedata
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from flows.cli.output import Format, show_rows
from flows.reporting.plain import plain
from tests.conftest import report_figures
from tests.faults.kills import Runner
from tests.reading.hostile import ARTICLE, write_hostile

HIDDEN = ("bad/.hidden", "names/..dots...txt")  # not offered


@pytest.fixture(scope="session")
def hostile(runner: Runner, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The warehouse of the hostile inbox, and what each of its files and records is to become."""
    folder = tmp_path_factory.mktemp("hostile")
    expected = write_hostile(folder / "inbox")
    expected |= _links(folder / "inbox") | _large(folder / "inbox") | _names_of_others(folder / "inbox")
    runner.whole(folder / "inbox", folder / "w", checks=True, obedient=True)
    return folder / "w", {name: outcome for name, outcome in expected.items() if name not in HIDDEN}


def _links(inbox: Path) -> dict[str, str]:
    """What is no file that can be read."""
    (inbox / "out.txt").symlink_to("/etc/hostname")
    (inbox / "out").symlink_to("/etc")
    (inbox / "round.txt").symlink_to("round.txt")
    (inbox / "nowhere.txt").symlink_to("gone.txt")
    os.mkfifo(inbox / "pipe.txt")
    (inbox / "shut.txt").touch(0)
    (inbox / "shut").mkdir(0)
    return {
        **dict.fromkeys(("out.txt", "out"), "outside"),
        **dict.fromkeys(("round.txt", "shut.txt", "shut"), "unreadable"),
        "nowhere.txt": "vanished",
        "pipe.txt": "unsupported",
    }


def _large(inbox: Path) -> dict[str, str]:
    """A file of 200 MB, and a line of 50 MB between two that are sound."""
    with (inbox / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    line = json.dumps({"text": "The mayor of Yew said on Monday that nobody was hurt."})
    lines = [line, json.dumps({"text": "a " * 25_000_000}), line.replace("Yew", "Zinnia")]
    (inbox / "long-line.jsonl").write_text("\n".join(lines))
    records = {"long-line.jsonl#1": ARTICLE, "long-line.jsonl#2": "too_large", "long-line.jsonl#3": ARTICLE}
    return {"huge.txt": "too_large", **records}


def _names_of_others(inbox: Path) -> dict[str, str]:
    """Files that would be shown under one name, with one content; a table whose key they share would not be published."""
    record = json.dumps({"text": "The mayor of Xanadu said on Monday that nobody was hurt."})
    (inbox / "two.jsonl").write_text(record)
    (inbox / "two.jsonl#1").write_text(record)
    names = (b"caf\xe9.txt", b"caf\\xe9.txt", b"caf\\xe9 (2).txt")
    for number, name in enumerate(names):
        text = f"The mayor of Ulm said that {number + 2} people were hurt."
        Path(os.fsdecode(os.fsencode(inbox) + b"/" + name)).write_text(text)
    shown = ("caf\\xe9 (3).txt", "caf\\xe9.txt", "caf\\xe9 (2).txt")
    return {"two.jsonl#1": ARTICLE, "two.jsonl\\x231": "unsupported", **dict.fromkeys(shown, ARTICLE)}


def _query(warehouse: Path, sql: str) -> tuple[list[str], list[tuple[object, ...]]]:
    with duckdb.connect(str(warehouse / "counterclaim.duckdb"), read_only=True) as connection:
        cursor = connection.execute(sql)
        return [column[0] for column in cursor.description or ()], cursor.fetchall()


def test_each_file_has_its_one_row_and_its_outcome(hostile: tuple[Path, dict[str, str]]) -> None:
    warehouse, expected = hostile
    _, rows = _query(warehouse, "select file, coalesce(reason, outcome) from files")
    assert len(rows) == len(dict(rows))
    assert dict(rows) == expected
    _, quarantine = _query(warehouse, "select file, reason from quarantine")
    assert dict(quarantine) == {name: reason for name, reason in expected.items() if reason != ARTICLE}
    for name, outcome in sorted(expected.items(), key=lambda item: (item[1], item[0])):
        print(f"{outcome:<14} {plain(name)}")
    counts = Counter(expected.values()).most_common()
    figures = "\n".join(f"{count:>5}  {outcome}" for outcome, count in counts)
    report_figures(
        "hostile files and records by outcome", f"{figures}\n{len(expected):>5}  in all, as expected"
    )


@pytest.mark.parametrize("output", Format)
def test_what_is_printed_holds_no_control_codes(
    hostile: tuple[Path, dict[str, str]], output: Format, capsys: pytest.CaptureFixture[str]
) -> None:
    for sql in (
        "select * from files",
        "select file, title, text from articles where words < 1000",
        "from claims",
    ):
        columns, rows = _query(hostile[0], sql)
        show_rows(columns, rows, output)
        printed = capsys.readouterr().out
        odd = {character for character in printed if unicodedata.category(character) in ("Cc", "Cf", "Cs")}
        assert odd <= {"\n", "\r"}
        if output is Format.CSV:
            csv.field_size_limit(1 << 27)
            cells = [cell for row in csv.reader(io.StringIO(printed)) for cell in row]
            assert not [cell for cell in cells if cell[:1] in "=+-@" and cell and not cell[1:].isdigit()]
        if output is Format.JSON:
            assert len(json.loads(printed)) == len(rows)


def test_the_page_holds_no_markup_of_theirs(hostile: tuple[Path, dict[str, str]]) -> None:
    page = (hostile[0] / "report" / "index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<b>bold" not in page
    assert not {character for character in page if unicodedata.category(character) in ("Cc", "Cf")} - {"\n"}
