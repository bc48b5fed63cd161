"""Migrations: an older library is backed up, brought up to date in one go, or left as it was."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from db import backup, file_type, migration, schema, upgrade
from desktop.actions.errors import CorruptLibrary
from desktop.actions.library import Library
from tests.actions.factories import TEXT, imported

_NEXT = """
from alembic import op

revision = "{name}"
down_revision = "{before}"


def upgrade() -> None:
    op.execute("ALTER TABLE tag ADD COLUMN weight INTEGER NOT NULL DEFAULT 7")
    {more}
"""


def _tables(path: Path) -> dict[str, str]:
    """Return every table and index of a file with its definition, white space aside."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {name: re.sub(r"\s+", " ", sql).strip() for name, sql in found if name != "alembic_version"}


def _as_if_next(monkeypatch: pytest.MonkeyPatch, folder: Path, more: str = "") -> None:
    """Let the program be of the next schema, with one migration more."""
    scripts = shutil.copytree(migration.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    now, then = migration.revision_name(schema.REVISION), migration.revision_name(schema.REVISION + 1)
    (scripts / "versions" / f"{then}_next.py").write_text(_NEXT.format(name=then, before=now, more=more))
    monkeypatch.setattr(migration, "MIGRATIONS", scripts)
    for module in (upgrade, migration, file_type):
        monkeypatch.setattr(module, "REVISION", schema.REVISION + 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Library.create(tmp_path / "l.piyue") as library:
        imported(library)
    return library.path


def test_migrating_from_nothing_gives_the_tables_of_a_new_library(path: Path, tmp_path: Path) -> None:
    migrated = tmp_path / "migrated.piyue"
    with closing(sqlite3.connect(migrated)) as connection:
        connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
    migration.migrate(migrated, 1.0)
    assert _tables(migrated) == _tables(path)


def test_an_older_library_is_backed_up_and_upgraded(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _as_if_next(monkeypatch, tmp_path / "scripts")
    with Library.open(path) as library:
        (row,) = library.queries.documents()
        assert library.queries.text(row.id) == TEXT
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.REVISION + 1,)
        connection.execute("SELECT weight FROM tag")
    (kept,) = backup.folder_of(path).glob("*.piyue")
    assert "weight" not in _tables(kept)["tag"]
    backup.verify(kept)


def test_an_upgrade_that_fails_leaves_the_library_as_it_was(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _tables(path)
    with monkeypatch.context() as patch:
        _as_if_next(patch, tmp_path / "scripts", more='op.execute("INSERT INTO nowhere VALUES (1)")')
        with pytest.raises(OperationalError):
            Library.open(path)
    assert _tables(path) == before
    with Library.open(path) as library:
        assert len(library.queries.documents()) == 1


def test_the_last_script_is_the_schemas_number() -> None:
    scripts = sorted(one.name for one in (migration.MIGRATIONS / "versions").glob("*.py"))
    assert scripts[-1].startswith(migration.revision_name(schema.REVISION) + "_")
    assert len(scripts) == schema.REVISION


def test_an_upgrade_that_leaves_rows_pointing_nowhere_is_not_kept(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    broken = "op.execute(\"UPDATE document SET version_id = 'gone'\")"
    _as_if_next(monkeypatch, tmp_path / "scripts", more=broken)
    with pytest.raises(CorruptLibrary) as raised:
        Library.open(path)
    assert (raised.value.reason, raised.value.path) == ("corrupt", path)
    assert raised.value.details == {"detail": "1 rows point nowhere after the upgrade"}
    assert path.read_bytes() == before
    (kept,) = backup.list_backups(backup.folder_of(path))
    assert kept.reason == "upgrade"
