from pathlib import Path

import duckdb
import pytest

from flows.lake import Lake
from flows.settings import WarehousePaths
from flows.warehouse import Build, HeldError, NoWarehouseError, published, query, sole_writer, stamp, stamped
from flows.warehouse.build import literal


@pytest.fixture
def paths(tmp_path: Path) -> WarehousePaths:
    folder = WarehousePaths(tmp_path / "it's a warehouse")
    folder.folder.mkdir()
    return folder


def _publish(paths: WarehousePaths, value: int) -> None:
    with Build(paths, Lake(paths), "b") as build:
        build.connection.execute(f"create table answer as select {value} as value")
        stamp(build.connection, str(value))
        build.finish()
        build.publish()


def test_a_publish_replaces_the_last_one_whole(paths: WarehousePaths) -> None:
    _publish(paths, 1)
    with duckdb.connect(str(paths.published), read_only=True) as reader:
        _publish(paths, 2)
        assert reader.execute("select value from answer").fetchall() == [(1,)]
    with published(paths) as connection:
        assert query(connection, "select value from answer").rows == ((2,),)
    assert stamped(paths) == "2"


def test_a_build_that_is_left_publishes_nothing(paths: WarehousePaths) -> None:
    _publish(paths, 1)
    with pytest.raises(ZeroDivisionError), Build(paths, Lake(paths), "b") as build:
        build.connection.execute("create table answer as select 2 as value")
        raise ZeroDivisionError
    with published(paths) as connection:
        assert query(connection, "select value from answer").rows == ((1,),)


def test_a_build_can_begin_from_the_published_file(paths: WarehousePaths) -> None:
    _publish(paths, 1)
    with Build(paths, Lake(paths), "b", base=paths.published) as build:
        assert build.connection.execute("select value from answer").fetchall() == [(1,)]


def test_models_that_are_kept_stand_as_they_are(paths: WarehousePaths) -> None:
    with Build(paths, Lake(paths), "b") as build:
        staged = build.fill("staging", kept={"staging.mentions"})
        assert "staging.mentions" not in staged
        build.connection.execute(
            "create or replace table staging.readings as select null as reading_id where false"
        )
        assert build.fill("staging", only={"staging.mentions"}, kept=staged) == {"staging.mentions": 0}
        columns = build.connection.execute("describe staging.readings").fetchall()
    assert [column[0] for column in columns] == ["reading_id"]


def test_no_warehouse_and_a_damaged_one_say_what_to_do(paths: WarehousePaths) -> None:
    with pytest.raises(NoWarehouseError, match="counterclaim run"), published(paths):
        pass
    paths.published.write_bytes(b"not a database")
    with pytest.raises(NoWarehouseError, match="rebuilt from the lake"), published(paths):
        pass
    assert stamped(paths) is None


def test_one_writer_at_a_time(paths: WarehousePaths) -> None:
    with sole_writer(paths), pytest.raises(HeldError, match="another run"), sole_writer(paths):
        pass
    with sole_writer(paths):
        pass


def test_readers_cannot_write(paths: WarehousePaths) -> None:
    _publish(paths, 1)
    with published(paths) as connection, pytest.raises(duckdb.Error):
        query(connection, "create table mine (a integer)")


def test_quotes_in_names_stay_text() -> None:
    nasty = "it's; drop table x --"
    assert duckdb.execute(f"select {literal(nasty)}").fetchall() == [(nasty,)]
