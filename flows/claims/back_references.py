"""Contents that only point back: "it", "these reports"."""

from collections.abc import Sequence

from flows.claims.rules import ClaimRules
from flows.claims.words import split_words
from flows.records import Act, Claim, Span

_LONGEST = 9
_REACH = 60


def points_back(text: str, rules: ClaimRules) -> bool:
    """Whether the whole content only points at something said before.

    "these reports" and "it" do; "reports of a theft" does not.
    """
    words = split_words(text)
    if not words or len(words) > _LONGEST:
        return False
    return any(hit.span == Span(words[0].start, words[-1].end) for hit in rules.pointers.find(words))


def antecedent(claim: Claim, earlier: Sequence[Claim], rules: ClaimRules) -> str | None:
    """The id of the claim that `claim` points back at: the nearest earlier statement that does not itself point back.

    Claims about the same content by another source ("Moscow and Pyongyang deny it") are passed over.
    """
    for other in reversed(earlier[-_REACH:]):
        if other.act in (Act.WANTS, Act.FEELS) or (other.start_char, other.end_char) == (
            claim.start_char,
            claim.end_char,
        ):
            continue
        if points_back(other.text, rules):
            if other.refers_to is not None:
                return other.refers_to
            continue
        return other.claim_id
    return None
