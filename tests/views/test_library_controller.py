"""Libraries that can't be opened are told of by reason, left untouched, and another is offered."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop import app, paths
from desktop.actions import backups as backup_actions
from desktop.actions.library import Library
from desktop.settings import Settings
from desktop.views.main_window import MainWindow
from desktop.views.maintenance.backups_dialog import BackupsDialog
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import settle


def refused(window: MainWindow, recorder: Recorder, path: Path) -> str:
    """Try to open something and give what was said; what was open stays open."""
    before = window.session.library.path
    assert not window.libraries.open(path)
    assert window.session.library.path == before
    return recorder.heard("choose")[-1]


def test_what_is_no_library(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    path = tmp_path / "no.piyue"
    path.write_bytes(b"not at all" * 2000)
    assert "not a Piyue library" in refused(two, recorder, path)
    assert path.read_bytes() == b"not at all" * 2000


def test_another_program_s_database(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    path = tmp_path / "other.piyue"
    with sqlite3.connect(path) as connection:
        connection.execute("create table things (name text)")
    connection.close()
    before = path.read_bytes()
    assert "not a Piyue library" in refused(two, recorder, path)
    assert path.read_bytes() == before


def test_one_of_a_newer_piyue(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    path = tmp_path / "newer.piyue"
    Library.create(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("pragma user_version = 9999")
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    assert "newer version" in refused(two, recorder, path)


def test_a_damaged_one(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    path = tmp_path / "damaged.piyue"
    Library.create(path).close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    said = refused(two, recorder, path)
    assert "damaged" in said or "not a Piyue library" in said
    assert path.read_bytes() == bytes(data)


def test_one_that_is_not_there(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    assert "File not found" in refused(two, recorder, tmp_path / "gone.piyue")


def test_a_folder(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    assert "could not be opened" in refused(two, recorder, tmp_path)


def test_another_one_is_offered(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    other = tmp_path / "other library.piyue"
    Library.create(other).close()
    recorder.answer("choose", "other")
    recorder.answer("choose_file", other)
    assert two.libraries.open(tmp_path / "gone.piyue")
    assert two.session.library.path == other
    assert two.document.contents is None


def test_a_new_library_is_made_and_remembered(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    path = tmp_path / "新的 库.piyue"
    recorder.answer("choose_new_file", path)
    two.commands["new-library"].trigger()
    settle(two)
    assert two.session.library.path == path
    assert two.session.settings.recent()[0] == path
    assert two.documents.shown() == []


def test_nothing_can_be_opened_at_all(make_window: Callable[..., MainWindow], tmp_path: Path) -> None:
    window = make_window(tmp_path / "gone.piyue")
    assert not window.session.is_open
    window.commands["export-all"].trigger()
    window.commands["undo"].trigger()
    window.commands["new-tag"].trigger()
    assert window.documents.shown() == []


def test_a_default_library_that_vanished_is_told(
    make_window: Callable[..., MainWindow], recorder: Recorder
) -> None:
    first = make_window()
    path = paths.default_library()
    assert first.session.library.path == path
    made = backup_actions.back_up(path)
    documents = [row.id for row in first.session.library.queries.documents()]
    first.close()
    path.unlink()
    assert app.last_library(Settings()) is None
    second = make_window()
    assert not second.session.is_open and not path.exists()
    assert "can't be found" in recorder.heard("choose")[-1]
    recorder.answer("choose", "restore")
    assert second.open_library(None)
    dialog = second.findChild(BackupsDialog)
    assert dialog is not None and dialog.isVisible()
    settle(second)
    recorder.answer("choose", "yes")
    QTest.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    settle(second)
    assert [row.id for row in second.session.library.queries.documents()] == documents
    assert "damaged" not in recorder.heard("note")[-1]
    dialog.close()
    assert made.path.exists()


def test_a_new_default_library_is_made_when_the_user_says_so(
    make_window: Callable[..., MainWindow], recorder: Recorder
) -> None:
    first = make_window()
    path = first.session.library.path
    first.close()
    path.unlink()
    recorder.answer("choose", "start")
    assert make_window().session.library.path == path


def test_another_library_does_not_open_in_the_place_of_the_one_that_vanished(
    make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    window = make_window()
    Library.create(tmp_path / "other.piyue").close()
    settings = window.session.settings
    settings.remember(tmp_path / "other.piyue")
    assert app.last_library(settings) == tmp_path / "other.piyue"
    settings.remember(paths.default_library())
    assert app.last_library(settings) == paths.default_library()
    window.close()
    paths.default_library().unlink()
    assert app.last_library(settings) is None
