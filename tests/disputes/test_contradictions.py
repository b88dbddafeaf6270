import pytest

from flows.disputes import DisputeRules
from flows.disputes.contradictions import multiplicity
from flows.disputes.statements import read_statement


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A twin bombing struck the market", "two bombs"),
        ("two car bombs went off near the barracks", "two bombs"),
        ("a truck bomb was set off near the barracks", "one bomb"),
        ("the suicide bomber drove a white van", None),
        ("two gunmen opened fire", None),  # gunmen are counted by their figures
        ("nine people were hurt", None),
    ],
)
def test_how_many_a_claim_speaks_of(text: str, expected: str | None, rules: DisputeRules) -> None:
    claim = {"claim_id": "c", "article_id": "a", "stance": "asserts", "certainty": "certain", "text": text}
    statement = read_statement(claim | {"start_char": 0, "end_char": len(text)}, None, frozenset(), rules)
    assert multiplicity(statement, rules) == expected
