import duckdb

from flows.records import Attribution, Span
from flows.training.evaluate import read_texts, write_tables


def test_tables_hold_what_the_scorers_read(folder, tmp_path):
    texts = read_texts(folder)
    found = Attribution(Span(20, 24), None, (Span(25, 33), Span(38, 42)), 0.9, "test")
    assert write_tables(tmp_path / "scores.duckdb", texts, [[found]]) == 1
    with duckdb.connect(str(tmp_path / "scores.duckdb"), read_only=True) as connection:
        (row,) = connection.execute(
            "select file, c.text, start_char, end_char, source_id, source_text, source_start, cue_start"
            " from claims c join articles using (article_id)"
        ).fetchall()
    assert row == ("mill.txt", texts["mill.txt"][25:42], 25, 42, None, None, None, 20)
