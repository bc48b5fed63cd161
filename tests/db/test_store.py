"""The store: texts kept in memory, patience, what others wrote, and a file that went away."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from db import posix_locks
from db.errors import ExistingFile, FileUnreachable, LockedLibrary, ReadOnlyLibrary
from db.queries import tags
from db.upgrade import open_store
from desktop.actions.codebook import AddTag
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from tests.actions.factories import source


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as opened:
        yield opened


@contextmanager
def texts_read() -> Iterator[list[str]]:
    """Note the versions whose texts are asked for within the block."""
    asked: list[str] = []

    def note(_one: object, _two: object, statement: str, values: tuple[str, ...], *_: object) -> None:
        if statement.startswith("SELECT document_version.text"):
            asked.append(values[0])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_the_four_texts_read_last_are_kept(library: Library) -> None:
    library.perform(ImportFile(source(*(f"第{number}篇" for number in range(6)))))
    versions = [row.version_id for row in library.queries.documents()]
    read = library.queries.version_text
    with texts_read() as asked:
        assert [read(one) for one in versions[:4]] == [f"第{number}篇" for number in range(4)]
        assert asked == versions[:4]
        for one in versions[:4]:
            read(one)
        assert asked == versions[:4]
        read(versions[0])
        read(versions[4])
        assert asked == versions[:5]
        assert read(versions[0]) == "第0篇"
        assert asked == versions[:5]
        assert read(versions[1]) == "第1篇"
        assert asked == [*versions[:5], versions[1]]


def test_whether_others_wrote_is_told_once(library: Library) -> None:
    library.perform(AddTag("一"))
    assert not library.changed_elsewhere()
    with library.open_second() as other:
        assert not other.changed_elsewhere()
        other.perform(AddTag("二"))
        assert not other.changed_elsewhere()
        assert library.changed_elsewhere()
        assert not library.changed_elsewhere()
        library.perform(AddTag("三"))
        assert not library.changed_elsewhere()
        assert other.changed_elsewhere()


def test_a_library_is_counted_as_often_as_it_is_open(library: Library) -> None:
    file = posix_locks.identity(library.path)
    assert posix_locks.times_open(file) == 1
    other = library.open_second()
    assert (other.path, other.annotator) == (library.path, "甲")
    assert posix_locks.times_open(file) == 2
    log = posix_locks.identity(Path(f"{library.path}-wal"))
    assert posix_locks.times_open(file, but_with=log) == 0
    other.close()
    other.close()
    assert posix_locks.times_open(file) == 1
    library.close()
    assert posix_locks.times_open(file) == 0


def test_whoever_hurries_waits_no_longer(tmp_path: Path) -> None:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        library.hurry(0.0)
        with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            begun = time.monotonic()
            with pytest.raises(LockedLibrary) as raised:
                library.perform(AddTag("一"))
            assert time.monotonic() - begun < 2.5
            assert raised.value.reason == "locked"
        library.perform(AddTag("一"))


def test_a_copy_is_written_anew_or_not_at_all(library: Library, tmp_path: Path) -> None:
    library.perform(AddTag("一"))
    library.save_copy(tmp_path / "copy.piyue")
    with Library.open(tmp_path / "copy.piyue") as copy:
        assert [tag.name for tag in copy.queries.tags()] == ["一"]
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(ExistingFile) as raised:
        library.save_copy(tmp_path / "mine")
    assert (raised.value.reason, raised.value.path) == ("exists", tmp_path / "mine")
    assert (tmp_path / "mine").read_text() == "mine"
    library.path.unlink()
    library.save_copy(tmp_path / "saved.piyue")
    with Library.open(tmp_path / "saved.piyue") as copy:
        assert [tag.name for tag in copy.queries.tags()] == ["一"]


def test_a_file_that_went_away_takes_no_more_writes_and_says_why(library: Library, tmp_path: Path) -> None:
    aside = tmp_path / "aside.piyue"
    library.path.rename(aside)
    with pytest.raises(FileUnreachable) as raised:
        library.perform(AddTag("一"))
    assert (raised.value.reason, raised.value.path) == ("missing", library.path)
    Library.create(library.path).close()
    with pytest.raises(FileUnreachable) as raised:
        library.perform(AddTag("一"))
    assert (raised.value.reason, raised.value.path) == ("replaced", library.path)


def test_what_cannot_be_written_is_opened_to_be_read_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        library.perform(AddTag("一"))
    file = posix_locks.identity(library.path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ReadOnlyLibrary):
        Library.open(library.path, "甲")
    assert posix_locks.times_open(file) == 0
    with Library.open(library.path, "甲", read_only_fallback=True) as opened:
        assert [tag.name for tag in opened.queries.tags()] == ["一"]
        for act in (lambda: opened.perform(AddTag("二")), opened.undo, lambda: opened.set_setting("a", "b")):
            with pytest.raises(ReadOnlyLibrary) as raised:
                act()
            assert raised.value.reason == "read-only"
        assert not opened.changed_elsewhere()
        with opened.open_second() as other:
            assert [tag.name for tag in other.queries.tags()] == ["一"]
            with pytest.raises(ReadOnlyLibrary):
                other.redo()
        step = opened.undoable()
        assert step is not None
        assert step.name == "add-tag"
    assert posix_locks.times_open(file) == 0
    assert [one.name for one in tmp_path.iterdir()] == ["l.piyue"]


def test_another_who_holds_the_former_log_is_told(library: Library) -> None:
    with library.open_second():
        for tail in ("-wal", "-shm"):
            Path(f"{library.path}{tail}").unlink()
        with pytest.raises(LockedLibrary) as raised:
            library.perform(AddTag("一"))
        assert raised.value.reason == "locked"
        assert raised.value.details == {"detail": "a worker still has the former log open"}


def test_reading_while_writing_does_not_end_what_is_being_written(library: Library) -> None:
    library.perform(AddTag("一"))
    library.close()
    store = open_store(library.path, 1.0)
    with pytest.raises(FileUnreachable) as raised, store.unit_of_work("甲") as work:
        work.annotator_id_of("乙")
        for tail in ("-wal", "-shm"):
            Path(f"{library.path}{tail}").unlink()
        with store.read() as connection:
            assert tags.with_path(connection, "二") is None
        work.annotator_id_of("丙")
    assert raised.value.reason == "replaced"
    store.close()
