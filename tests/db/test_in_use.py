"""The files of an open library are never opened beside SQLite, under whatever name; its locks stay."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import posix_locks
from db.errors import LibraryError, LockedLibrary
from db.store import Store
from desktop.actions.backups import Snapshot, check
from desktop.actions.codebook import AddTag
from desktop.actions.library import Library
from desktop.files.atomic_write import TargetIsLibrary, atomic_write, holds_library
from desktop.files.errors import Unreadable
from desktop.files.exchange.codebook_read import read_codebook
from desktop.files.exchange.refi_codes import read_qdc
from desktop.files.exchange.refi_read import read_qdpx
from desktop.files.file_input import bytes_of
from tests.helpers.locks import locks_on, needs_locks

TAILS = ("", "-wal", "-shm")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as opened:
        opened.perform(AddTag("一"))
        yield opened


@pytest.fixture
def names(library: Library, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every way to name the library's files: themselves, linked, hard-linked, roundabout and relative."""
    folder = library.path.parent
    monkeypatch.chdir(folder)
    found = []
    for tail in TAILS:
        file = Path(f"{library.path}{tail}")
        hard, soft = folder / f"hard{tail}.txt", folder / f"soft{tail}.txt"
        hard.hardlink_to(file)
        soft.symlink_to(file.name)
        found += [file, hard, soft, folder / ".." / folder.name / file.name, Path(hard.name)]
    return found


@needs_locks
def test_no_reader_opens_them(library: Library, names: list[Path]) -> None:
    before = locks_on(library.path)
    assert before
    for name in names:
        for read in (bytes_of, read_codebook, read_qdc, read_qdpx):
            with pytest.raises(Unreadable) as refused:
                read(name)
            assert refused.value.reason == "is-library"
        with pytest.raises(posix_locks.InUse), posix_locks.opened(name):
            pass
        assert posix_locks.is_in_use(name)
        assert holds_library(name)
        with pytest.raises(TargetIsLibrary), atomic_write(name) as out:
            out.write(b"over it")
        assert locks_on(library.path) == before, name
    assert check(library.path) == []


@needs_locks
def test_a_library_that_is_opened_while_it_is_read_as_a_file_keeps_its_locks(tmp_path: Path) -> None:
    path = tmp_path / "l.piyue"
    Library.create(path).close()
    name = tmp_path / "hard.txt"
    name.hardlink_to(path)
    with posix_locks.opened(name) as source:
        head = source.read(6)
        with Library.open(path) as library:
            library.perform(AddTag("一"))
            before = locks_on(path)
            assert before
            source.close()
            assert locks_on(path) == before
    assert head == b"SQLite"
    assert not posix_locks.is_in_use(path)
    assert bytes_of(_renamed(name))[:6] == b"SQLite"  # it may be read as a file again


def _renamed(path: Path) -> Path:
    return path.rename(path.with_name("plain.txt"))


@needs_locks
def test_a_handle_is_kept_until_the_library_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "l.piyue"
    Library.create(path).close()
    with posix_locks.opened(path):
        library = Library.open(path)
        before = locks_on(path)
    assert locks_on(path) == before
    number = path.stat().st_ino
    library.close()
    handles = Path("/proc/self/fd")
    assert number not in {os.stat(one).st_ino for one in handles.iterdir() if one.exists()}  # noqa: PTH116


@needs_locks
def test_a_snapshot_keeps_the_locks_when_the_library_is_closed(library: Library) -> None:
    posix_locks.first_bytes(library.path, 16)  # a handle is kept
    held = Snapshot(library.path)
    library.close()
    assert locks_on(library.path)
    held.close()
    assert not locks_on(library.path)
    assert not posix_locks.times_open(posix_locks.identity(library.path))


def test_other_files_are_read_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")
    with posix_locks.opened(path) as source:
        assert source.read() == b"text"
    with pytest.raises(FileNotFoundError), posix_locks.opened(tmp_path / "none"):
        pass
    with pytest.raises(IsADirectoryError), posix_locks.opened(tmp_path):
        pass


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_bytes(b"text"))
    writer.start()
    with posix_locks.opened(path) as source:
        assert source.read() == b"text"
    writer.join()


# A connection that has to be renewed.


@pytest.fixture
def cut_off(library: Library) -> Store:
    """The store of a library whose log somebody took away."""
    for tail in ("-wal", "-shm"):
        Path(f"{library.path}{tail}").unlink()
    return library._store


def test_a_renewal_that_fails_is_tried_again(
    library: Library, cut_off: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(cut_off._engine, "connect", fails)
        for _ in range(2):
            with pytest.raises(LibraryError):
                library.perform(AddTag("二"))
            with pytest.raises(LibraryError):
                library.changed_elsewhere()
            with pytest.raises(LibraryError):
                library.queries.tags()
    library.perform(AddTag("三"))
    assert "三" in {tag.name for tag in library.queries.tags()}
    library.close()
    assert not posix_locks.times_open(posix_locks.identity(library.path))


def test_a_renewal_that_fails_half_way_is_tried_again(
    library: Library, cut_off: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Store) -> int:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(Store, "_data_version", fails)
        with pytest.raises(LibraryError):
            library.perform(AddTag("二"))
    library.perform(AddTag("三"))
    assert "三" in {tag.name for tag in library.queries.tags()}


def test_a_library_may_be_closed_after_a_renewal_that_failed(
    library: Library, cut_off: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(cut_off, "_connect", lambda: _raise())
        with pytest.raises(LibraryError):
            library.perform(AddTag("二"))
    library.close()
    library.close()
    assert not posix_locks.times_open(posix_locks.identity(library.path))


def _raise() -> None:
    raise OSError(5, "Input/output error")


def test_no_connection_is_renewed_while_another_holds_the_former_log(library: Library) -> None:
    other = library.open_second()
    for tail in ("-wal", "-shm"):
        Path(f"{library.path}{tail}").unlink()
    with pytest.raises(LockedLibrary):
        library.perform(AddTag("二"))
    with pytest.raises(LockedLibrary):
        library.perform(AddTag("二"))
    other.close()
    library.perform(AddTag("三"))
    assert "三" in {tag.name for tag in library.queries.tags()}


def test_two_that_are_cut_off_come_back_both(library: Library) -> None:
    with library.open_second() as other:
        for tail in ("-wal", "-shm"):
            Path(f"{library.path}{tail}").unlink()
        with pytest.raises(LockedLibrary):
            library.perform(AddTag("二"))
        other.perform(AddTag("三"))
        library.perform(AddTag("四"))
        assert {"三", "四"} <= {tag.name for tag in other.queries.tags()}
