"""Values as plain text that is safe to print: control codes gone, one line each."""

import unicodedata
from datetime import date, datetime
from math import isfinite
from numbers import Number
from typing import Any

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def plain(value: Any) -> str:
    """`value` as a reader sees it: no control or direction codes, blanks folded, lists joined by commas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and isfinite(value):
        return f"{value:,.0f}" if value == int(value) and abs(value) < 1e15 else f"{value:,.4g}"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ", ".join(plain(item) for item in value)
    text = str(value)
    if text.isprintable():  # nearly every text
        return " ".join(text.split())
    text = "".join(" " if character.isspace() else character for character in text)
    visible = "".join(
        character for character in text if unicodedata.category(character) not in ("Cc", "Cf", "Cs")
    )
    return " ".join(visible.split())


def shortened(text: str, width: int) -> str:
    """`text` cut to `width` characters, the cut shown by an ellipsis."""
    return text if len(text) <= width else text[: max(0, width - 1)].rstrip() + "…"


def csv_cell(value: Any) -> Any:
    """`value` for a CSV cell; text that a spreadsheet would run as a formula is guarded by an apostrophe."""
    if isinstance(value, Number) and not isinstance(value, bool):
        return value
    text = plain(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
