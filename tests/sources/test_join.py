import time
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.records import Kind, Speaker, content_hash
from flows.sources import SourceCorrection, SourceTables, join_speakers

TODAY = date(2031, 5, 4)


def speaker(name: str, article: str = "a1", kind: Kind = Kind.PERSON, **details: str | None) -> Speaker:
    told = {"country": None, "part_of": None, "role": None, "reference": None} | details
    return Speaker(content_hash(article, name), article, name, kind, spellings=(name,), **told)  # type: ignore[arg-type]


def groups(speakers: Sequence[Speaker], tables: SourceTables) -> list[set[str]]:
    """Speakers as `name@article`, grouped by source."""
    label = {one.speaker_id: f"{one.name}@{one.article_id}" for one in speakers}
    found: dict[str, set[str]] = {}
    for speaker_id, source_id in join_speakers(speakers, tables).links:
        found.setdefault(source_id, set()).add(label[speaker_id])
    return list(found.values())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (speaker("Andriy Kovalchuk"), speaker("Andrii Kovalchuk", "a2")),
        (speaker("Jane Calder"), speaker("Jane Q. Calder", "a2")),
        (speaker("Mohammed Haddad", country="SY"), speaker("Muhamad Haddad", "a2", country="SY")),
        (speaker("J. Calder", part_of="Acme Fund"), speaker("Jane Calder", "a2", part_of="Acme Fund")),
        (
            speaker("Tarn Observatory", kind=Kind.ORGANISATION),
            speaker("Tarn Obervatory", "a2", Kind.ORGANISATION),
        ),
        (
            speaker("X", reference="Russia", kind=Kind.GOVERNMENT),
            speaker("Y", "a2", Kind.GOVERNMENT, reference="Russia"),
        ),
        (
            speaker("Jane Calder", part_of="Acme Fund", country="US"),
            speaker("Calder", "a2", part_of="Acme Fund", country="US"),
        ),
    ],
)
def test_one_source(one: Speaker, other: Speaker, tables: SourceTables) -> None:
    assert len(groups([one, other], tables)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (speaker("Jane Calder"), speaker("John Calder", "a2")),
        (speaker("Jane Calder", country="US"), speaker("Jane Calder", "a2", country="NZ")),
        (speaker("Mohammed Haddad"), speaker("Muhamad Haddad", "a2")),
        (speaker("Calder"), speaker("Calder", "a2")),
        (speaker("Jane Calder"), speaker("Calder", "a2")),
        (speaker("a witness", kind=Kind.ANONYMOUS), speaker("a witness", "a2", Kind.ANONYMOUS)),
        (speaker("police", kind=Kind.AGENCY), speaker("police", "a2", Kind.AGENCY)),
        (speaker("Jane Calder"), speaker("Jane Calder", "a2", Kind.ORGANISATION)),
        (speaker("Northern Command", kind=Kind.MILITARY), speaker("Southern Command", "a2", Kind.MILITARY)),
    ],
)
def test_two_sources(one: Speaker, other: Speaker, tables: SourceTables) -> None:
    assert len(groups([one, other], tables)) == 2


def test_part_of_leads_to_a_row(tables: SourceTables) -> None:
    joined = join_speakers([speaker("Jane Calder", part_of="Turkish Navy")], tables)
    by_name = {source.name: source for source in joined.sources}
    assert by_name["Jane Calder"].part_of == by_name["Turkish Navy"].source_id
    assert by_name["Turkish Navy"].part_of == by_name["Turkey"].source_id
    assert by_name["Turkey"].part_of is None


def test_the_name_is_the_usual_one_and_the_id_the_first(tables: SourceTables) -> None:
    first = speaker("Tarn Obervatory", "a1", Kind.ORGANISATION)
    later = [speaker("Tarn Observatory", f"a{n}", Kind.ORGANISATION) for n in (2, 3)]
    (alone,) = join_speakers([first], tables).sources
    (source,) = join_speakers([first, *later], tables).sources
    assert source.source_id == alone.source_id
    assert source.name == "Tarn Observatory"
    assert set(source.aliases) == {"Tarn Obervatory", "Tarn Observatory"}


NAMES = st.sampled_from(
    [
        "Jane Calder",
        "J. Calder",
        "Jane Q. Calder",
        "Calder",
        "Andriy Kovalchuk",
        "Andrii Kovalchuk",
        "A. Kovalchuk",
    ]
)


@settings(max_examples=100, deadline=None)
@given(
    drawn=st.lists(
        st.tuples(NAMES, st.sampled_from(["US", "UA", None]), st.sampled_from(["Acme Fund", None])),
        max_size=12,
    ),
    cut=st.integers(0, 12),
)
def test_what_was_decided_stays(
    drawn: list[tuple[str, str | None, str | None]], cut: int, tables: SourceTables
) -> None:
    speakers = [
        speaker(name, f"a{number}", country=country, part_of=part_of)
        for number, (name, country, part_of) in enumerate(drawn)
    ]
    before = join_speakers(speakers[:cut], tables).links
    assert join_speakers(speakers, tables).links[: len(before)] == before


def test_the_cost_is_near_linear(tables: SourceTables) -> None:
    def seconds(number: int) -> float:
        speakers = [speaker(f"Jane{n % 40} Calder{n % 900}", f"a{n}") for n in range(number)]
        began = time.perf_counter()
        join_speakers(speakers, tables)
        return time.perf_counter() - began

    seconds(500)
    assert seconds(20_000) < 14 * seconds(4_000) + 0.5


def corrected(
    verdict: str, one: str, other: str, tables: SourceTables, expires_on: date | None = None
) -> tuple[int, list[str]]:
    speakers = [speaker("Jane Calder"), speaker("Jane Calder", "a2"), speaker("Peter Voss", "a3")]
    ids = {f"{s.name}@{s.article_id}": s.speaker_id for s in speakers}
    correction = SourceCorrection.model_validate(
        {
            "verdict": verdict,
            "one": ids.get(one, one),
            "other": ids.get(other, other),
            "reason": "told so",
            "expires_on": expires_on,
        }
    )
    joined = join_speakers(speakers, tables, [correction], TODAY)
    return len({source for _, source in joined.links}), [unused.why for unused in joined.unused]


def test_verdicts_win(tables: SourceTables) -> None:
    assert corrected("same", "Jane Calder@a1", "Peter Voss@a3", tables) == (1, [])
    assert corrected("not_same", "Jane Calder@a1", "Jane Calder@a2", tables) == (3, [])


def test_verdicts_that_change_nothing_are_told(tables: SourceTables) -> None:
    assert corrected("same", "Jane Calder@a1", "gone", tables) == (2, ["an id is unknown"])
    assert corrected("same", "Jane Calder@a1", "Jane Calder@a2", tables) == (2, ["already so"])
    assert corrected("same", "Jane Calder@a1", "Peter Voss@a3", tables, date(2031, 5, 3)) == (2, ["expired"])
    assert corrected("same", "Jane Calder@a1", "Peter Voss@a3", tables, TODAY) == (1, [])


def test_a_verdict_may_name_sources(tables: SourceTables) -> None:
    speakers = [speaker("Jane Calder"), speaker("Peter Voss", "a2")]
    links = dict(join_speakers(speakers, tables).links)
    one, other = (links[one.speaker_id] for one in speakers)
    verdict = SourceCorrection(verdict="same", one=one, other=other, reason="a pen name")
    joined = join_speakers(speakers, tables, [verdict], TODAY)
    assert {source for _, source in joined.links} == {one}
    assert set(joined.sources[0].aliases) == {"Jane Calder", "Peter Voss"}
