import pytest

from flows.sources.resemblance import body_blocks, body_key, person_block, person_key, same_body, same_person


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Andriy Kovalchuk", "Andrii Kovalchuk", 2),
        ("Sergey Ivanov", "Sergei Ivanov", 2),
        ("Samir al-Haddad", "Samir Haddad", 2),
        ("Jane Q. Calder", "Jane Calder", 2),
        ("Mohammed Haddad", "Muhamad Haddad", 1),
        ("J. Calder", "Jane Calder", 1),
        ("Jane Calder", "John Calder", 0),
        ("Mario Lopez", "Maria Lopez", 0),
        ("Jane Calder", "Jane Voss", 0),
        ("Calder", "Jane Calder", 0),
    ],
)
def test_people(one: str, other: str, alike: int) -> None:
    assert same_person(one, other) == same_person(other, one) == alike
    if alike:
        assert person_block(one) == person_block(other)


def test_person_keys_are_blind_to_initials_and_suffixes() -> None:
    assert person_key("Jane Q. Calder Jr.") == person_key("Jane Calder") == "jane calder"


def test_house_style_of_bodies() -> None:
    assert body_key("The Centre for Labour Defence, Inc.") == body_key("Center for Labor Defense")
    assert body_key("Tarn County Sheriff's Office") == body_key("Tarn County sheriff's office")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tarn Obervatory for Peace", "Tarn Observatory for Peace", True),
        ("Northern Command", "Southern Command", False),
        ("Springfield Police Department", "Springdale Police Department", False),
        ("University of Iowa", "University of Ohio", False),
    ],
)
def test_slips_of_the_pen(one: str, other: str, same: bool) -> None:
    first, second = body_key(one), body_key(other)
    met = set(body_blocks(first)) & set(body_blocks(second))
    assert (bool(met) and same_body(first, second)) is same
