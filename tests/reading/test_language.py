"""What is surely not English is told apart; what is doubtful passes."""

import pytest

from flows.reading.language import doubtful, foreign_language
from flows.reading.rules import ReadingRules


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Twelve boats sank in the harbour on Monday, and the mayor said that nobody had been hurt by the fire.", None),
        ("Boats sunk.", None),
        ("Bonjour.", None),
        ("Team WAR: Alder (0.5 WAR), Birch (0.4 WAR), Cedar (0.3 WAR), Elm (0.2 WAR), Fir (0.1 WAR), Gorse (0 WAR).", None),
        ("The mayor of Århus, Søren Krøyer, told the daily Politiken that the “Dannebrog” had sunk off Ærø.", None),
        ("“Слава” was the only word that the mayor could read on the side of the boat, she said on Monday.", None),
        (
            "Le maire a dit que douze bateaux ont coulé dans le port et que la police est sur place avec les pompiers.",
            "French",
        ),
        (
            "Der Bürgermeister sagte, dass zwölf Boote im Hafen gesunken sind und die Polizei nicht weiß, wie es zu dem "
            "Brand kam.",
            "German",
        ),
        (
            "El alcalde dijo que doce barcos se hundieron en el puerto y que la policía no sabe por qué se produjo el fuego.",
            "Spanish",
        ),
        ("Мэр сообщил о двенадцати лодках.", "Cyrillic script"),
        ("市長は十二隻の船が沈んだと述べた。", "Cjk script"),
    ],
)  # fmt: skip
def test_language(text: str, language: str | None, rules: ReadingRules) -> None:
    assert foreign_language(text, rules.languages) == language


def test_a_list_of_names_is_doubtful(rules: ReadingRules) -> None:
    assert doubtful("Alder Birch Cedar Elm Fir " * 5, rules.languages)


@pytest.mark.parametrize(
    ("text", "is_doubtful"),
    [
        ("The quay is closed.", False),
        ("It rained.", False),
        ("Der Bürgermeister sagte es.", True),
        ("Alder Birch", True),
    ],
)
def test_a_short_text_is_doubtful_without_an_english_word(
    text: str, is_doubtful: bool, rules: ReadingRules
) -> None:
    assert foreign_language(text, rules.languages) is None
    assert doubtful(text, rules.languages) is is_doubtful
