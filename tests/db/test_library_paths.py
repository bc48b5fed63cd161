"""Places: what can't be a library is refused before anything is made, moved or replaced."""

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db import backup
from desktop.actions.backups import back_up, check, restore
from desktop.actions.errors import LibraryError, MissingLibrary, NewerLibrary, NotALibrary
from desktop.actions.library import Library
from tests.actions.factories import imported


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A closed library with a document."""
    with Library.create(tmp_path / "gut.piyue", "甲") as library:
        imported(library)
    return library.path


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_a_pipe_or_a_device_is_never_replaced_by_a_backup(good: Path, tmp_path: Path) -> None:
    pipe, device = tmp_path / "pipe", tmp_path / "null"
    os.mkfifo(pipe)
    try:
        os.mknod(device, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
    except OSError:
        device = pipe  # only root makes devices
    for path in (pipe, device):
        before = path.stat()
        with pytest.raises(NotALibrary):
            restore(path, good)
        assert (path.stat().st_mode, path.stat().st_ino) == (before.st_mode, before.st_ino)
    assert {one.name for one in tmp_path.iterdir()} <= {"gut.piyue", "pipe", "null"}


@pytest.mark.skipif(os.name != "posix", reason="links for everybody")
def test_links_in_a_circle_are_refused_and_a_link_is_restored_through(good: Path, tmp_path: Path) -> None:
    circle, link = tmp_path / "kreis", tmp_path / "link.piyue"
    circle.symlink_to(circle)
    for handler in (lambda: restore(circle, good), lambda: back_up(circle), lambda: check(circle)):
        with pytest.raises(MissingLibrary):
            handler()
    assert circle.is_symlink()
    behind = tmp_path / "dahinter.piyue"
    behind.write_bytes(b"ruined")
    link.symlink_to(behind)
    restore(link, good)
    assert link.is_symlink()
    assert check(behind) == []


@pytest.mark.parametrize("name", ["/", ".", ""])
def test_a_name_that_is_no_file_name_is_told(name: str, good: Path) -> None:
    path = Path(name)
    for handler in (lambda: back_up(path), lambda: restore(path, good), lambda: check(path)):
        with pytest.raises(MissingLibrary, match="is-folder"):
            handler()
    assert backup.list_backups(backup.folder_of(path)) == []


def test_what_is_no_library_gets_no_folder_of_backups(tmp_path: Path) -> None:
    other = tmp_path / "notizen.txt"
    other.write_text("notes")
    with pytest.raises(NotALibrary):
        back_up(other)
    with pytest.raises(LibraryError):
        back_up(tmp_path / "none.piyue")
    assert [one.name for one in tmp_path.iterdir()] == ["notizen.txt"]


def test_a_newer_library_is_not_restored_over_and_named_itself(good: Path, tmp_path: Path) -> None:
    newer = tmp_path / "neuer.piyue"
    shutil.copy(good, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version=99")
    before = newer.read_bytes()
    with pytest.raises(NewerLibrary) as raised:
        restore(newer, good)
    assert raised.value.path == newer
    assert newer.read_bytes() == before
    assert not backup.folder_of(newer).exists()


def test_a_newer_schema_that_stands_in_the_log_alone_is_seen(good: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(good)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA user_version=99")
        for tail in ("", "-wal"):
            shutil.copy(f"{good}{tail}", f"{tmp_path / 'neu.piyue'}{tail}")
    with pytest.raises(NewerLibrary):
        check(tmp_path / "neu.piyue")


def test_without_a_place_for_its_backup_a_library_is_not_restored_over(good: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kopie.piyue"
    shutil.copy(good, copy)
    with Library.open(good, "甲") as library:
        imported(library, "后来的报告\n就业稳定。\n")
    blocked = tmp_path / "datei"
    blocked.write_text("no folder")
    for folder in (blocked, blocked / "tiefer"):
        with pytest.raises(LibraryError):
            restore(good, copy, folder)
    with Library.open(good) as library:
        assert len(library.queries.documents()) == 2
    assert [one.name for one in tmp_path.glob("*.broken*")] == []


def test_what_a_killed_backup_left_goes_after_a_day(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    made = back_up(good, folder=folder)
    old, young = folder / "alt.unfinished", folder / "neu.unfinished"
    for one in (old, young):
        one.touch()
    now = datetime.now(UTC)
    stamp = (now - timedelta(days=2)).timestamp()
    os.utime(old, (stamp, stamp))
    backup.thin(folder, now)
    assert sorted(one.name for one in folder.iterdir()) == sorted((made.path.name, "neu.unfinished"))
