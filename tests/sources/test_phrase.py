import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.sources import SourceTables
from flows.sources.coordination import conjuncts
from flows.sources.phrase import clean, parse
from flows.sources.roles import head_noun, split_role


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("Acme Fund spokesman Maj. Gen. Peter Voss", "Acme Fund spokesman Maj. Gen.", "Peter Voss"),
        ("24-year-old Ines Calder", "24-year-old", "Ines Calder"),
        ("the fund's chief economist, Ines Calder", "the fund's chief economist", "Ines Calder"),
        ("Ines Calder of the Acme Fund", None, "Ines Calder"),
        ("the Tarn Office for Social Peace", None, "Tarn Office for Social Peace"),
        ("Ludwig van der Berg", None, "Ludwig van der Berg"),
        ("Republican Party of Tarn", None, "Republican Party of Tarn"),
        ("the Acme spokesman", None, ""),
        ("officials polled by Acme", None, ""),
        ("the minutes released Wednesday", None, ""),
    ],
)
def test_roles_and_names_are_parted(text: str, role: str | None, name: str, tables: SourceTables) -> None:
    phrase = parse(text, tables)
    assert (phrase.role, " ".join(phrase.name)) == (role, name)


def test_the_parts_of_a_description(tables: SourceTables) -> None:
    phrase = parse("a senior spokesman for the Acme Fund, who left", tables)
    assert (phrase.determiner, phrase.link, phrase.complement) == ("a", "for", "the Acme Fund")
    assert phrase.noun is not None
    assert phrase.noun.noun == "spokesman"


def test_an_owner(tables: SourceTables) -> None:
    assert parse("Ruritania's spy agency", tables).owner == "Ruritania"
    assert parse("their lawyers", tables).owner == "their"
    assert parse("the medical examiner's office", tables).owner is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ines Calder and Peter Voss", ["Ines Calder", "Peter Voss"]),
        ("Calder, Voss and Mayor Otto Brandt", ["Calder", "Voss", "Mayor Otto Brandt"]),
        ("both Ankara and Athens", ["Ankara", "Athens"]),
        ("sources in the city and the Acme Fund", ["sources in the city", "the Acme Fund"]),
        ("Ines Calder, a critic and former mayor", ["Ines Calder, a critic and former mayor"]),
        ("the Centre for Social and Urban Peace", ["the Centre for Social and Urban Peace"]),
        ("U.S. and Turkish officials", ["U.S. and Turkish officials"]),
        ("the author and former mayor", ["the author and former mayor"]),
    ],
)
def test_coordinations(text: str, expected: list[str], tables: SourceTables) -> None:
    assert conjuncts(text, tables) == expected


def test_asides_are_dropped() -> None:
    assert clean("Sen. Ines Calder (R-Tarn), who left,") == "Sen. Ines Calder"


def test_the_longest_noun_heads(tables: SourceTables) -> None:
    row = head_noun(["former", "prime", "minister"], tables)
    assert row is not None
    assert row.noun == "prime minister"


@given(
    parts=st.lists(
        st.sampled_from(["The", "of", "and", "Acme", "mayor", "'s", "a", "-", "U.S.", "who", ",", ""]),
        max_size=20,
    )
)
def test_any_words_parse(parts: list[str], tables: SourceTables) -> None:
    text = " ".join(parts)
    assert len(parse(text, tables).name) <= len(parts)
    role, name = split_role(parts, tables)
    assert [*role, *name] == parts
    assert conjuncts(text, tables)
