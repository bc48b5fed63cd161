"""One language: SQL in strings stands only where SQLAlchemy Core has no words, or is measured to be slow."""

import ast
from pathlib import Path

import pytest

DB = Path(__file__).parents[2] / "db"
OWN_SQL = {
    "bulk.py",
    "character_index.py",
    "connections.py",
    "first_text.py",
    "needed_version.py",
    "taguette.py",
}
"""Modules that write SQL themselves; the docstring of each says why."""

OPENING = OWN_SQL | {"reading.py"}
"""Modules that open a file past SQLAlchemy."""

MODULES = sorted(path for path in DB.rglob("*.py") if "migrations" not in path.parts)
_VERBS = ("SELECT ", "INSERT ", "UPDATE ", "DELETE ", "PRAGMA ", "CREATE ", "BEGIN", "DROP ", "ALTER ")


def _said(path: Path) -> list[str]:
    """Return what a module does past Core."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr == "exec_driver_sql":
            found.append("exec_driver_sql")
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += [node.value for verb in _VERBS if node.value.lstrip().startswith(verb)]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_sql_stands_in_its_modules_only(path: Path) -> None:
    assert bool(_said(path)) == (path.name in OWN_SQL)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_files_are_opened_in_their_modules_only(path: Path) -> None:
    if path.name not in OPENING:
        assert "sqlite3.connect" not in path.read_text("utf-8")
