"""Dependencies point one way, and pure code stays pure."""

import ast
from pathlib import Path

import pytest

FLOWS = Path(__file__).parent.parent / "flows"
PURE = {"records", "reading", "tagging", "claims", "estimates", "sources", "disputes", "extraction"}
# what a package may read, beside itself; stages and the command line (not listed) may read everything
ALLOWED = {
    "records": set(),
    "reading": {"records"},
    "tagging": {"records", "reading"},
    "sources": {"records", "reading"},
    "claims": {"records", "reading"},
    "estimates": {"records", "reading"},
    "disputes": {"records", "reading"},
    "extraction": PURE - {"extraction", "disputes"},
    "settings": {"records"},
    "reference": PURE | {"settings"},
    "inbox": {"records", "reading"},
    "lake": PURE | {"settings"},
    "warehouse": PURE | {"settings", "lake", "reference"},
    "quality": {"settings", "records"},
    "reporting": {"settings", "records", "warehouse"},
    "training": PURE | {"reference", "settings"},
}
IMPURE_MODULES = {
    "prefect",
    "duckdb",
    "pandas",
    "pathlib",
    "os",
    "shutil",
    "tempfile",
    "subprocess",
    "socket",
    "time",
    "random",
    "great_expectations",
}
IMPURE_CALLS = {"open", "print", "input"}
STAGES = {path.stem for path in FLOWS.glob("*.py")}


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            found.add(node.module or "")
    return found


def _modules(package: str) -> list[Path]:
    return sorted((FLOWS / package).rglob("*.py"))


@pytest.mark.parametrize("package", sorted(ALLOWED))
def test_packages_read_only_what_lies_below_them(package: str) -> None:
    for path in _modules(package):
        ours = {name.split(".")[1] for name in _imports(path) if name.startswith("flows.")}
        above = ours - ALLOWED[package] - {package}
        assert not above, f"{path.relative_to(FLOWS)} imports {sorted(above)}"


@pytest.mark.parametrize("package", sorted(PURE))
def test_pure_packages_touch_no_files_no_clock_and_no_engine(package: str) -> None:
    for path in _modules(package):
        roots = {name.split(".")[0] for name in _imports(path)}
        assert not roots & IMPURE_MODULES, (
            f"{path.relative_to(FLOWS)} imports {sorted(roots & IMPURE_MODULES)}"
        )
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in IMPURE_CALLS, f"{path.name}:{node.lineno} calls {node.func.id}"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in {"now", "today", "utcnow"}, (
                    f"{path.name}:{node.lineno} reads the clock"
                )


def test_prefect_is_imported_by_stages_and_command_line_alone() -> None:
    for path in FLOWS.rglob("*.py"):
        if "prefect" in {name.split(".")[0] for name in _imports(path)}:
            assert path.parent == FLOWS or path.parent.name == "cli", (
                f"{path.relative_to(FLOWS)} imports prefect"
            )


def test_every_package_is_placed() -> None:
    packages = {path.name for path in FLOWS.iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert packages == ALLOWED.keys() | {"cli", "benchmark"}


def test_no_drawer_for_odds_and_ends() -> None:
    names = {path.stem for path in FLOWS.rglob("*.py")} | {
        path.name for path in FLOWS.rglob("*") if path.is_dir()
    }
    assert not names & {"utils", "helpers", "common", "misc"}
