"""Rows on the terminal: a table for readers, CSV or JSON for programmes."""

import csv
import json
import re
import sys
from collections.abc import Sequence
from enum import StrEnum
from math import isfinite
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.reporting.plain import csv_cell, plain, shortened

_WIDEST_CELL = 400
# what a terminal obeys instead of showing: control and direction codes, halves of surrogate pairs; line feeds are ours
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def show_rows(columns: Sequence[str], rows: Sequence[Sequence[Any]], output: Format) -> None:
    """Print `rows` under `columns`. Text from articles is stripped of control codes and never read as markup."""
    if output is Format.JSON:
        records = [dict(zip(columns, map(_in_json, row), strict=True)) for row in rows]
        print(_UNSEEN.sub(_escaped, json.dumps(records, ensure_ascii=False, indent=2, default=str)))
    elif output is Format.CSV:
        writer = csv.writer(sys.stdout)
        writer.writerow(map(csv_cell, columns))
        writer.writerows([csv_cell(value) for value in row] for row in rows)
    else:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for column in columns:
            table.add_column(Text(plain(column)), overflow="fold")
        for row in rows:
            table.add_row(*(Text(shortened(plain(value), _WIDEST_CELL)) for value in row))
        console().print(table)


class _Console(Console):
    """A console that leaves a reader who has seen enough (`| head`) to our entry point; rich would exit with 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _escaped(match: re.Match[str]) -> str:
    """A character as JSON writes it in ASCII."""
    return f"\\u{ord(match[0]):04x}"


def _in_json(value: Any) -> Any:
    """JSON knows no infinity, and no number that is none."""
    return None if isinstance(value, float) and not isfinite(value) else value


def console() -> Console:
    """The terminal; 120 characters wide where the output is no terminal."""
    return _Console(highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else 120)


def say(text: str = "") -> None:
    """Print one line of our own words and of cleaned values."""
    console().print(Text(text), soft_wrap=True)
