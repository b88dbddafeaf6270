"""What the words around a number say of those it counts, where no verb of the estimate's own does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from flows.disputes.rows import FrameRow
from flows.records import Span

_BEFORE = 48
_AFTER = 72
# between the words and the number: "put the crowd closer to 50", "a crowd that police put at 50"
_GAP = r"(?:\s+(?:at|of|to|was|were|is|closer|nearer|size|only|just|about|around|some|nearly|almost|roughly|than|more|fewer))*\s*$"
# between the number and the words: "80 people, most of them miners, gathered"
_NOUNS = r"(?:,?\s+(?!(?:after|when|as|while|because|before|until|someone|somebody|gunmen|police|that|said|says|who|\d[\d,]*)\b)[\w'’-]+){0,6}?"
_SHOOTING = re.compile(
    r"(?:\s[a-z]+)?\s(?:who\swere\s|were\s)?(?:shooting|firing)\b(?!\s(?:victims?|deaths?))"
)
_AROUND = 160
_GUNS = re.compile(r"\b(?:casings|ballistics|guns?|shots?|shooting|shooters?|gunfire|rounds|bullets?)\b")
_WHO_HURT = re.compile(r"(?:\s[a-z]+){0,2}\s(?:who|that)\s(?:shot|wounded|killed|injured|robbed|attacked)\b")
_OF_FORCES = ("withdrawn", "deployed", "displaced")


@dataclass(frozen=True, slots=True)
class Framed:
    """A number as its words frame it: what befell those it counts, or how they were together (`circumstance`)."""

    status: str | None
    circumstance: str | None
    counts: str


def framed(text: str, span: Span, figure: Framed, kind: str, rows: Sequence[FrameRow]) -> Framed:
    """What the words around `span`, a number of things of `kind`, add to `figure`: by the first row that fits."""
    before, after = text[max(0, span.start - _BEFORE) : span.start], text[span.end : span.end + _AFTER]
    for row in rows:
        if row.needs and not {figure.counts, kind} & set(row.needs.split("|")):
            continue
        flees = _flees(figure, row, after)
        if not (flees or figure.status in _open_statuses(row) or _fires(figure, row, text, span)):
            continue
        is_bare = not row.before and not row.after  # tells only how those of its status are counted
        if (flees or figure.status == (row.status or None)) if is_bare else _fits(row, before, after):
            return Framed(row.status or figure.status, row.circumstance or None, row.counts or figure.counts)
    return figure


def _flees(figure: Framed, row: FrameRow, after: str) -> bool:
    """Whether attackers are said to move, as forces do, or to hurt others: "two gunmen got out of a car"."""
    if row.circumstance != "attackers":
        return False
    return figure.status in _OF_FORCES or (bool(row.needs) and _WHO_HURT.match(after) is not None)


def _fires(figure: Framed, row: FrameRow, text: str, span: Span) -> bool:
    """Whether those said to be "fired" or shot fired guns: "three people fired, going by the casings", "two guys shooting"."""
    if figure.status == "shot" and row.circumstance == "attackers" and row.after:
        return _SHOOTING.match(text, span.end) is not None
    is_fired = figure.status == "laid_off" and row.circumstance == "attackers"
    return is_fired and _GUNS.search(text, max(0, span.start - _AROUND), span.end + _AROUND) is not None


def _open_statuses(row: FrameRow) -> frozenset[str | None]:
    """The statuses that a row may meet: none, its own, of people shot or gassed those only said to be hurt or affected."""
    own = {"shot": "injured", "": "protesting", "injured": "affected"}.get(row.status, row.status)
    hit = {"shot", "injured"} if row.circumstance == "wounds" else set()
    return frozenset({None, own, row.status or None, *hit})


def _fits(row: FrameRow, before: str, after: str) -> bool:
    leading = bool(row.before) and bool(_pattern(row.before, before=True).search(before))
    return leading or (bool(row.after) and bool(_pattern(row.after, before=False).match(after)))


@cache
def _pattern(alternatives: str, *, before: bool) -> re.Pattern[str]:
    words = f"(?:{alternatives})".replace(" ", r"\s")
    if before:
        return re.compile(rf"\b{words}{_GAP}", re.IGNORECASE)
    return re.compile(rf"{_NOUNS},?\s+{words}\b", re.IGNORECASE)
