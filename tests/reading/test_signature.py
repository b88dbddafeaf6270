"""Near-copies are found, updates and other stories are not."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.reading.signature import BANDS, PERMUTATIONS, is_near_copy, signature, similarity
from flows.records import Span

STORY = """The ferry Maud sank off Harlow Bay on Monday night, and at least 12 people drowned, the coast guard said.
Rescuers pulled 40 passengers from the water before dawn. “We heard them before we saw them,” said Ana Ruiz, who
steered the first lifeboat. The owner, Quay Lines, denied that the ship was overloaded. It had left Arvik with 61
people on board, according to the harbour master, though the list of passengers names only 55. Prosecutors opened an
inquiry. The mayor said that the crossing would stay closed until the wreck was raised, which could take until June.
Quay Lines said that it would pay for the search. Divers will go down again on Tuesday if the wind allows it."""
COPY = STORY.replace("sank off", "went down off").rsplit(" Quay Lines said", 1)[0]
PINNED_VALUES = (1068757916, 1049758505, 628666291)
PINNED_BANDS = (931478199848249988, 425969566173561121)
UPDATE = STORY.replace("at least 12", "at least 19")


def test_a_shortened_copy_with_light_edits_is_near() -> None:
    original, copy = signature(STORY), signature(COPY)
    assert is_near_copy(copy, original)
    assert set(copy.bands) & set(original.bands)


def test_a_new_toll_in_the_same_words_is_news() -> None:
    original, update = signature(STORY), signature(UPDATE)
    assert similarity(original, update) > 0.8
    assert not is_near_copy(update, original)


def test_case_punctuation_and_furniture_do_not_count() -> None:
    title = "Ferry sinks with all aboard feared lost"
    headed = f"{title}\n{STORY.upper()}".replace(",", "")
    assert signature(headed, [Span(0, len(title))]).values == signature(STORY).values


def test_another_story_shares_no_band() -> None:
    words = STORY.split()
    random.Random(1).shuffle(words)
    assert not set(signature(" ".join(words)).bands) & set(signature(STORY).bands)


def test_the_same_text_has_the_same_signature_on_every_machine() -> None:
    found = signature("A barge sank off Harlow Bay on Monday, police said.")
    assert (found.values[:3], found.bands[:2]) == (PINNED_VALUES, PINNED_BANDS)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_signature_that_fits_a_table(text: str) -> None:
    found = signature(text)
    assert (len(found.values), len(found.bands)) == (PERMUTATIONS, BANDS)
    assert all(0 <= value < 2**63 for value in (*found.values, *found.bands))
