import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.disputes.clusters import join_by_keys
from flows.records import Kind, Speaker, content_hash
from flows.sources import (
    SourceCorrection,
    SourceTables,
    apply,
    join_speakers,
    meeting_keys,
    own_id,
    unmentioned_bodies,
)

TODAY = date(2031, 5, 4)


def speaker(name: str, article: str = "a1", kind: Kind = Kind.PERSON, **details: str | None) -> Speaker:
    told = {"country": None, "part_of": None, "role": None, "reference": None} | details
    return Speaker(content_hash(article, name), article, name, kind, spellings=(name,), **told)  # type: ignore[arg-type]


def groups(speakers: Sequence[Speaker]) -> list[set[str]]:
    """Speakers as `name@article`, grouped by source."""
    label = {one.speaker_id: f"{one.name}@{one.article_id}" for one in speakers}
    found: dict[str, set[str]] = {}
    for speaker_id, source_id in join_speakers(speakers).items():
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
def test_one_source(one: Speaker, other: Speaker) -> None:
    assert len(groups([one, other])) == 1
    assert meeting_keys(one) & meeting_keys(other)


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
def test_two_sources(one: Speaker, other: Speaker) -> None:
    assert len(groups([one, other])) == 2


def test_bodies_that_nobody_mentions(tables: SourceTables) -> None:
    bodies = {body.name: body for body in unmentioned_bodies(["Turkish Navy", "Acme Fund"], {}, tables)}
    assert bodies["Turkish Navy"].part_of == "Turkey"
    assert bodies.keys() == {"Turkish Navy", "Turkey"}
    assert [body.name for body in unmentioned_bodies(["Turkish Navy"], {"Turkey"}, tables)] == [
        "Turkish Navy"
    ]


def test_the_id_is_that_of_the_first() -> None:
    first = speaker("Tarn Obervatory", "a1", Kind.ORGANISATION)
    later = [speaker("Tarn Observatory", f"a{n}", Kind.ORGANISATION) for n in (2, 3)]
    assert set(join_speakers([first, *later]).values()) == {own_id(first)}


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
def test_what_was_decided_stays(drawn: list[tuple[str, str | None, str | None]], cut: int) -> None:
    speakers = [
        speaker(name, f"a{number}", country=country, part_of=part_of)
        for number, (name, country, part_of) in enumerate(drawn)
    ]
    before = join_speakers(speakers[:cut])
    assert join_speakers(speakers).items() >= before.items()


WORDS = [
    "Jane",
    "J.",
    "Q.",
    "Andriy",
    "Andrii",
    "Calder",
    "Kovalchuk",
    "TARN",
    "Tarn",
    "Observatory",
    "Obervatory",
    "Ministry",
    "police",
]


@st.composite
def speakers_of_all_kinds(draw: st.DrawFn) -> Speaker:
    name = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)))
    one = speaker(
        name,
        f"a{draw(st.integers(0, 30))}",
        draw(st.sampled_from(list(Kind))),
        country=draw(st.sampled_from(["US", "UA", None])),
        part_of=draw(st.sampled_from(["Acme Fund", "Tarn", None])),
        role=draw(st.sampled_from(["head of relief", None])),
        reference=draw(st.sampled_from([None, None, "Tarn", "Russia"])),
    )
    also = draw(st.lists(st.sampled_from(["TARN", "Calder", "Jane Calder"]), max_size=2))
    return replace(one, speaker_id=content_hash(one, *also), spellings=(name, *also))


@settings(max_examples=300, deadline=None)
@given(drawn=st.lists(speakers_of_all_kinds(), max_size=25, unique_by=lambda one: one.speaker_id))
def test_speakers_that_share_no_key_have_no_bearing_on_each_other(drawn: list[Speaker]) -> None:
    apart: dict[str, str] = {}
    for members in join_by_keys([meeting_keys(one) for one in drawn]).values():
        apart |= join_speakers([drawn[number] for number in members])
    assert apart == join_speakers(drawn)


def test_the_cost_is_near_linear() -> None:
    def seconds(number: int) -> float:
        speakers = [speaker(f"Jane{n % 40} Calder{n % 900}", f"a{n}") for n in range(number)]
        began = time.perf_counter()
        join_speakers(speakers)
        return time.perf_counter() - began

    seconds(500)
    assert seconds(20_000) < 14 * seconds(4_000) + 0.5


def told_so(speakers: Sequence[Speaker], correction: SourceCorrection) -> tuple[int, list[str]]:
    alone = {one.speaker_id: own_id(one) for one in speakers}
    found = apply(join_speakers(speakers), [correction], TODAY, alone.__getitem__)
    return len(set(found.links.values())), [unused.why for unused in found.unused]


def corrected(verdict: str, one: str, other: str, expires_on: date | None = None) -> tuple[int, list[str]]:
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
    return told_so(speakers, correction)


def test_verdicts_win() -> None:
    assert corrected("same", "Jane Calder@a1", "Peter Voss@a3") == (1, [])
    assert corrected("not_same", "Jane Calder@a1", "Jane Calder@a2") == (3, [])


def test_verdicts_that_change_nothing_are_told() -> None:
    assert corrected("same", "Jane Calder@a1", "gone") == (2, ["an id is unknown"])
    assert corrected("same", "Jane Calder@a1", "Jane Calder@a2") == (2, ["already so"])
    assert corrected("same", "Jane Calder@a1", "Peter Voss@a3", date(2031, 5, 3)) == (2, ["expired"])
    assert corrected("same", "Jane Calder@a1", "Peter Voss@a3", TODAY) == (1, [])


def test_a_verdict_may_name_sources() -> None:
    speakers = [speaker("Jane Calder"), speaker("Peter Voss", "a2")]
    links = join_speakers(speakers)
    one, other = (links[one.speaker_id] for one in speakers)
    verdict = SourceCorrection(verdict="same", one=one, other=other, reason="a pen name")
    assert told_so(speakers, verdict) == (1, [])
