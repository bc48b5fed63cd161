"""``python -m tests.faults.kill_during_upgrade FOLDER KILLS [SEED]``: kill it while it upgrades.

The program is made to know one schema more than the library has; what is left must be the old library or the
new one, whole, and every backup beside it a whole old one.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from db import file_type, migration, schema, upgrade
from db.backup import folder_of, list_backups, verify
from desktop.actions.annotate import AddAnnotation
from desktop.actions.library import Library
from tests.actions.factories import imported, rows, tagged

LONGEST = 0.5
"""Seconds within which the process is killed."""

_SCRIPT = """
from alembic import op

revision = "{name}"
down_revision = "{before}"


def upgrade() -> None:
    op.execute("ALTER TABLE tag ADD COLUMN weight INTEGER NOT NULL DEFAULT 7")
    op.execute("CREATE TABLE heavy AS SELECT * FROM document_version")
    op.execute("CREATE INDEX heavy_text ON heavy (text)")
    op.execute("DROP TABLE heavy")
"""


def next_schema(folder: Path) -> None:
    """Let this process know one schema more than there is."""
    scripts = shutil.copytree(migration.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    now, then = migration.revision_name(schema.REVISION), migration.revision_name(schema.REVISION + 1)
    (scripts / "versions" / f"{then}_next.py").write_text(_SCRIPT.format(name=then, before=now))
    changed: Any
    for changed, name, value in (
        (migration, "MIGRATIONS", scripts),
        (upgrade, "REVISION", schema.REVISION + 1),
        (migration, "REVISION", schema.REVISION + 1),
        (file_type, "REVISION", schema.REVISION + 1),
    ):
        setattr(changed, name, value)


def make(path: Path) -> None:
    """Make a library that takes a while to upgrade."""
    with Library.create(path, "甲") as library:
        tag = tagged(library)
        for number in range(12):
            document = imported(library, f"第{number}篇招商引资。\n" * 6000)
            library.perform(AddAnnotation(document, 0, 4, tag))


def kill_once(path: Path, rng: random.Random) -> str:
    """Let it be opened, kill that, and return what was found: ``old`` or ``new``."""
    before = rows(path)
    child = os.fork()
    if child == 0:
        Library.open(path, "甲").close()
        time.sleep(60)
    time.sleep(rng.uniform(0.0, LONGEST))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with closing(sqlite3.connect(path)) as connection:
        (said,) = connection.execute("PRAGMA integrity_check").fetchone()
        (revision,) = connection.execute("PRAGMA user_version").fetchone()
        (named,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        weighed = "weight" in [row[1] for row in connection.execute("PRAGMA table_info(tag)")]
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    new = revision == schema.REVISION + 1
    if said != "ok" or int(named) != revision or weighed != new or "heavy" in tables:
        raise AssertionError(f"neither old nor new: {said}, {revision}, {named}, {weighed}")
    after = rows(path)
    after["tag"] = [row[: len(before["tag"][0])] for row in after["tag"]]
    if after != before:
        raise AssertionError("rows were lost")
    for one in list_backups(folder_of(path)):
        verify(one.path)
        if rows(one.path) != before:
            raise AssertionError("a backup is not of the old library")
    if new and not list_backups(folder_of(path)):
        raise AssertionError("upgraded without a backup")
    Library.open(path, "甲").close()  # the program goes on where it was killed
    return "new" if new else "old"


def kill(folder: Path, times: int, seed: int) -> Counter[str]:
    """Kill as often as told, each on a copy of its own, and count what was found."""
    rng, found = random.Random(seed), Counter[str]()
    make(folder / "alt.piyue")
    next_schema(folder / "scripts")
    for number in range(times):
        path = folder / f"{number}" / "文库.piyue"
        path.parent.mkdir()
        shutil.copy(folder / "alt.piyue", path)
        found[kill_once(path, rng)] += 1
        shutil.rmtree(path.parent)
    return found


if __name__ == "__main__":
    counted = kill(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    sys.stdout.write(json.dumps({"kills": counted.total(), **counted, "lost": 0}) + "\n")
