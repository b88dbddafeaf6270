from pathlib import Path

import pytest

from flows.warehouse.models import Model, SqlModelError, in_order, read_models


def _model(name: str, sql: str) -> Model:
    return Model(name, "marts", Path(f"{name}.sql"), sql)


def test_models_come_after_what_they_read() -> None:
    models = [
        _model("a", "select * from b join c on true"),
        _model("b", "select * from c"),
        _model("c", "select 1"),
    ]
    assert [model.name for model in in_order(models)] == ["c", "b", "a"]


def test_only_takes_what_the_named_ones_need() -> None:
    models = [_model("a", "from b"), _model("b", "select 1"), _model("c", "from b")]
    assert [model.name for model in in_order(models, {"a"})] == ["b", "a"]


def test_a_circle_is_named() -> None:
    with pytest.raises(SqlModelError, match="circle"):
        in_order([_model("a", "from b"), _model("b", "from a")])


def test_sql_that_does_not_parse_is_named() -> None:
    with pytest.raises(SqlModelError, match=r"a\.sql"):
        in_order([_model("a", "select from where")])


@pytest.mark.parametrize("layer", ["staging", "marts", "ops"])
def test_the_projects_models_have_an_order(layer: str) -> None:
    models = read_models(layer)
    assert {model.name for model in in_order(models)} == {model.name for model in models}
