import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.reading.sentences import sentences
from flows.records import Article, Kind, Span
from flows.sources import Cast, SourceTables

CASES = yaml.safe_load((Path(__file__).parent / "mentions.yaml").read_text(encoding="utf-8"))
Resolve = Callable[..., list[tuple[str, ...]]]


@pytest.mark.parametrize("case", CASES, ids=[case["idea"] for case in CASES])
def test_mentions_are_resolved(case: dict[str, list[list[str]]], resolve: Resolve) -> None:
    assert resolve(case["text"]) == [tuple(names) for names in case["names"]]


def test_a_speaker_is_described(cast_of: Callable[..., Cast]) -> None:
    (speaker,) = cast_of(
        "[Turkish Defense Ministry spokesman Col. Kemal Aydin] spoke. [Aydin] left."
    ).speakers
    assert (speaker.name, speaker.kind, speaker.country) == ("Kemal Aydin", Kind.PERSON, "TR")
    assert speaker.part_of == "Turkish Ministry of Defense"
    assert speaker.role == "Turkish Defense Ministry spokesman Col."
    assert "Aydin" in speaker.spellings


def test_an_employer_behind_the_name_counts(cast_of: Callable[..., Cast]) -> None:
    (speaker,) = cast_of("[Lt. Ines Calder of the Los Angeles Police Department] spoke.").speakers
    assert speaker.part_of == "Los Angeles Police Department"


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Tarn Police Department officers came. [Sgt. Ines Calder] spoke.", "Tarn Police Department"),
        ("Tarn Police Department officers came. [Fire Chief Ines Calder] spoke.", None),
        (
            "The Acme County Sheriff's Office came. [Sheriff Ines Calder] spoke.",
            "Acme County Sheriff's Office",
        ),
        ("The army came. [Sgt. Ines Calder] spoke.", None),
    ],
)
def test_a_rank_speaks_for_the_one_force_of_its_article(
    text: str, force: str | None, cast_of: Callable[..., Cast]
) -> None:
    (speaker,) = cast_of(text).speakers
    assert speaker.part_of == force


def test_pronouns_are_no_spellings(cast_of: Callable[..., Cast]) -> None:
    (speaker,) = cast_of("[Peter Voss] spoke. [He] left.").speakers
    assert speaker.spellings == ("Peter Voss",)


def test_ids_are_stable_and_belong_to_the_article(cast_of: Callable[..., Cast]) -> None:
    one, again = (cast_of("[A witness] saw [Peter Voss].").speakers for _ in range(2))
    other = cast_of("[A witness] met [Peter Voss].").speakers
    assert [speaker.speaker_id for speaker in one] == [speaker.speaker_id for speaker in again]
    assert not {speaker.speaker_id for speaker in one} & {speaker.speaker_id for speaker in other}


def test_a_span_that_is_no_mention_names_nobody(cast_of: Callable[..., Cast]) -> None:
    assert cast_of("[Peter Voss] spoke.").speakers_of(Span(0, 5)) == ()


def test_the_home_town_comes_from_the_dateline(resolve: Resolve) -> None:
    assert resolve("Two were hurt. [Police] came.", dateline="PEORIA, Ill.") == [
        ("Peoria Police Department",)
    ]


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_text_and_any_mentions_resolve(
    data: st.DataObject, tables: SourceTables, abbreviations: frozenset[str]
) -> None:
    pieces = st.sampled_from(
        [
            "Peter Voss",
            "he",
            "The",
            "and",
            "of",
            ",",
            ".",
            "\n",
            "“",
            "”",
            '"',
            "'s",
            "police",
            "U.S.",
            "officials",
            "’",
            "(",
            ")",
            "both",
            "Acme",
            "said",
            "-",
        ]
    )
    text = data.draw(st.text(max_size=60) | st.lists(pieces | st.text(max_size=4), max_size=30).map(" ".join))
    edges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = [Span(start, end) for start, end in data.draw(st.lists(edges, max_size=5))]
    cast = Cast(Article("a", text), sentences(text, abbreviations), spans, tables)
    known = {speaker.speaker_id for speaker in cast.speakers}
    for span in spans:
        assert set(cast.speakers_of(span)) <= known


@pytest.mark.parametrize("unit", ["“", "A", "A ", "A'", "Ines Calder and ", "he said. ", "(", "Police and "])
def test_long_texts_take_linear_time(unit: str, tables: SourceTables, abbreviations: frozenset[str]) -> None:
    text = unit * (200_000 // len(unit))
    spans = [Span(match.start(), match.end()) for match in re.finditer(r"he|Calder|Police", text)][:2000]
    cast = Cast(Article("a", text), sentences(text, abbreviations), [*spans, Span(0, len(text))], tables)
    assert len(cast.speakers) < 10
