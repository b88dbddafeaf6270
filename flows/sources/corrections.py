"""An analyst's verdicts on who is who; they win over the machine."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from flows.records.row import Row


class SourceCorrection(Row):
    """One verdict. `one` and `other` are ids of sources or of speakers; the names are for the reader.

    `same` puts `other` under the source of `one`; `not_same` takes `other` out of the source of `one`.
    """

    verdict: Literal["same", "not_same"]
    one: str
    other: str
    one_name: str = ""
    other_name: str = ""
    reason: str
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class UnusedCorrection:
    """A verdict that changed nothing, and why."""

    correction: SourceCorrection
    why: Literal["expired", "an id is unknown", "already so"]


@dataclass(frozen=True, slots=True)
class Corrected:
    """The links after the verdicts, and the verdicts that changed nothing."""

    links: dict[str, str]
    unused: tuple[UnusedCorrection, ...]


def apply(
    links: dict[str, str], corrections: Sequence[SourceCorrection], today: date, own_id: dict[str, str]
) -> Corrected:
    """Apply verdicts in table order to `links`, speaker_id → source_id.

    `own_id` gives each speaker the source_id that it would have alone. A verdict is out of force after `expires_on`.
    """
    corrected = dict(links)
    members: dict[str, list[str]] = {}
    for speaker, source in links.items():
        members.setdefault(source, []).append(speaker)
    unused = []
    for correction in corrections:
        one = corrected.get(correction.one, correction.one if correction.one in members else None)
        moved = [correction.other] if correction.other in corrected else members.get(correction.other, [])
        if correction.expires_on is not None and correction.expires_on < today:
            unused.append(UnusedCorrection(correction, "expired"))
        elif one is None or not moved:
            unused.append(UnusedCorrection(correction, "an id is unknown"))
        elif not _move(corrected, members, one, list(moved), correction, own_id):
            unused.append(UnusedCorrection(correction, "already so"))
    return Corrected(corrected, tuple(unused))


def _move(
    links: dict[str, str],
    members: dict[str, list[str]],
    one: str,
    moved: list[str],
    correction: SourceCorrection,
    own_id: dict[str, str],
) -> bool:
    changed = False
    apart = own_id[moved[0]]
    for speaker in moved:
        source = links[speaker]
        if correction.verdict == "same":
            target = one
        else:
            target = apart if source == one else source
        if target != source:
            members[source].remove(speaker)
            members.setdefault(target, []).append(speaker)
            links[speaker] = target
            changed = True
    return changed
