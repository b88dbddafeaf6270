from datetime import datetime

from flows.benchmark.multiplied import Turn

ROW = {
    "claim_id": "c1", "article_id": "a1", "text": "Ned Alder met the Wardens of Darvan on Monday.", "start_char": 4,
    "published_at": datetime(2025, 3, 3), "signature": [1, 2], "via": ["s1"], "refers_to": None,
}  # fmt: skip


def test_a_turn_tells_of_others_on_another_day_and_keeps_every_span() -> None:
    (told,) = Turn(1, frozenset({"Monday"})).rows([ROW])
    assert told["text"] != ROW["text"]
    assert len(told["text"]) == len(str(ROW["text"]))
    assert told["text"].endswith("on Monday.")
    assert told["published_at"] > ROW["published_at"]
    assert told["claim_id"] != ROW["claim_id"]
    assert told["signature"] != ROW["signature"]
    assert told["refers_to"] is None


def test_a_turn_is_the_same_each_time_and_no_two_are_alike() -> None:
    (one,), (again,), (other,) = (Turn(number, frozenset()).rows([ROW]) for number in (1, 1, 2))
    assert one == again
    assert one["text"] != other["text"]
