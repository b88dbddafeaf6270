import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.sources.spelling import bare, capitalised, fold, possessive, words


@pytest.mark.parametrize(
    ("one", "other"),
    [("The U.S.", "US"), ("Café Noir’s", "cafe noir"), ("the  Acme   Fund", "ACME FUND"), ("“Acme”", "Acme")],
)
def test_spellings_that_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_names_fold_apart() -> None:
    assert fold("Acme Fund") != fold("Acme Funds")


def test_bare_keeps_the_case() -> None:
    assert bare("the Fed's") == "Fed"


@pytest.mark.parametrize(("word", "owner"), [("Ines's", "Ines"), ("Sanders'", "Sanders"), ("Ines", None)])
def test_possessives(word: str, owner: str | None) -> None:
    assert possessive(word) == owner


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Ryan", True), ("al-Assad", True), ("iPhone", True), ("1990s", False), ("", False)],
)
def test_what_is_written_as_a_name(word: str, expected: bool) -> None:
    assert capitalised(word) is expected


@given(st.text())
def test_any_text_folds_once_and_for_all(text: str) -> None:
    assert fold(fold(text)) == fold(fold(fold(text)))
    assert all(word.strip() for word in words(text))
