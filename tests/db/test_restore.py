"""Restoring: nothing another program confirms is lost, and at every moment a library stands in its place."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from db import backup
from db import restore as restoring
from desktop.actions.backups import back_up, check, restore
from desktop.actions.codebook import AddTag
from desktop.actions.errors import CorruptLibrary, DiskFull, LibraryError, LockedLibrary
from desktop.actions.library import Library
from tests.actions.factories import imported, rows
from tests.faults.conftest import Disk, disk
from tests.helpers.commands import ROOT

__all__ = ["disk"]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    with Library.create(tmp_path / "文库.piyue", "甲") as library:
        imported(library, "招商引资。\n" * 4000)
    return library


def _names(path: Path) -> set[str]:
    with Library.open(path, "丙") as library:
        return {tag.name for tag in library.queries.tags()}


_WRITE = """
import sys
from desktop.actions.codebook import AddTag
from desktop.actions.errors import LockedLibrary
from desktop.actions.library import Library
with Library.open(sys.argv[1], "乙", patience=30.0) as library:
    print("ready", flush=True)
    for number in range(100000):
        library.perform(AddTag(f"{sys.argv[2]}{number}"))
        print(f"{sys.argv[2]}{number}", flush=True)
"""


def test_what_another_program_confirms_meanwhile_is_in_the_library_or_in_the_backup_of_it(
    library: Library,
) -> None:
    """What was confirmed before a restore is in the backup made then, what was later in the library."""
    old = back_up(library.path)
    command = [sys.executable, "-c", _WRITE, str(library.path), "标"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
        confirmed: list[str] = []
        reader = threading.Thread(target=lambda: confirmed.extend(process.stdout or []))
        reader.start()
        kept = [restore(library.path, old.path) for _ in range(12)]
        process.terminate()
        reader.join()
    held = _names(library.path)
    for one in kept:
        assert one is not None
        held |= _names(one.path)
    assert len(confirmed) > 20
    assert {name.strip() for name in confirmed} <= held
    assert check(library.path) == []


def test_nobody_can_write_between_the_backup_and_the_overwriting(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = back_up(library.path)
    made = backup.create_backup
    refused = []

    def make(*arguments: object) -> object:
        result = made(*arguments)  # type: ignore[arg-type]
        with closing(sqlite3.connect(library.path, timeout=0.0)) as other:
            try:
                other.execute("INSERT INTO library_setting VALUES ('a', 'b')")
            except sqlite3.OperationalError as error:
                refused.append(error.sqlite_errorcode)
        return result

    monkeypatch.setattr(restoring, "create_backup", make)
    assert restore(library.path, old.path) is not None
    assert refused == [sqlite3.SQLITE_BUSY]


def test_a_backup_that_fails_leaves_the_library_as_it_was(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = back_up(library.path)
    with Library.open(library.path, "甲") as opened:
        opened.perform(AddTag("后来"))
    before = rows(library.path)

    def make(*arguments: object) -> object:
        raise DiskFull(library.path, "full")

    monkeypatch.setattr(restoring, "create_backup", make)
    with pytest.raises(DiskFull):
        restore(library.path, old.path)
    assert rows(library.path) == before
    assert check(library.path) == []


def _damage(path: Path) -> bytes:
    data = b"\x00" * 5000
    path.write_bytes(data)
    return data


@pytest.mark.parametrize("links", [True, False])
def test_over_a_damaged_library_at_every_step_a_file_stands_under_its_name(
    library: Library, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    old = back_up(library.path)
    before = rows(library.path)
    ruined = _damage(library.path)
    log = library.path.with_name(f"{library.path.name}-wal")
    log.write_bytes(b"log")
    seen = []

    def watched(name: str) -> None:
        original = getattr(os, name)

        def call(*arguments: object, **named: object) -> object:
            if name == "link" and not links:
                raise PermissionError(1, "no links here")
            seen.append((name, library.path.exists()))
            result = original(*arguments, **named)
            seen.append((name, library.path.exists()))
            return result

        monkeypatch.setattr(os, name, call)

    for name in ("link", "rename", "replace", "unlink", "fsync"):
        watched(name)
    assert restore(library.path, old.path) is None
    assert seen and all(there for _, there in seen)
    assert rows(library.path) == before and check(library.path) == []
    (aside,) = restoring.set_aside(library.path)
    assert aside.read_bytes() == ruined
    assert Path(f"{aside}-wal").read_bytes() == b"log"


def test_a_log_that_is_left_is_not_played_into_the_copy(library: Library, tmp_path: Path) -> None:
    """The log of the damaged file is whole: SQLite would take its pages for the restored library's."""
    old = back_up(library.path)
    before = rows(library.path)
    with Library.open(library.path, "甲") as opened:
        opened.perform(AddTag("后来"))
        shutil.copy(f"{library.path}-wal", tmp_path / "log")
    _damage(library.path)
    shutil.copy(tmp_path / "log", f"{library.path}-wal")
    assert restore(library.path, old.path) is None
    assert rows(library.path) == before
    assert check(library.path) == []


def test_looking_at_a_damaged_library_changes_neither_it_nor_its_log(library: Library) -> None:
    """SQLite would fold a sound log into the file, and delete a damaged one, as soon as it is closed."""
    old = back_up(library.path)
    log = library.path.with_name(f"{library.path.name}-wal")
    data = bytearray(library.path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    library.path.write_bytes(data)
    log.write_bytes(b"torn" * 1000)
    assert restore(library.path, old.path) is None
    (aside,) = restoring.set_aside(library.path)
    assert aside.read_bytes() == bytes(data)
    assert Path(f"{aside}-wal").read_bytes() == b"torn" * 1000
    assert check(library.path) == []


@pytest.mark.parametrize("step", ["copy_library", "verify", "link_or_copy", "_take_place"])
def test_what_fails_over_a_damaged_library_leaves_it_there(
    library: Library, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    old = back_up(library.path)
    ruined = _damage(library.path)
    original = getattr(restoring, step)
    calls = []

    def fail(*arguments: object, **named: object) -> object:
        calls.append(arguments)
        if step == "verify" and arguments[0] in (old.path, library.path):
            return original(*arguments, **named)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, step, fail)
    with pytest.raises(DiskFull):
        restore(library.path, old.path)
    assert calls
    assert library.path.read_bytes() == ruined
    assert list(library.path.parent.glob(".piyue-*")) == []


def test_renaming_that_fails_puts_the_log_back(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    old = back_up(library.path)
    ruined = _damage(library.path)
    log = library.path.with_name(f"{library.path.name}-wal")
    log.write_bytes(b"log")

    def replace(*arguments: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(LibraryError):
        restore(library.path, old.path)
    assert library.path.read_bytes() == ruined
    assert log.read_bytes() == b"log"


def test_on_a_full_disk_a_damaged_library_stays(library: Library, disk: Disk) -> None:
    path = disk.path / library.path.name
    old = back_up(library.path)
    shutil.copy(library.path, path)
    ruined = _damage(path)
    disk.fill()
    with pytest.raises(DiskFull):
        restore(path, old.path)
    assert path.read_bytes() == ruined
    assert {one.name for one in disk.path.iterdir()} == {path.name, "filler"}
    disk.make_room()
    assert restore(path, old.path) is None
    assert rows(path) == rows(old.path)


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
def test_only_its_owner_may_read_a_library_and_whatever_is_made_of_it(tmp_path: Path) -> None:
    path = tmp_path / "l.piyue"
    before = os.umask(0)
    try:
        with Library.create(path, "甲") as library:
            imported(library)
            modes = {one.name: one.stat().st_mode & 0o777 for one in tmp_path.glob("l.piyue*")}
            assert modes == dict.fromkeys(["l.piyue", "l.piyue-wal", "l.piyue-shm"], 0o600)
            made = back_up(path)
            library.save_copy(tmp_path / "copy.piyue")
        path.unlink()
        restore(path, made.path)
        assert {one.stat().st_mode & 0o777 for one in (path, made.path, tmp_path / "copy.piyue")} == {0o600}
        path.chmod(0o640)
        _damage(path)
        restore(path, made.path)
        assert path.stat().st_mode & 0o777 == 0o640, "who shared it before shares it still"
    finally:
        os.umask(before)


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
def test_what_is_under_way_is_as_private(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seen while it is verified: the unfinished backup, and the copy before it takes the library's place."""
    old = back_up(library.path)
    seen = []
    verify = backup.verify

    def on_progress(path: Path, **named: bool) -> None:
        seen.append(path.stat().st_mode & 0o777)
        verify(path, **named)

    monkeypatch.setattr(backup, "verify", on_progress)
    monkeypatch.setattr(restoring, "verify", on_progress)
    before = os.umask(0)
    try:
        restore(library.path, old.path)
        whole = len(seen)
        _damage(library.path)
        restore(library.path, old.path)
    finally:
        os.umask(before)
    assert whole >= 3 and len(seen) > whole and set(seen) == {0o600}


def test_temporary_copies_of_killed_programs_are_cleared(library: Library) -> None:
    old = back_up(library.path)
    stale = library.path.with_name(".piyue-20200101T000000000000Z.new")
    fresh = library.path.with_name(".piyue-20990101T000000000000Z.new")
    for one in (stale, fresh):
        one.write_bytes(b"")
    os.utime(stale, (0, 0))
    _damage(library.path)
    restore(library.path, old.path)
    assert not stale.exists() and fresh.exists()


def test_a_restore_gives_up_when_another_program_goes_on_writing(library: Library, tmp_path: Path) -> None:
    old = back_up(library.path)
    before = rows(library.path)
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedLibrary) as raised:
            restoring.restore(library.path, old.path, tmp_path / "b", patience=0.05)
        assert (raised.value.reason, raised.value.path) == ("locked", library.path)
        other.execute("ROLLBACK")
    assert rows(library.path) == before
    assert not (tmp_path / "b").exists()


def test_what_was_set_aside_is_listed_the_newest_first(tmp_path: Path) -> None:
    path = tmp_path / "l.piyue"
    stamps = ("20260101T000000000000Z", "20260102T000000000000Z")
    for name in (
        *(f"l.piyue.{stamp}.broken" for stamp in stamps),
        "l.piyue.20260103T000000000000Z.broken-wal",
        "m.piyue.20260103T000000000000Z.broken",
        "l.piyue.txt",
        "l.piyue",
    ):
        (tmp_path / name).touch()
    assert restoring.set_aside(path) == [tmp_path / f"l.piyue.{stamp}.broken" for stamp in reversed(stamps)]
    assert restoring.set_aside(tmp_path / "none" / "l.piyue") == []
    assert restoring.set_aside(tmp_path / "other.piyue") == []


def test_a_copy_that_is_not_whole_leaves_nothing(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    old = back_up(library.path)
    ruined = _damage(library.path)
    known = backup.verify

    def verify(path: Path, **named: bool) -> None:
        if path in (old.path, library.path):
            known(path, **named)
        else:
            Path(f"{path}-journal").touch()
            raise CorruptLibrary(path, "corrupt")

    monkeypatch.setattr(restoring, "verify", verify)
    with pytest.raises(CorruptLibrary):
        restore(library.path, old.path)
    assert library.path.read_bytes() == ruined
    assert {one.name for one in library.path.parent.iterdir()} == {
        library.path.name,
        old.path.parent.name,
    }


def test_the_names_are_on_the_disk_before_a_damaged_library_is_replaced_and_after(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = back_up(library.path).path
    library.close()
    library.path.write_bytes(b"damaged" * 1000)
    synced: list[tuple[bool, int]] = []

    def sync(folder: Path) -> None:
        assert folder == library.path.parent
        synced.append((library.path.read_bytes()[:7] == b"damaged", len(restoring.set_aside(library.path))))

    monkeypatch.setattr(restoring, "sync_folder", sync)
    restore(library.path, kept)
    assert synced == [(True, 1), (False, 1)]
