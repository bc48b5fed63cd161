"""A rich history of each released schema, undone and redone by the program of today; the upgrade killed."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db.backup import verify
from db.row_changes import RECORDED
from db.schema import REVISION, metadata
from desktop.actions.backups import backups, check, read_contents
from desktop.actions.history_export import write_history
from desktop.actions.library import Library
from tests.helpers.commands import ROOT

FOLDER = Path(__file__).parent / "libraries" / "history"
OLDER = range(1, REVISION)
FORMER_NAMES = {"colour": "color"}
UNDONE = 3
"""Steps that each of the libraries holds undone."""

State = dict[str, dict[str, dict[str, Any]]]


def _state(path: Path) -> State:
    """Return the rows that actions may change by table and id, under the names of today."""
    found: State = {}
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
        for table in sorted(RECORDED & tables):
            rows = [_of_today(dict(row)) for row in connection.execute(f"SELECT * FROM {table}")]
            found[table] = {row["id"]: row for row in rows}
    return found


def _of_today(row: dict[str, Any]) -> dict[str, Any]:
    return {FORMER_NAMES.get(name, name): value for name, value in row.items()}


def _within(older: State, newer: State) -> bool:
    """Return whether the same rows are there, with the same values in the columns that both know."""
    return all(
        older[table].keys() == newer[table].keys()
        and all(row.items() <= newer[table][key].items() for key, row in rows.items())
        for table, rows in older.items()
    )


@pytest.fixture
def path(tmp_path: Path, number: int) -> Path:
    return Path(shutil.copy(FOLDER / f"{number}.piyue", tmp_path / "文库.piyue"))


def test_every_schema_has_a_rich_history() -> None:
    assert sorted(int(path.stem) for path in FOLDER.glob("*.piyue")) == list(range(1, REVISION + 1))


@pytest.mark.parametrize("number", range(1, REVISION + 1))
def test_the_whole_history_is_undone_and_redone(path: Path, number: int) -> None:
    recorded = _state(path)
    with Library.open(path, "丙") as library:
        assert bool(backups(path)) == (number < REVISION)
        assert _within(recorded, _state(path))
        assert check(path) == []
        steps = 0
        while library.redo():
            steps += 1
        assert steps == UNDONE
        redone = _state(path)
        assert not _within(recorded, redone)
        while library.undo():
            steps += 1
        assert steps > 60
        undone = _state(path)
        assert all(row["removed"] is not None for row in undone.pop("document").values())
        assert not any(undone.values())
        assert check(path) == []
        while library.redo():
            pass
        assert _state(path) == redone
        for _ in range(UNDONE):
            library.undo()
        assert _within(recorded, _state(path))
    assert check(path) == []


@pytest.mark.parametrize("number", OLDER)
def test_a_step_of_an_older_schema_speaks_of_the_columns_of_today(
    path: Path, tmp_path: Path, number: int
) -> None:
    with Library.open(path, "丙") as library:
        write_history(library.queries, tmp_path / "history.jsonl")
    steps = list(map(json.loads, (tmp_path / "history.jsonl").read_text("utf-8").splitlines()))
    assert {"recolor-tag", "set-metadata"} <= {step["action"] for step in steps}
    assert not {"recolour-tag", "set-facts"} & {step["action"] for step in steps}
    for step in steps:
        assert {"group_id", "label_args"} <= step.keys()
        for one in step["changes"]:
            columns = {*(one["before"] or ()), *(one["after"] or ())}
            assert columns <= set(metadata.tables[one["table"]].c.keys())
    (recolored,) = (step for step in steps if step["number"] == 15)
    assert [one["after"] for one in recolored["changes"]] == [{"color": "#123456"}]


@pytest.mark.parametrize("number", OLDER)
def test_a_library_of_an_older_schema_is_checked_as_it_is(path: Path, number: int) -> None:
    before = path.read_bytes()
    assert check(path) == []
    assert read_contents(path).annotations > 0
    assert path.read_bytes() == before
    with closing(sqlite3.connect(path)) as connection:
        rows = "images" if number == 1 else "row_changes"
        connection.execute(f"UPDATE action SET {rows} = x'00' WHERE number = 15")
        connection.execute("UPDATE tag SET name = ? WHERE name = '煤炭'", ("长" * 300,))
        connection.commit()
    assert {"step", "name", "history"} <= {one.kind for one in check(path)}
    with closing(sqlite3.connect(path)) as connection:  # what points nowhere can't be upgraded
        connection.execute("DELETE FROM annotator")
        connection.commit()
    assert "foreign-key" in {one.kind for one in check(path)}


_KILLED = """
import os, signal, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from desktop.actions.library import Library

left = int(sys.argv[2])

@event.listens_for(Engine, "before_cursor_execute")
def _count(connection, cursor, statement, *_):
    global left
    if connection.get_execution_options().get("writes") or left < int(sys.argv[2]):
        left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)

Library.open(sys.argv[1])
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.parametrize(
    ("number", "statements"), [(1, 12), (1, 40), *((older, at) for older in OLDER for at in (0, 5))]
)
def test_killed_during_the_upgrade_it_is_the_old_one(path: Path, number: int, statements: int) -> None:
    recorded = _state(path)
    done = subprocess.run([sys.executable, "-c", _KILLED, path, str(statements)], cwd=ROOT, check=False)
    assert done.returncode == -9
    (kept,) = backups(path)
    verify(kept.path)
    assert _state(kept.path) == recorded
    assert _state(path) == recorded
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (f"{number:04d}",)
    with Library.open(path, "丙"):
        assert _within(recorded, _state(path))
    assert check(path) == []
