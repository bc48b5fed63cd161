"""Files that the system asks the program to open by an event, as macOS does."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.actions.library import Library
from desktop.application import Application
from desktop.settings import Settings
from desktop.views.main_window import MainWindow
from tests.views.conftest import report

LONGEST_WAIT_MS = 60_000


@pytest.fixture
def program(qapp: Application) -> Application:
    assert app.application() is qapp
    return qapp


def _ask(program: Application, path: Path) -> None:
    """Ask for a file as the Finder does."""
    QCoreApplication.sendEvent(program, QFileOpenEvent(QUrl.fromLocalFile(str(path))))


@pytest.fixture
def start(program: Application, qtbot: QtBot) -> Iterator[Callable[[Path], MainWindow]]:
    """Start the program with a library, as `app.run` does."""
    startups = []

    def started(library: Path) -> MainWindow:
        window = app.first_window(Settings(), library)
        qtbot.addWidget(window)
        startup = app._Startup(window, library)
        program.file_requested.connect(startup.open_file)
        startups.append(startup)
        startup.begin()
        return window

    yield started
    for startup in startups:
        program.file_requested.disconnect(startup.open_file)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A small report."""
    path = tmp_path / "报告.txt"
    path.write_text(report(), encoding="utf-8")
    return path


@pytest.fixture
def libraries(tmp_path: Path) -> tuple[Path, Path]:
    """Two libraries."""
    paths = tmp_path / "one.piyue", tmp_path / "另 一个.piyue"
    for path in paths:
        Library.create(path).close()
    return paths


def _wait_for(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    def open_now() -> bool:
        return window.composed and window.session.is_open and window.session.library.path == path

    qtbot.waitUntil(open_now, timeout=LONGEST_WAIT_MS)


def _wait_for_document(qtbot: QtBot, window: MainWindow) -> None:
    def imported() -> bool:
        return len(window.session.library.queries.documents()) == 1

    qtbot.waitUntil(imported, timeout=LONGEST_WAIT_MS)


def test_what_is_no_file_is_not_taken(program: Application, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(program.file_requested):
        taken = QCoreApplication.sendEvent(program, QFileOpenEvent(QUrl("https://example.org/a.piyue")))
    assert not taken


def test_files_asked_for_at_the_start_are_opened_in_place_of_the_last_library(
    program: Application,
    qtbot: QtBot,
    start: Callable[[Path], MainWindow],
    libraries: tuple[Path, Path],
    text: Path,
) -> None:
    window = start(libraries[0])
    _ask(program, text)
    _ask(program, libraries[1])
    _wait_for(qtbot, window, libraries[1])
    assert Settings().recent() == [libraries[1]], "the other was never opened"
    _wait_for_document(qtbot, window)


def test_files_asked_for_later_are_taken_like_those_dropped_once_dialogs_are_answered(
    program: Application,
    qtbot: QtBot,
    start: Callable[[Path], MainWindow],
    libraries: tuple[Path, Path],
    text: Path,
) -> None:
    window = start(libraries[0])
    _wait_for(qtbot, window, libraries[0])
    _ask(program, text)
    _wait_for_document(qtbot, window)
    dialog = QDialog(window)
    dialog.open()
    _ask(program, libraries[1])
    qtbot.wait(app.MODAL_RETRY_MS * 2)
    assert window.session.library.path == libraries[0]
    dialog.reject()
    _wait_for(qtbot, window, libraries[1])
