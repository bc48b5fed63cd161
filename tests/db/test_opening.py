"""Opening: what is no library, newer, missing, damaged, held or unwritable is told and left untouched."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from db.schema import APPLICATION_ID
from desktop.actions.backups import check
from desktop.actions.codebook import AddTag
from desktop.actions.errors import (
    CorruptLibrary,
    ExistingFile,
    FileUnreachable,
    LibraryError,
    LockedLibrary,
    MissingLibrary,
    NewerLibrary,
    NotALibrary,
    ReadOnlyLibrary,
)
from desktop.actions.library import Library
from tests.actions.factories import imported
from tests.helpers.commands import python


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed library with a document in it."""
    with Library.create(tmp_path / "文库 '%20#?.piyue", "甲") as library:
        imported(library, "政府工作报告\n" * 3000)
    return library.path


@contextmanager
def untouched(folder: Path) -> Iterator[None]:
    """Holds that nothing in a folder changes, comes or goes."""

    def preview() -> dict[str, tuple[str, int]]:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {
            str(path): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
            for path in files
        }

    before = preview()
    yield
    assert preview() == before


def _refused(path: Path, kind: type[LibraryError], reason: str) -> None:
    with untouched(path.parent), pytest.raises(kind) as raised:
        Library.open(path, patience=0.1)
    assert (raised.value.reason, raised.value.path) == (reason, path)


def test_a_new_library_is_one_file_that_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "neu" / "库.piyue"
    with Library.create(path) as library:
        assert library.queries.documents() == []
    assert [one.name for one in path.parent.iterdir()] == ["库.piyue"]
    with Library.open(path) as library:
        assert library.queries.tags() == []


def test_creating_takes_no_existing_files_place(path: Path, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("mein")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for taken in (path, tmp_path / "text.txt", tmp_path / "link", tmp_path):
        with untouched(tmp_path), pytest.raises(ExistingFile):
            Library.create(taken)


def test_the_log_of_a_deleted_library_is_not_played_back_into_a_new_one(tmp_path: Path) -> None:
    """Someone deletes the file that a killed program left and takes no notice of the log beside it."""
    path, killed = tmp_path / "a.piyue", tmp_path / "killed.piyue"
    with Library.create(path, "王") as library:
        for number in range(20):
            library.perform(AddTag(f"旧{number}"))
        shutil.copyfile(f"{path}-wal", f"{killed}-wal")
    assert Path(f"{killed}-wal").stat().st_size
    with Library.create(killed, "李") as library:
        library.perform(AddTag("新"))
    with Library.open(killed) as library:
        assert [tag.name for tag in library.queries.tags()] == ["新"]
    assert not check(killed)
    (aside,) = tmp_path.glob("killed.piyue-wal.*")
    assert aside.stat().st_size, "nothing that was there is thrown away"


def test_opening_loads_no_migrations_when_the_schema_is_current(path: Path) -> None:
    code = (
        "import sys\nfrom desktop.actions.library import Library\n"
        f"Library.open({str(path)!r}).close()\nprint('alembic' in sys.modules)"
    )
    done = python("-c", code)
    assert (done.status, done.out) == (0, "False\n"), done.err


@pytest.mark.parametrize("data", [b"", b"text", b"SQLite format 3\x00", b"\x00" * 5000])
def test_any_other_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.piyue"
    path.write_bytes(data)
    _refused(path, NotALibrary, "not-a-library")


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.piyue"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE document (id)")
        other.execute("PRAGMA journal_mode=WAL")
    _refused(path, NotALibrary, "not-a-library")


def test_a_database_with_our_mark_but_not_our_tables_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.piyue"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE document (id)")
        other.execute(f"PRAGMA application_id={APPLICATION_ID}")
    _refused(path, CorruptLibrary, "corrupt")


def test_what_is_not_there_is_missing(tmp_path: Path) -> None:
    _refused(tmp_path / "none.piyue", MissingLibrary, "missing")
    with pytest.raises(MissingLibrary):
        Library.open(tmp_path / "no" / "folder.piyue")
    with pytest.raises(MissingLibrary):
        Library.open(tmp_path / ("長" * 255))
    with pytest.raises(MissingLibrary) as raised:
        Library.open(tmp_path)
    assert raised.value.reason == "is-folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_a_device_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/null")):
        with pytest.raises(NotALibrary):
            Library.open(path)


def test_a_newer_library_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")
    _refused(path, NewerLibrary, "newer")


def test_a_newer_library_is_refused_by_its_tables_too(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
    with pytest.raises(NewerLibrary):
        Library.open(path)


def test_a_truncated_library_is_corrupt(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 4096)
    _refused(path, CorruptLibrary, "corrupt")


def test_a_library_with_a_ruined_schema_is_corrupt(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)
    before = path.read_bytes()
    with pytest.raises(CorruptLibrary):
        Library.open(path)
    assert path.read_bytes() == before


def test_a_ruined_page_is_told_when_it_is_read(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 2)
        file.write(b"\xff" * (path.stat().st_size - 4096 * 2))
    with pytest.raises(CorruptLibrary):
        Library.open(path).queries.documents()


def test_a_library_held_by_another_program_is_locked(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LockedLibrary):
            Library.open(path, patience=0.1)
        other.execute("ROLLBACK")
    Library.open(path).close()


def test_a_write_while_another_program_writes_is_refused_and_can_be_done_again(path: Path) -> None:
    with (
        Library.open(path, patience=0.1) as library,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedLibrary):
            library.perform(AddTag("产业"))
        assert library.queries.tags() == []
        other.execute("ROLLBACK")
        library.perform(AddTag("产业"))
        assert [tag.name for tag in library.queries.tags()] == ["产业"]


@contextmanager
def _unwritable(path: Path) -> Iterator[None]:
    """Make a file or folder unwritable, for root too; skips where that is impossible."""
    if os.name != "posix":
        pytest.skip("permissions of Windows are another matter")
    if os.geteuid() != 0:
        mode = path.stat().st_mode
        path.chmod(mode & ~0o222)
        try:
            yield
        finally:
            path.chmod(mode)
        return
    if not shutil.which("chattr") or subprocess.run(["chattr", "+i", path], capture_output=True).returncode:
        pytest.skip("this file system knows no immutable files")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", path], check=True)


def test_a_read_only_file_or_folder_is_told(path: Path) -> None:
    with _unwritable(path):
        _refused(path, ReadOnlyLibrary, "read-only")
    with _unwritable(path.parent):
        _refused(path, ReadOnlyLibrary, "read-only")
        with pytest.raises((ReadOnlyLibrary, MissingLibrary)):
            Library.create(path.parent / "neu.piyue")
    Library.open(path).close()


def test_a_library_deleted_or_replaced_under_the_window_takes_no_more_writes(
    path: Path, tmp_path: Path
) -> None:
    with Library.open(path) as library:
        path.rename(tmp_path / "weg")
        with pytest.raises(FileUnreachable) as raised:
            library.perform(AddTag("产业"))
        assert raised.value.reason == "missing"
        path.write_bytes(b"something else")
        with pytest.raises(FileUnreachable) as raised:
            library.perform(AddTag("产业"))
        assert raised.value.reason == "replaced"
        path.unlink()
        (tmp_path / "weg").rename(path)
        library.perform(AddTag("产业"))
    with Library.open(path) as library:
        assert [tag.name for tag in library.queries.tags()] == ["产业"]


@pytest.mark.parametrize("name", ["行\n行", "a b'\"%20?#&.piyue", "長" * 79 + ".x"])
def test_strange_names_are_no_hindrance(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with Library.create(path) as library:
        library.perform(AddTag("产业"))
    with Library.open(path) as library:
        assert [tag.name for tag in library.queries.tags()] == ["产业"]
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_name_too_long_for_the_log_beside_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingLibrary) as raised:
        Library.create(tmp_path / ("長" * 84 + ".x"))
    assert raised.value.reason == "name-too-long"
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_a_library_opens_it(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "link.piyue").symlink_to(path)
    with Library.open(folder / "link.piyue") as library:
        library.perform(AddTag("产业"))
    assert [one.name for one in folder.iterdir()] == ["link.piyue"]
    with Library.open(path) as library:
        assert len(library.queries.tags()) == 1


def _first_page_in_the_log(log: bytes) -> bytes:
    """Return the newest first page that a write-ahead log holds."""
    size = int.from_bytes(log[8:12], "big")
    frames = range(32, len(log) - size - 23, 24 + size)
    return next(
        log[at + 24 : at + 24 + size]
        for at in reversed(frames)
        if int.from_bytes(log[at : at + 4], "big") == 1
    )


def test_killed_while_the_log_is_folded_in_it_opens(path: Path, tmp_path: Path) -> None:
    half = tmp_path / "halb.piyue"
    with Library.open(path, "甲") as library:
        imported(library, os.urandom(40_000).hex())
        log = path.with_name(f"{path.name}-wal").read_bytes()
        whole = path.read_bytes()
    first = _first_page_in_the_log(log)
    assert int.from_bytes(first[28:32], "big") * len(first) > len(whole), "says more pages than there are yet"
    half.write_bytes(first + whole[len(first) :])
    half.with_name(f"{half.name}-wal").write_bytes(log)
    assert check(half) == []
    with Library.open(half, "甲") as library:
        assert len(library.queries.documents()) == 2
    half.write_bytes(first + whole[len(first) :])
    with pytest.raises(CorruptLibrary):
        Library.open(half)
