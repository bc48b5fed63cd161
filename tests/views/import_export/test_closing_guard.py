"""A window that is closed during an import or export asks first, unless the system ends the program."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.import_export.closing_guard import OFFER_MS
from desktop.views.main_window import MainWindow
from tests.helpers.commands import python
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import report, settle

FILES = 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of reports."""
    made = tmp_path / "reports"
    made.mkdir()
    for number in range(FILES):
        (made / f"{number}.txt").write_text(report(f"第{number}县"), "utf-8")
    return made


def by_keys(window: MainWindow) -> bool:
    """Close a window as a user does; return whether it closes."""
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    return not window.isVisible()


class CloseEvent(QCloseEvent):
    """A close event as the window system sends it; Qt's own testing tools send none."""

    def spontaneous(self) -> bool:
        """Return that it comes from outside."""
        return True


def by_cross(window: MainWindow) -> bool:
    """Close a window by its cross; return whether it closes."""
    event = CloseEvent()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def count(window: MainWindow) -> int:
    return len(window.session.library.queries.documents())


@pytest.mark.parametrize("closing", [by_keys, by_cross])
def test_an_import_goes_on_unless_the_user_stops_it(
    two: MainWindow, recorder: Recorder, folder: Path, closing: Callable[[MainWindow], bool]
) -> None:
    two.import_export.import_paths([folder])
    assert not closing(two)
    (asked,) = recorder.heard("choose")
    assert "still being imported" in asked
    assert two.isVisible()
    settle(two)
    assert count(two) == 2 + FILES
    assert closing(two)
    assert len(recorder.heard("choose")) == 1


@pytest.mark.parametrize("closing", [by_keys, by_cross])
def test_the_window_closes_when_the_import_is_finished(
    two: MainWindow,
    recorder: Recorder,
    make_window: Callable[..., MainWindow],
    folder: Path,
    qtbot: QtBot,
    closing: Callable[[MainWindow], bool],
) -> None:
    library = two.session.library.path
    recorder.answer("choose", "wait")
    two.import_export.import_paths([folder])
    assert not closing(two)
    qtbot.waitUntil(lambda: not two.isVisible(), timeout=20_000)
    assert count(make_window(library)) == 2 + FILES


def test_what_a_user_stopped_is_not_offered_again(
    two: MainWindow, recorder: Recorder, make_window: Callable[..., MainWindow], folder: Path
) -> None:
    library = two.session.library.path
    recorder.answer("choose", "stop")
    two.import_export.import_paths([folder])
    assert by_keys(two)
    make_window(library)
    QTest.qWait(OFFER_MS + 200)
    assert len(recorder.heard("choose")) == 1


def test_an_export_is_asked_about_too(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    recorder.answer("choose_new_file", tmp_path / "out.csv")
    two.commands["export-all"].trigger()
    assert not by_keys(two)
    (asked,) = recorder.heard("choose")
    assert "being exported" in asked
    settle(two)
    assert (tmp_path / "out.csv").exists()


def test_annotations_that_are_being_imported_are_asked_about(
    two: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    path = tmp_path / "annotations.jsonl"
    path.write_text("{}\n", "utf-8")
    two.import_export.receiving.import_file(path)
    assert not by_keys(two)
    (asked,) = recorder.heard("choose")
    assert "annotations are still being imported" in asked
    settle(two)


ENDING = """
import os, signal, sys
from pathlib import Path

from PySide6.QtCore import QTimer

from desktop import app
from desktop.settings import Settings
from desktop.unix_signals import SignalHandler

def main():
    window = app.build(Settings())
    handler = SignalHandler(app.application())
    window.open_library(Path(sys.argv[1]))
    window.show()

    def end():
        window.import_export.import_paths([Path(sys.argv[2])])
        os.kill(os.getpid(), signal.SIGTERM)

    QTimer.singleShot(500, end)
    app.application().exec()
    print("closed", window.isVisible())

main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_what_the_system_ended_is_offered_at_the_next_start(
    two: MainWindow,
    recorder: Recorder,
    make_window: Callable[..., MainWindow],
    folder: Path,
    qtbot: QtBot,
) -> None:
    library = two.session.library.path
    two.close()
    done = python("-c", ENDING, str(library), str(folder))
    assert (done.status, done.out.strip()) == (0, "closed False"), done.err
    recorder.answer("choose", "yes")
    window = make_window(library)
    qtbot.waitUntil(lambda: bool(recorder.heard("choose")))
    (asked,) = recorder.heard("choose")
    assert "not finished" in asked
    assert str(folder) in asked
    settle(window)
    assert count(window) == 2 + FILES
    window.close()
    make_window(library)
    QTest.qWait(OFFER_MS + 200)
    assert len(recorder.heard("choose")) == 1, "it is offered once"
