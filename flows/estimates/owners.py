"""On whose word a number stands: the claim whose content holds it."""

from bisect import bisect_right
from collections.abc import Sequence

from flows.records import Claim, Stance


class Owners:
    """Finds the claim that a stretch of the article belongs to; made once from the article's claims."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = sorted(claims, key=lambda claim: claim.start_char)
        self._starts = [claim.start_char for claim in self._claims]
        self._reach: list[int] = []
        furthest = 0
        for claim in self._claims:
            furthest = max(furthest, claim.end_char)
            self._reach.append(furthest)

    def of(self, start: int, end: int) -> tuple[str | None, str | None]:
        """The claim and the speaker of the number at `start` to `end`: of the shortest content, the first of equals.

        A number in what somebody denies, leaves unconfirmed or does not say is not that one's figure: its speaker is
        whoever asserts the words around it, else nobody.
        """
        holding = []
        index = bisect_right(self._starts, start) - 1
        while index >= 0 and self._reach[index] >= end:
            if self._claims[index].end_char >= end:
                holding.append(self._claims[index])
            index -= 1
        if not holding:
            return None, None
        holding.reverse()
        holding.sort(key=lambda claim: claim.end_char - claim.start_char)
        innermost = holding[0]
        if innermost.stance is Stance.ASSERTS:
            return innermost.claim_id, innermost.speaker
        asserted = next((claim for claim in holding if claim.stance is Stance.ASSERTS), None)
        return innermost.claim_id, asserted.speaker if asserted is not None else None
