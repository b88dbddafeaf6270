"""Sources as tables; and that what an earlier build decided changes nothing."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from flows.lake import Lake
from flows.records import Kind, Speaker, content_hash
from flows.reference.sources import load_source_tables
from flows.settings import REFERENCE, WarehousePaths
from flows.sources import SourceCorrection
from flows.warehouse import Build, placing, reusable, stamp
from flows.warehouse.source_links import link_sources

TODAY = date(2031, 5, 4)
Told = tuple[Speaker, datetime | None]
WORDS = [
    "Jane",
    "J.",
    "Andriy",
    "Andrii",
    "Calder",
    "Kovalchuk",
    "TARN",
    "Tarn",
    "Observatory",
    "Obervatory",
    "police",
]


def speaker(name: str, article: str, kind: Kind = Kind.PERSON, **details: Any) -> Speaker:
    told = {"country": None, "part_of": None, "role": None, "reference": None} | details
    return Speaker(content_hash(article, name, kind), article, name, kind, spellings=(name,), **told)


def linked(
    paths: WarehousePaths, told: Sequence[Told], corrections: Sequence[SourceCorrection] = ()
) -> dict[str, list[tuple[Any, ...]]]:
    """Link the speakers of articles with these dates, and publish; the rows of the tables about sources."""
    paths.scratch.mkdir(parents=True, exist_ok=True)
    speakers = [asdict(one) for one, _ in told]
    dates = {one.article_id: published for one, published in told}
    articles = [{"article_id": key, "file": key, "published_at": at} for key, at in dates.items()]
    text, time = pa.string(), pa.timestamp("us")
    fields = [(name, text) for name in Speaker.__slots__ if name != "spellings"]
    tables = {
        "speakers": pa.Table.from_pylist(speakers, pa.schema([*fields, ("spellings", pa.list_(text))])),
        "articles": pa.Table.from_pylist(
            articles, pa.schema([("article_id", text), ("file", text), ("published_at", time)])
        ),
    }
    with Build(paths, Lake(paths), "b", base=reusable(paths)) as build:
        for name, table in tables.items():
            build.connection.register("given", table)
            build.connection.execute(f"create table staging.{name} as from given")
        link_sources(build, load_source_tables(REFERENCE), corrections, TODAY)
        found = {
            table: build.connection.execute(f"from links.{table} order by all").fetchall()
            for table in ("speaker_sources", "sources", "unused_source_corrections")
        }
        stamp(build.connection, "b")
        build.finish()
        build.publish()
    return found


def drawn(chance: random.Random, number: int) -> list[Told]:
    """Speakers of all kinds in articles of a few months, some without a date."""
    days = {
        f"a{n}": None if n % 7 == 0 else datetime(2031, 1, 1) + timedelta(days=chance.randrange(90))
        for n in range(number // 2)
    }
    found: dict[str, Told] = {}
    for _ in range(number):
        article = chance.choice(sorted(days))
        one = speaker(
            " ".join(chance.choices(WORDS, k=chance.randint(1, 3))),
            article,
            chance.choice(list(Kind)),
            country=chance.choice(["US", "UA", None]),
            part_of=chance.choice(["Acme Fund", "Turkish Navy", "Tarn Observatory", None]),
            role=chance.choice(["head of relief", None]),
            reference=chance.choice([None, None, None, "Russia"]),
        )
        one = replace(one, spellings=(one.name, *chance.choices(["TARN", "Calder"], k=chance.randint(0, 1))))
        found[one.speaker_id] = (one, days[article])
    return list(found.values())


@pytest.mark.parametrize("seed", range(12))
def test_what_an_earlier_build_decided_changes_nothing(tmp_path: Path, seed: int) -> None:
    """Articles arrive in any order, late ones with older dates; some are forgotten, some told of otherwise."""
    chance = random.Random(seed)
    everyone = drawn(chance, 60)
    kept = WarehousePaths(tmp_path / "kept")
    held: list[Told] = []
    for turn in range(4):
        articles = {one.article_id for one, _ in everyone}
        arrived = set(chance.sample(sorted(articles), k=chance.randint(len(articles) // 3, len(articles))))
        held = [(one, at) for one, at in everyone if one.article_id in arrived]
        if turn == 2:
            held = [(replace(one, country=chance.choice(["US", None])), at) for one, at in held]
        if turn == 3:
            moved = {key: datetime(2030, 1, 1) for key in chance.sample(sorted(arrived), k=2)}
            held = [(one, moved.get(one.article_id, at)) for one, at in held]
        verdicts = [
            SourceCorrection(
                verdict=chance.choice(["same", "not_same"]),
                one=chance.choice(held)[0].speaker_id,
                other=chance.choice(held)[0].speaker_id,
                reason="told so",
            )
            for _ in range(chance.randint(0, 2))
        ]
        anew = linked(WarehousePaths(tmp_path / f"anew-{turn}"), held, verdicts)
        assert linked(kept, held, verdicts) == anew
        assert linked(kept, held, verdicts) == anew


@pytest.fixture
def placed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the speakers that a place was sought for; those met on the way in brackets."""
    names: list[str] = []
    join = placing.join_speakers

    def joined(speakers: Sequence[Speaker], decided: Mapping[str, str]) -> dict[str, str]:
        names.extend(sorted(f"({one.name})" if one.speaker_id in decided else one.name for one in speakers))
        return join(speakers, decided)

    monkeypatch.setattr(placing, "join_speakers", joined)
    return names


CALDERS = [
    (speaker("Jane Calder", "a1"), datetime(2031, 1, 1)),
    (speaker("Mary Calder", "a2"), datetime(2031, 1, 3)),
]
VOSS = (speaker("Peter Voss", "a3"), None)


def test_only_what_changed_is_placed(tmp_path: Path, placed: list[str]) -> None:
    paths = WarehousePaths(tmp_path)
    linked(paths, [*CALDERS, VOSS])
    placed.clear()
    linked(paths, [*CALDERS, VOSS])
    assert placed == []
    linked(paths, [*CALDERS, VOSS, (speaker("Ann Calder", "a4"), None)])
    assert placed == ["(Jane Calder)", "(Mary Calder)", "Ann Calder"]
    placed.clear()
    linked(paths, [*CALDERS, VOSS, (speaker("Ann Calder", "a4"), datetime(2031, 1, 2))])
    assert placed == ["(Jane Calder)", "Ann Calder", "Mary Calder"]
    placed.clear()
    linked(paths, [CALDERS[0], VOSS])
    assert placed == []


def test_part_of_leads_to_a_row(tmp_path: Path) -> None:
    found = linked(WarehousePaths(tmp_path), [(speaker("Jane Calder", "a1", part_of="Turkish Navy"), None)])
    ids = {row[1]: row[0] for row in found["sources"]}
    wholes = {row[1]: row[4] for row in found["sources"]}
    assert wholes == {"Jane Calder": ids["Turkish Navy"], "Turkish Navy": ids["Turkey"], "Turkey": None}


def test_the_name_is_the_usual_one(tmp_path: Path) -> None:
    names = ["Tarn Obervatory", "Tarn Observatory", "Tarn Observatory"]
    told = [
        (speaker(name, f"a{n}", Kind.ORGANISATION), datetime(2031, 1, n + 1)) for n, name in enumerate(names)
    ]
    assert [row[1] for row in linked(WarehousePaths(tmp_path / "all"), told)["sources"]] == [
        "Tarn Observatory"
    ]
    assert [row[1] for row in linked(WarehousePaths(tmp_path / "two"), told[:2])["sources"]] == [
        "Tarn Obervatory"
    ]
