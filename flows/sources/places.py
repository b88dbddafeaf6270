"""Police forces and the towns they belong to."""

import re
from collections import ChainMap
from collections.abc import Sequence
from dataclasses import replace

from flows.records import Article, Kind
from flows.sources.figures import Figure
from flows.sources.spelling import capitalised, fold, words
from flows.sources.tables import PlaceRow, SourceTables

_TOWN_AND_STATE = re.compile(
    r"(?<![\w.'-])([A-Z][\w.'-]{0,40}(?: [A-Z][\w.'-]{0,40}){0,2}), "
    r"((?:New |North |South |West |Rhode )?[A-Z][a-z]+\.?|[NSRW]\. ?[A-Z][a-z]*\.)"
)
_LOCATING = ("in", "of", "from", "near", "outside", "around", "across")
_FORCE_WORDS = ("police", "police department", "police officer", "police officers", "city police")


def police_of(text: str, tables: SourceTables) -> Figure | None:
    """The town police that a name stands for: "Alden police" and "Alden Police Department" are one body.

    "Alden county police" and other forces keep their own names: None.
    """
    parts = words(text)
    for force in _FORCE_WORDS:
        length = len(force.split())
        town = parts[: len(parts) - length]
        if fold(" ".join(parts[-length:])) == force and town and all(capitalised(word) for word in town):
            name = " ".join(word for word in town if fold(word) != "the")
            if fold(town[-1]) in (
                "county",
                "state",
                "federal",
                "military",
                "transit",
                "university",
                "metropolitan",
            ):
                return None
            row = tables.places.get(fold(name))
            abroad = row is not None and row.country not in ("US", "CA")
            title = f"{name} police" if abroad else f"{name} Police Department"
            return Figure(title, Kind.AGENCY, plural=True, country=row.country if row else None)
    return None


def home_town(article: Article, tables: SourceTables) -> str | None:
    """The town that an article is from or about: its dateline, else the US town that it names most, twice at least."""
    opening = (
        article.dateline or article.text[:80].split("—")[0].split(" – ")[0].split(" - ")[0].split("(")[0]
    )
    dateline = " ".join(word for word in words(opening) if word.isupper()).title()
    if dateline:
        known = tables.places.get(fold(dateline))
        if known is not None and known.country not in ("US", "CA") and not _in_state(article, tables):
            return None  # abroad, "police" are more often the nation's than a town's
        if known is not None or _is_home(article, tables):
            return dateline
    counts: dict[str, int] = {}
    located: set[str] = set()
    parts = words((article.title or "") + " . " + article.text)
    for index, part in enumerate(parts):
        for name in _names_at(parts, index):
            row = tables.places.get(fold(name))
            is_state = row is not None and row.place in tables.state_marks
            if row and row.country == "US" and row.state and capitalised(part) and not is_state:
                counts[name] = counts.get(name, 0) + 1
                if _is_located(parts, index, len(name.split(" ")), tables):
                    located.add(name)
                break
    best = max(located, key=lambda name: (counts[name], name), default=None)
    return best if best and counts[best] > 1 else None


def country_of_setting(article: Article, tables: SourceTables) -> str | None:
    """The country of most of the towns and provinces where the article says things happen; None where two tie.

    "in Kharkiv" and "near Odesa" set it in Ukraine, whoever it names more often.
    """
    counts: dict[str, int] = {}
    parts = words(article.text)
    for index, part in enumerate(parts):
        if not capitalised(part):
            continue
        for name in _names_at(parts, index):
            row = tables.places.get(fold(name))
            if row is not None and _is_located(parts, index, len(name.split(" ")), tables):
                counts[row.country] = counts.get(row.country, 0) + 1
                break
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _is_home(article: Article, tables: SourceTables) -> bool:
    """Whether the dateline's town stands alone or with a US state: "EASTMERE, Ohio", not "TARN, Ruritania"."""
    if "," not in (article.dateline or ""):
        return bool(article.dateline)
    return _in_state(article, tables)


def _in_state(article: Article, tables: SourceTables) -> bool:
    _, _, rest = (article.dateline or "").partition(",")
    following = rest.strip().split("(")[0].strip()
    return any(following.startswith(mark) for mark in tables.state_marks)


def _is_located(parts: Sequence[str], index: int, length: int, tables: SourceTables) -> bool:
    """Whether a name stands where a town does: "in Shaw", "Shaw, Miss.", and not "Ines Shaw" or "Shaw Avenue"."""
    after = parts[index + length] if index + length < len(parts) else ""
    if after in tables.state_marks:
        return True
    before = parts[index - 1].lower() if index else ""
    return before in _LOCATING and (not capitalised(after) or fold(after) in tables.words["calendar"])


def towns_with_states(article: Article, tables: SourceTables) -> dict[str, str]:
    """The towns and counties that an article names together with their US state: "Peoria, Ill." → Illinois."""
    found: dict[str, str] = {}
    for match in _TOWN_AND_STATE.finditer(f"{article.dateline or ''}\n{article.title or ''}\n{article.text}"):
        state = tables.state_marks.get(match.group(2))
        if state:
            parts = match.group(1).split(" ")
            for start in range(len(parts)):
                found.setdefault(fold(" ".join(parts[start:])), tables.states[state])
    return found


def with_towns(article: Article, tables: SourceTables) -> SourceTables:
    """The tables with the towns that the article places in the United States: "Birmingham, Ala." is no English city."""
    marks = {name: mark for mark, name in tables.states.items()}
    towns = {
        town: PlaceRow(place=town, country="US", state=marks.get(state))
        for town, state in towns_with_states(article, tables).items()
        if (row := tables.places.get(town)) is not None and row.country != "US"
    }
    return replace(tables, places=ChainMap(towns, tables.places)) if towns else tables  # type: ignore[arg-type]


def _names_at(parts: Sequence[str], index: int) -> tuple[str, ...]:
    return tuple(" ".join(parts[index : index + length]).rstrip(".") for length in (3, 2, 1))


def state_police(town: str | None, tables: SourceTables) -> Figure | None:
    """The police of the US state that `town` lies in."""
    row = tables.places.get(fold(town)) if town else None
    state = tables.states.get(row.state) if row and row.state else None
    return Figure(f"{state} State Police", Kind.AGENCY, plural=True, country="US") if state else None
