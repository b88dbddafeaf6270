"""From drafts to claims: speakers, ids, back references, relays that go on, dates."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from flows.claims import ClaimRules, Draft, build_claims
from flows.records import Article, Claim, Span, content_hash


class Names:
    """A cast that takes every mention for a name of its own; "A and B" are two, "he" is the guard."""

    def __init__(self, text: str) -> None:
        self._text = text

    def speakers_of(self, span: Span) -> tuple[str, ...]:
        name = span.of(self._text)
        return ("A guard",) if name.lower() == "he" else tuple(name.split(" and "))


@pytest.fixture
def claims(draft: Callable[..., tuple[str, list[Draft]]], rules: ClaimRules) -> Callable[..., list[Claim]]:
    def make(text: str, published: datetime | None = None) -> list[Claim]:
        plain, drafts = draft(text, published)
        return build_claims(Article(content_hash(plain), plain), drafts, Names(plain), rules)

    return make


def test_two_sources_are_two_claims(claims: Callable[..., list[Claim]]) -> None:
    found = claims("[Velm and Korvo] <deny> {the theft}.")
    assert [claim.speaker for claim in found] == ["Velm", "Korvo"]
    assert found[0].claim_id != found[1].claim_id
    assert {claim.text for claim in found} == {"the theft"}


def test_ids_are_stable_and_alike_claims_are_one(claims: Callable[..., list[Claim]]) -> None:
    text = "[Ruel] <said> {rents fell}."
    assert [claim.claim_id for claim in claims(text)] == [claim.claim_id for claim in claims(text)]
    doubled = claims("[Ruel] <said> {rents fell}. Then [2:Ruel] <2:said> {2:rents fell}.")
    assert len(doubled) == 2


def test_back_references_point_at_the_earlier_claim(claims: Callable[..., list[Claim]]) -> None:
    first, second, third = claims(
        "[Velm] <said> {Korvo took the ship}. [2:Korvo] <2:denied> {2:the allegations}. [3:Velm] <3:rejected> {3:that}."
    )
    assert first.refers_to is None
    assert second.refers_to == first.claim_id
    assert third.refers_to == first.claim_id


def test_a_content_of_its_own_points_nowhere(claims: Callable[..., list[Claim]]) -> None:
    _, second = claims("[Velm] <said> {Korvo took the ship}. [2:Korvo] <2:denied> {2:allegations of theft}.")
    assert second.refers_to is None


def test_relays_go_on_while_the_text_points_back(claims: Callable[..., list[Claim]]) -> None:
    found = claims(
        "[A guard] <told> Radio Vale {that it was shut}. [2:He] <2:said> {2:boats would run}. "
        "[3:A guard] <3:said> {3:fares would rise}."
    )
    assert [claim.via for claim in found] == [("Radio Vale",), ("Radio Vale",), ()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Ruel] <said> on Monday {that rents fell}.", date(2024, 11, 11)),
        ("[Ruel] <said Tuesday> {that rents fell}.", date(2024, 11, 12)),
        ("[Ruel] <said> last Wednesday {that rents fell}.", date(2024, 11, 6)),
        ("[Ruel] <announced> on October 25 {that rents fell}.", date(2024, 10, 25)),
        ("[Ruel] <announced> this morning {that rents fell}.", date(2024, 11, 13)),
        ("[Ruel] <said> yesterday {that rents fell}.", date(2024, 11, 12)),
        ("[Ruel] <said> {that rents fell on Monday}.", None),
        ("[Ruel] <said> {that rents fell}.", None),
    ],
)
def test_said_on(claims: Callable[..., list[Claim]], text: str, expected: date | None) -> None:
    (claim,) = claims(text, datetime(2024, 11, 13, 8))
    assert claim.said_on == expected


def test_without_a_date_of_the_article_nothing_is_dated(claims: Callable[..., list[Claim]]) -> None:
    (claim,) = claims("[Ruel] <said> on Monday {that rents fell}.")
    assert claim.said_on is None
