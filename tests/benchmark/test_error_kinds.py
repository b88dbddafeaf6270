"""Errors on an annotated corpus told apart by kind."""

from pathlib import Path

import duckdb

from flows.benchmark.error_kinds import kinds

TEXT = "Ines Calder said the bridge is shut. She wants a new one. It rained."


def test_each_error_counts_under_its_kind(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    place = {word: TEXT.index(word) for word in ("Ines", "said", "the", "She", "wants", "a new")}
    lines = [
        f"T1\tSource {place['Ines']} {place['Ines'] + 11}\tInes Calder",
        f"T2\tCue {place['said']} {place['said'] + 4}\tsaid",
        f"T3\tContent {place['the']} {place['the'] + 18}\tthe bridge is shut",
        f"T4\tSource {place['She']} {place['She'] + 3}\tShe",
        f"T5\tCue {place['wants']} {place['wants'] + 5}\twants",
        f"T6\tContent {place['a new']} {place['a new'] + 9}\ta new one",
        "E1\tAttribution:T1 Source:T1 Cue:T2 Content:T3",
        "E2\tAttribution:T4 Source:T4 Cue:T5 Content:T6",
    ]
    (tmp_path / "attributions" / "a_1.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    warehouse = tmp_path / "w.duckdb"
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute(
            "create table articles as select 'a.txt' as file, 'a' as article_id, ? as text", [TEXT]
        )
        connection.execute(
            "create table claims (article_id text, start_char int, end_char int, source_start int, source_end int, "
            "cue_start int, act text, form text)"
        )
        rained = TEXT.index("It rained")
        rows = [
            ("a", place["the"], place["the"] + 18, None, None, place["said"], "says", "indirect"),
            ("a", rained, rained + 9, None, None, None, "feels", "indirect"),
        ]
        connection.executemany("insert into claims values (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    assert kinds(warehouse, tmp_path) == {
        "found without its source": 1,
        "missed: wish or plan, 1 to 3 words": 1,
        "false alarm: feels, indirect, without a cue": 1,
    }
