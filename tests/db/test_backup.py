"""Backups: whole and verified, thinned by age, put back under an open window or over a ruined file."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

from db import backup
from desktop.actions.annotate import AddAnnotation
from desktop.actions.backups import back_up, back_up_daily, backups, check, is_due, read_contents, restore
from desktop.actions.codebook import AddTag
from desktop.actions.errors import CorruptLibrary, LibraryError, NewerLibrary, NotALibrary, ReadOnlyLibrary
from desktop.actions.library import Library
from tests.actions.factories import imported, rows, tagged

NOW = datetime(2026, 3, 5, 12, 30, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library.create(tmp_path / "文库.piyue", "甲")
    document, tag = imported(library), tagged(library)
    library.perform(AddAnnotation(document, 0, 4, tag))
    return library


def test_a_backup_holds_what_is_confirmed_while_the_library_is_open(library: Library) -> None:
    made = back_up(library.path)
    held = read_contents(made.path)
    assert (held.documents, held.annotations, held.tags, held.steps) == (1, 1, 2, 3)
    assert held == read_contents(library.path)
    assert held.last
    assert backups(library.path) == [made]
    assert rows(made.path) == rows(library.path)
    assert [one.name for one in made.path.parent.iterdir()] == [made.path.name]
    with Library.open(made.path) as copy:
        assert len(copy.queries.annotations()) == 1


def test_restoring_brings_the_contents_back_under_an_open_window(library: Library) -> None:
    made = back_up(library.path)
    before = rows(library.path)
    library.perform(AddTag("后来"))
    later = rows(library.path)
    library.changed_elsewhere()
    kept = restore(library.path, made.path)
    assert rows(library.path) == before
    assert library.changed_elsewhere()
    assert [tag.name for tag in library.queries.tags()] == ["产业", "煤炭"]
    library.perform(AddTag("再来"))
    assert check(library.path) == []
    assert kept is not None and kept.reason == "restore"
    restore(library.path, kept.path)
    assert rows(library.path) == later


def test_restoring_over_a_ruined_or_missing_library_sets_it_aside(library: Library) -> None:
    made = back_up(library.path)
    before = rows(library.path)
    library.close()
    ruined = b"\x00" * 5000
    library.path.write_bytes(ruined)
    assert restore(library.path, made.path) is None
    assert rows(library.path) == before
    (aside,) = library.path.parent.glob("*.broken")
    assert aside.read_bytes() == ruined
    library.path.unlink()
    assert restore(library.path, made.path) is None
    assert rows(library.path) == before


def test_what_is_no_backup_is_refused_before_anything_is_touched(library: Library, tmp_path: Path) -> None:
    made = back_up(library.path)
    before = library.path.read_bytes()
    (tmp_path / "text").write_text("nothing")
    with pytest.raises(NotALibrary):
        restore(library.path, tmp_path / "text")
    with closing(sqlite3.connect(made.path)) as connection:
        connection.execute("PRAGMA user_version=99")
    with pytest.raises(NewerLibrary):
        restore(library.path, made.path)
    with closing(sqlite3.connect(made.path)) as connection:
        connection.execute("PRAGMA user_version=1")
    with made.path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096)
    with pytest.raises(CorruptLibrary):
        restore(library.path, made.path)
    assert library.path.read_bytes() == before
    assert len(backups(library.path)) == 1


def test_the_backup_of_the_day_is_made_once(library: Library) -> None:
    assert is_due(library.path)
    made = back_up_daily(library.path)
    assert made is not None and made.reason == "daily"
    assert back_up_daily(library.path) is None
    assert not is_due(library.path)
    assert is_due(library.path, age=timedelta(0))


def test_backups_go_where_the_user_says(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "别处" / "备份"
    made = back_up(library.path, folder=folder)
    assert made.path.parent == folder
    assert backups(library.path) == [] and backups(library.path, folder) == [made]
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(LibraryError):
        back_up(library.path, folder=tmp_path / "file")


@given(st.lists(st.integers(-100_000, 60_000_000), max_size=60, unique=True))
def test_thinning_keeps_the_newest_of_each_period_and_the_future(ages: list[int]) -> None:
    made = [NOW - timedelta(seconds=age) for age in ages]
    kept = backup.times_to_keep(made, NOW)
    assert kept <= set(made)
    assert {one for one in made if NOW - one < timedelta(hours=1)} <= kept
    assert not made or max(made) in kept
    for one in set(made) - kept:
        period = backup._period(one, NOW)
        assert any(backup._period(other, NOW) == period and other > one for other in kept)


def test_thinning_deletes_files(library: Library) -> None:
    folder = backup.folder_of(library.path)
    made = back_up(library.path)
    for days in (1.2, 1.25, 1.3, 40, 40.1, 400):
        stamp = (NOW - timedelta(days=days)).strftime("%Y%m%dT%H%M%S%fZ")
        (folder / f"{stamp}-daily.piyue").write_bytes(made.path.read_bytes())
    (folder / "mein.piyue").write_text("a stranger's file")
    gone = backup.thin(folder, NOW)
    assert sorted((NOW - one.made) / timedelta(days=1) for one in gone) == pytest.approx([1.25, 1.3, 40.1])
    assert (folder / "mein.piyue").exists() and made.path.exists()


def test_looking_leaves_nothing_behind(library: Library) -> None:
    library.close()
    before = {one.name for one in library.path.parent.iterdir()}
    read_contents(library.path)
    check(library.path)
    assert {one.name for one in library.path.parent.iterdir()} == before


def test_one_backup_is_kept_of_each_hour_day_week_and_month() -> None:
    def kept(*ages: float) -> list[bool]:
        """Say which of some backups are kept, their age given in days."""
        made = [NOW - timedelta(days=age) for age in ages]
        found = backup.times_to_keep(made, NOW)
        return [one in found for one in made]

    minute, hour = 1 / 1440, 1 / 24
    assert kept(minute, 2 * minute, 59 * minute) == [True] * 3
    assert kept(60 * minute, 61 * minute) == [True, False]
    assert kept(70 * minute, 80 * minute, 95 * minute) == [True, False, True]
    assert kept(23 * hour, 22 * hour) == [True, True]
    assert kept(24 * hour, 24.2 * hour) == [True, False]
    assert kept(25 * hour, 30 * hour) == [True, False]
    assert kept(29, 28, 27) == [True] * 3
    assert kept(29.9, 29.95) == [True, False]
    assert kept(30, 31) == [True, False]
    assert kept(38, 45) == [True, True]
    assert kept(182, 183) == [True, False]
    assert kept(181, 180) == [False, True]
    assert kept(402, 400, 395, 365) == [False, True, True, True]
    assert kept(400, 400 - 365) == [True, True]
    assert kept(-1, -2) == [True, True]
    assert kept() == []


def test_only_what_is_named_as_a_backup_is_one(tmp_path: Path) -> None:
    stamp = "20260102T030405678901Z"
    for name in (
        f"{stamp}-daily.piyue",
        f"{stamp}-new-version.piyue",
        f"{stamp}-Daily.piyue",
        f"{stamp}-daily.piyue.unfinished",
        f"{stamp}-daily2.piyue",
        f"x{stamp}-daily.piyue",
        f"{stamp}.piyue",
        "20261302T030405678901Z-daily.piyue",
        "20260102T03040567890Z-daily.piyue",
        "20260101T030405678901Z-daily.piyue",
    ):
        (tmp_path / name).write_bytes(b"12345")
    found = backup.list_backups(tmp_path)
    made = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
    assert found == [
        backup.Backup(tmp_path / f"{stamp}-new-version.piyue", made, "new-version", 5),
        backup.Backup(tmp_path / f"{stamp}-daily.piyue", made, "daily", 5),
        backup.Backup(tmp_path / "20260101T030405678901Z-daily.piyue", made - timedelta(days=1), "daily", 5),
    ]
    assert backup.list_backups(tmp_path / "none") == []
    assert backup.folder_of(tmp_path / "l.piyue") == tmp_path / "l.piyue.backups"


def test_what_a_library_holds_is_counted_without_what_was_taken_away_or_undone(library: Library) -> None:
    other, tag = imported(library, "另一份。\n"), library.queries.tags()[0].id
    library.perform(AddAnnotation(other, 0, 2, tag))
    last = library.queries.last_change()
    held = read_contents(library.path)
    assert (held.documents, held.annotations, held.tags, held.steps, held.last) == (2, 2, 2, 5, last)
    library.undo()
    library.undo()
    held = read_contents(library.path)
    assert (held.documents, held.annotations, held.tags, held.steps) == (1, 1, 2, 3)
    assert held.last == library.queries.last_change()
    while library.undo():
        pass
    assert read_contents(library.path) == backup.BackupContents(0, 0, 0, 0, "")


def test_what_was_left_unfinished_goes_a_day_later(tmp_path: Path) -> None:
    for name, age in (("a.unfinished", 24.1), ("b.unfinished-journal", 24.1), ("c.unfinished", 23.9)):
        (tmp_path / name).touch()
        stamp = (NOW - timedelta(hours=age)).timestamp()
        os.utime(tmp_path / name, (stamp, stamp))
    assert backup.thin(tmp_path, NOW) == []
    assert [one.name for one in tmp_path.iterdir()] == ["c.unfinished"]


def test_a_damaged_copy_is_told_in_the_words_of_sqlite(library: Library) -> None:
    made = back_up(library.path)
    backup.verify(made.path)
    data = bytearray(made.path.read_bytes())
    data[4096 * 3 : 4096 * 4] = b"\xff" * 4096
    made.path.write_bytes(data)
    with pytest.raises(CorruptLibrary) as raised:
        backup.verify(made.path)
    assert raised.value.reason == "corrupt"
    assert str(raised.value.details["detail"]).count("; ") <= 2


def test_a_folder_that_may_not_be_made_is_told(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(ReadOnlyLibrary) as raised:
        back_up(library.path, folder=tmp_path / "b")
    assert (raised.value.reason, raised.value.path) == ("read-only", tmp_path / "b")


def test_a_backup_that_is_not_whole_leaves_nothing(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def verify(path: Path) -> None:
        Path(f"{path}-journal").touch()
        raise CorruptLibrary(path, "corrupt")

    monkeypatch.setattr(backup, "verify", verify)
    with pytest.raises(CorruptLibrary):
        back_up(library.path, folder=tmp_path / "b")
    assert list((tmp_path / "b").iterdir()) == []
