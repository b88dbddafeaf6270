import pytest

from flows.records import Span
from flows.tagging.trim import trimmed


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("the mill burned and", "the mill burned"),
        ("the mill burned, but", "the mill burned"),
        ("the mill burned; and or", "the mill burned"),
        ("pros and cons", "pros and cons"),
        ("a new brand", "a new brand"),
        ("and", "and"),
        (" and", " and"),
        ("", ""),
    ],
)
def test_a_hanging_conjunction_is_taken_off(content, kept):
    text = f"Lund said {content}"
    assert trimmed(Span(10, len(text)), text).of(text) == kept
