import pytest

from flows.sources.registry import Registry


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Pentagon", "United States Department of Defense"),
        ("US", "United States"),
        ("U.K.", "United Kingdom"),
        ("Zelenskiyy", "Volodymyr Zelenskyy"),
        ("Ankara", "Turkey"),
        ("us", None),
        ("who", None),
        ("Turkish", None),
        ("a Pentagon aide", None),
    ],
)
def test_names(text: str, name: str | None, registry: Registry) -> None:
    known = registry.named(text)
    assert (known.name if known else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("South Korea's spy agency", "National Intelligence Service"),
        ("the Ministry of Defence of Turkey", "Turkish Ministry of Defense"),
        ("Turkey’s state-run news agency", "Anadolu Agency"),
        ("the Chadian government", "Chad"),
        ("Chad's foreign ministry", "Chadian Foreign Ministry"),
        ("Chad's mountains", None),
        ("experts on Chad", None),
    ],
)
def test_national_bodies(text: str, name: str | None, registry: Registry) -> None:
    known = registry.national_body(text)
    assert (known.name if known else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the war monitor Human Rights Watch", "Human Rights Watch"),
        ("the hardline ISIL group", "Islamic State"),
        ("Arms-seller Washington", "United States"),
        ("President Putin", "Vladimir Putin"),
        ("critics of Human Rights Watch", None),
        ("Ivy Putin", None),
        ("George Washington", None),
        ("International Tarn Times", None),
    ],
)
def test_names_within_phrases(text: str, name: str | None, registry: Registry) -> None:
    known = registry.embedded(text)
    assert (known.name if known else None) == name


def test_a_body_is_part_of_its_state(registry: Registry) -> None:
    known = registry.national_body("the Turkish navy")
    assert known is not None
    assert (known.name, known.country, known.part_of) == ("Turkish Navy", "TR", "Turkey")
