"""The published warehouse keeps what its readers were promised."""

from pathlib import Path

import duckdb
import pytest
import yaml

CONTRACT = yaml.safe_load((Path(__file__).parent / "contract.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("table", sorted(CONTRACT))
def test_columns_have_their_names_and_types(ledger: duckdb.DuckDBPyConnection, table: str) -> None:
    rows = ledger.execute(f"describe {table}").fetchall()
    assert {name: kind for name, kind, *_ in rows if name in CONTRACT[table]} == CONTRACT[table]


def test_every_table_and_column_says_what_it_means(ledger: duckdb.DuckDBPyConnection) -> None:
    silent = ledger.execute(
        """
        select table_name from duckdb_tables() where schema_name = 'main' and not internal and coalesce(comment, '') = ''
        union all
        select table_name || '.' || column_name from duckdb_columns() where schema_name = 'main' and not internal and coalesce(comment, '') = ''
        """
    ).fetchall()
    assert silent == []


def test_closed_lists_are_closed(ledger: duckdb.DuckDBPyConnection) -> None:
    allowed = {
        ("files", "outcome"): {"article", "copy", "quarantined"},
        ("claims", "act"): {"says", "believes", "wants", "feels"},
        ("claims", "form"): {"direct", "indirect", "mixed"},
        ("claims", "stance"): {"asserts", "denies", "unconfirmed", "withholds"},
        ("claims", "certainty"): {"certain", "probable", "possible", None},
        ("disputes", "kind"): {"numeric", "factual"},
        ("disputes", "status"): {"open", "converged"},
        ("checks", "step"): {"ingest", "extract", "load"},
        ("checks", "severity"): {"critical", "warning"},
    }
    for (table, column), values in allowed.items():
        found = {value for (value,) in ledger.execute(f"select distinct {column} from {table}").fetchall()}
        assert found <= values, (table, column)


def test_spans_hold_on_every_row(ledger: duckdb.DuckDBPyConnection) -> None:
    for table in ("claims", "estimates"):
        broken = ledger.execute(
            f"""
            select count(*) from {table} as x join articles as a on a.article_id = x.article_id
            where substr(a.text, x.start_char + 1, x.end_char - x.start_char) is distinct from x.text
            """
        ).fetchone()
        assert broken == (0,)


def test_every_offered_file_has_its_one_row(ledger: duckdb.DuckDBPyConnection) -> None:
    assert ledger.execute("select file, sha256 from files group by all having count(*) > 1").fetchall() == []
    assert ledger.execute(
        "select count(*) from files where outcome = 'quarantined' and reason is null"
    ).fetchone() == (0,)
    unexplained = "select file from files where outcome <> 'quarantined' and article_id not in (select article_id from articles)"
    assert ledger.execute(unexplained).fetchall() == []
