from pathlib import Path

import pytest

from flows.settings import SettingsError, load_settings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_command_line_over_environment_over_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "counterclaim.toml").write_text("batch_articles = 10\nthreads = 2\nprocesses = 3\n")
    monkeypatch.setenv("COUNTERCLAIM_THREADS", "4")
    monkeypatch.setenv("COUNTERCLAIM_PROCESSES", "4")
    settings = load_settings(processes=5, tagger=None)
    assert (settings.batch_articles, settings.threads, settings.processes, settings.tagger) == (
        10,
        4,
        5,
        "learned",
    )


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ("batch_articles = 0", "batch_articles"),
        ("colour = 'red'", "colour"),
        ("a = = b", "counterclaim.toml"),
    ],
)
def test_a_bad_setting_is_named_in_one_sentence(tmp_path: Path, toml: str, named: str) -> None:
    (tmp_path / "counterclaim.toml").write_text(toml)
    with pytest.raises(SettingsError, match=named):
        load_settings()
