import flows.training.__main__ as program


def test_what_is_missing_and_how_to_install_it_is_said(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(program, "find_spec", lambda name: None if name == "torch" else object())
    monkeypatch.setattr("sys.argv", ["training", "--data", str(tmp_path)])
    assert program.main() == 2
    message = capsys.readouterr().err
    assert "torch" in message and "pip install 'counterclaim[train]'" in message
