import pytest

from flows.disputes import DisputeRules
from flows.disputes.pointers import cannot_check, is_of_person, is_pointer, without_verdict
from flows.disputes.states import accused, whose_claim
from flows.disputes.words import fold, words


@pytest.mark.parametrize(
    ("text", "stance", "content", "expected"),
    [
        ("Survivors contradicted him.", "denies", "him", False),
        ("The port could deny them permits.", "denies", "them", True),
        ("The clerk denied them and left.", "denies", "them", False),
        ("She would not name him.", "withholds", "him", True),
        ("The clerk denied his", "denies", "his", True),
        ("The clerk denied it.", "denies", "it", False),
    ],
)
def test_a_denial_may_be_of_people(text: str, stance: str, content: str, expected: bool) -> None:
    claim = {"stance": stance, "text": content, "end_char": text.index(content) + len(content)}
    assert is_of_person(claim, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the accusation as a lie spread by the Alden party", "the accusation"),
        ("the figure as an invention", "the figure"),
        ("the mill as unsafe", "the mill as unsafe"),
    ],
)
def test_a_verdict_is_no_part_of_what_is_denied(text: str, expected: str, rules: DisputeRules) -> None:
    assert without_verdict(text, rules) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("it has no means of checking", True), ("it has no means of transport", False)],
)
def test_what_cannot_be_checked(text: str, expected: bool, rules: DisputeRules) -> None:
    assert cannot_check(text, rules) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syria's army used chlorine", {"Syria"}),
        ("planes loyal to Bashar al-Assad dropped chlorine", {"Syria"}),
        ("chlorine was used in northern Syria", set()),
        ("the regime dropped chlorine", {"regime"}),
    ],
)
def test_at_whose_door_a_deed_is_laid(text: str, expected: set[str], rules: DisputeRules) -> None:
    assert accused(text, rules) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a report by two clerks", True),
        ("that report", True),
        ("a claim by clerks that the gates were shut", False),
        ("the report that the gates were shut", False),
    ],
)
def test_what_only_points_back(text: str, expected: bool, rules: DisputeRules) -> None:
    folded = [fold(word) for word in words(text)]
    content = [word for word in folded if word not in rules.roles["stop"]]
    assert is_pointer(folded, content, rules.roles["pointer"]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Russian account that a depot was hit", "Russia"),
        ("Moscow's claim that a depot was hit", "Russia"),
        ("the claim that Russia hit a depot", None),
        ("the Russian depot that was hit", None),
    ],
)
def test_whose_claim_is_denied(text: str, expected: str | None, rules: DisputeRules) -> None:
    assert whose_claim(text, rules) == expected
