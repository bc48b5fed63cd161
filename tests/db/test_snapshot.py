"""Snapshots: a backup of how things were before an action, made after it."""

from pathlib import Path
from threading import Thread

import pytest

from db import posix_locks
from db.errors import MissingLibrary, NotALibrary
from db.snapshot import Snapshot
from desktop.actions.backups import check
from desktop.actions.documents import DeleteDocuments
from desktop.actions.library import Library
from tests.actions.factories import imported, rows, tagged


def test_a_snapshot_is_of_the_moment_it_was_taken(tmp_path: Path) -> None:
    with Library.create(tmp_path / "文库.piyue", "甲") as library:
        document = imported(library)
        before = rows(library.path)
        held = Snapshot(library.path)
        library.perform(DeleteDocuments([document]))
        tagged(library)
        made = []
        worker = Thread(target=lambda: made.append(held.save(tmp_path / "备份", "delete-documents")))
        worker.start()
        worker.join()
        assert rows(made[0].path) == before
        assert check(made[0].path) == []
        assert made[0].reason == "delete-documents"
        library.undo()
        library.undo()
        assert rows(library.path) == before
    assert not library.path.with_name(f"{library.path.name}-wal").exists()


def test_a_snapshot_may_be_dropped(tmp_path: Path) -> None:
    with Library.create(tmp_path / "文库.piyue", "甲") as library:
        held = Snapshot(library.path)
        imported(library)
        held.close()
        held.close()
        assert len(library.queries.documents()) == 1


def test_a_library_is_in_use_as_long_as_a_snapshot_is_held(tmp_path: Path) -> None:
    Library.create(tmp_path / "l.piyue").close()
    file = posix_locks.identity(tmp_path / "l.piyue")
    held = Snapshot(tmp_path / "l.piyue")
    assert (held.path, posix_locks.times_open(file)) == (tmp_path / "l.piyue", 1)
    made = held.save(tmp_path / "b", "merge-tags")
    assert (made.reason, made.path.parent) == ("merge-tags", tmp_path / "b")
    assert posix_locks.times_open(file) == 0
    held.close()
    assert posix_locks.times_open(file) == 0


def test_what_no_snapshot_is_taken_of_is_let_go(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no library, but longer than the header of one" * 9)
    with pytest.raises(NotALibrary):
        Snapshot(tmp_path / "text")
    assert posix_locks.times_open(posix_locks.identity(tmp_path / "text")) == 0
    with pytest.raises(MissingLibrary):
        Snapshot(tmp_path / "none")
