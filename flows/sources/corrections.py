"""An analyst's verdicts on who is who; they win over the machine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from flows.records import content_hash
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
    links: Mapping[str, str],
    corrections: Sequence[SourceCorrection],
    today: date,
    own_id: Callable[[str], str],
) -> Corrected:
    """Apply verdicts in table order to `links`, speaker_id → source_id.

    `own_id` gives the source_id that a speaker would have alone. A verdict is out of force after `expires_on`.
    """
    corrected = dict(links)
    members: dict[str, dict[str, None]] = {}
    for speaker, source in links.items():
        members.setdefault(source, {})[speaker] = None
    unused = []
    for correction in corrections:
        if correction.expires_on is not None and correction.expires_on < today:
            unused.append(UnusedCorrection(correction, "expired"))
            continue
        one = corrected.get(correction.one, correction.one if correction.one in members else None)
        moved = (
            [correction.other] if correction.other in corrected else list(members.get(correction.other, ()))
        )
        if one is None or not moved:
            unused.append(UnusedCorrection(correction, "an id is unknown"))
            continue
        targets = [one] * len(moved)
        if correction.verdict == "not_same":
            apart = own_id(moved[0])
            apart = apart if apart != one else content_hash(apart, correction.other)
            targets = [apart if corrected[speaker] == one else corrected[speaker] for speaker in moved]
        if not _move(corrected, members, moved, targets):
            unused.append(UnusedCorrection(correction, "already so"))
    return Corrected(corrected, tuple(unused))


def _move(
    links: dict[str, str], members: dict[str, dict[str, None]], moved: Sequence[str], targets: Sequence[str]
) -> bool:
    """Link each speaker to its target; whether that changed anything."""
    changed = False
    for speaker, target in zip(moved, targets, strict=True):
        source = links[speaker]
        if target != source:
            del members[source][speaker]
            members.setdefault(target, {})[speaker] = None
            links[speaker] = target
            changed = True
    return changed
