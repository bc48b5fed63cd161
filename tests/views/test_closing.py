"""Every dialog and window is opened and closed; what changes afterwards finds nothing of it left."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QToolBar, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import desktop.views
from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.actions.document_filters import ALL_DOCUMENTS
from desktop.actions.ledger_cells import ledger_cells
from desktop.actions.ledgers import template_indicators
from desktop.actions.library import Library
from desktop.actions.samples import create_with_samples
from desktop.views.dialogs.crash_dialog import CrashDialog
from desktop.views.ledger.cell_editor import CellEditor
from desktop.views.main_window import MainWindow
from desktop.views.maintenance.backups_dialog import BackupsDialog
from desktop.views.printing.preview import WIDTH, PrintPreview
from desktop.views.widgets.base_dialog import BaseDialog, FittingDialog
from tests.helpers.commands import python
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, settle

ENDS = {"quit"}
"""Commands that close the window itself."""


def kinds() -> set[type[QWidget]]:
    """Return all dialogs, and windows other than the main one, that the program defines."""
    found: set[type[QWidget]] = set()
    for module in pkgutil.walk_packages(desktop.views.__path__, "desktop.views."):
        for kind in vars(importlib.import_module(module.name)).values():
            if not isinstance(kind, type) or kind.__module__ != module.name:
                continue
            if issubclass(kind, QDialog):
                found.add(kind)
    return found - {BaseDialog, FittingDialog}


def windows(main: MainWindow) -> list[QWidget]:
    """Return what stands open beside the main window, menus and pop-ups too."""
    return [one for one in QApplication.topLevelWidgets() if one is not main and one.isVisible()]


@pytest.fixture
def annotated(two: MainWindow) -> MainWindow:
    """The window with tags, and annotations in the text that is open."""
    tag = AddTag("招商", shortcut="1")
    two.session.perform_all([tag, AddTag("就业", shortcut="2")])
    two.session.perform_all(
        [AddAnnotation(two.document.id, at, at + 4, tag.id, note="注") for at in (2, 20, 60)]
    )
    settle(two)
    return two


def ways(window: MainWindow, recorder: Recorder, folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield everything that opens something: each command, and what no command opens by itself."""
    for command in window.commands.all():
        if command.id not in ENDS:
            yield command.id, window.commands[command.id].trigger
    path = folder / "看.txt"
    path.write_text(
        "二〇二四年政府工作报告\n各位代表：\n一、回顾\n生产总值增长百分之六。\n", encoding="gb18030"
    )

    def preview() -> None:
        recorder.answer("choose_files", [path])
        window.commands["import-look"].trigger()
        settle(window)

    codebook = window.annotations_panel.codebook
    yield "look at a file", preview
    yield (
        "correct a figure",
        lambda: window.figure_controller.correct(window.annotations_panel.figures.shown_figures()[0]),
    )
    yield "split a tag", lambda: codebook.handlers.split(codebook.tags()[0])
    yield "correct a cell", lambda: correct_cell(window)
    yield "edit a dictionary", lambda: edit_dictionary(window)
    yield "a crash", lambda: CrashDialog("report", window).open()


def correct_cell(window: MainWindow) -> None:
    """Open the editor of a cell of a ledger."""
    indicators = template_indicators("headline")
    cell = next(ledger_cells(window.session.library.queries, indicators, ALL_DOCUMENTS))
    CellEditor(cell, window).open()


def edit_dictionary(window: MainWindow) -> None:
    """Open the editor of dictionaries."""
    window.commands["analysis"].trigger()
    settle(window)
    child(window, QPushButton, "edit-dictionary").click()


def close_all(window: MainWindow) -> list[QWidget]:
    """Close everything that is open, as Esc or the cross do, and return it."""
    closed = windows(window)
    for one in reversed(closed):
        if isValid(one):
            one.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return closed


def change_everything(window: MainWindow, other: Path) -> None:
    """Change theme, language, whose marks are shown, what is annotated, and the library."""
    path = window.session.library.path
    window.appearance.toggle_theme()
    for language in ("zh", "en"):
        window.choices.languages[language].trigger()
        QApplication.processEvents()
    window.annotators.hide(frozenset({"somebody"}))
    window.annotators.hide(frozenset())
    window.session.perform(AddTag(f"{len(window.annotations_panel.codebook.tags())}"))
    window.session.undo()
    for one in (other, path):
        assert window.libraries.open(one)
    settle(window)


@pytest.mark.parametrize("patient", [False, True], ids=["at once", "when it is read"])
def test_every_dialog_can_be_closed(
    annotated: MainWindow, recorder: Recorder, tmp_path: Path, patient: bool, qtbot: QtBot
) -> None:
    window = annotated
    seen: set[type[QWidget]] = set()
    other = tmp_path / "other.piyue"
    Library.create(other).close()
    left = []
    for name, open_it in ways(window, recorder, tmp_path):
        open_it()
        if patient:
            settle(window)
        seen |= {type(one) for one in window.findChildren(QDialog) if one.isVisible()}  # pages of settings
        closed = close_all(window)
        seen |= {type(one) for one in closed}
        settle(window)
        close_all(window)  # what came with the result
        left += [(name, one) for one in closed if isValid(one) and not isinstance(one, QMenu)]
    change_everything(window, other)
    seen |= {type(one) for one in windows(window)}
    assert [name for name, one in left if isValid(one)] == []
    if patient:
        assert kinds() - seen == set(), "a dialog that no command opens belongs into ways()"


def test_every_dialog_stands_a_change_of_everything(
    annotated: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    other = tmp_path / "other.piyue"
    Library.create(other).close()
    for _, open_it in ways(annotated, recorder, tmp_path):
        open_it()
        QApplication.processEvents()
        if annotated.document.id == "":
            annotated.commands["next-document"].trigger()
    assert len(windows(annotated)) > 10
    change_everything(annotated, other)
    close_all(annotated)
    change_everything(annotated, other)


def test_backups_closed_while_one_is_restored_open_it_all_the_same(
    annotated: MainWindow, recorder: Recorder, qtbot: QtBot
) -> None:
    window = annotated
    window.maintenance.keeper.back_up()
    settle(window)
    window.session.perform(AddTag("later"))
    recorder.answer("choose", "yes")
    backups = window.maintenance.show_backups_of(window.session.library.path)
    assert isinstance(backups, BackupsDialog)
    settle(window)
    backups.restore()
    backups.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle(window)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(backups)
    assert "later" not in [tag.name for tag in window.annotations_panel.codebook.tags()]


def test_the_print_preview_opens_by_key_and_turns_its_pages(annotated: MainWindow, qtbot: QtBot) -> None:
    window = annotated
    window.activateWindow()
    window.reader.setFocus()
    QTest.keyClick(window.reader, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    preview = window.findChild(QPrintPreviewDialog)
    assert isinstance(preview, PrintPreview)
    qtbot.waitExposed(preview)
    painted: list[object] = []
    preview.paintRequested.connect(painted.append)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Plus, Qt.Key.Key_Tab):
        QTest.keyClick(preview, key)
    asking = {"Print", "Page setup"}
    (page_setup,) = (one for one in preview.findChildren(QAction) if one.text() == "Page setup")
    native = preview.printer().outputFormat() == QPrinter.OutputFormat.NativeFormat
    assert page_setup.isVisible() == native, "without a printer it would do nothing"
    actions = [one for one in preview.findChildren(QAction) if one.text() and one.text() not in asking]
    assert {"Next page", "Landscape", "Show overview of all pages"} <= {one.text() for one in actions}
    assert child(preview, QToolBar, "").sizeHint().width() <= WIDTH, "the last button prints"
    for action in actions:
        action.trigger()
        QTest.qWait(10)
    assert painted
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(preview)
    window.appearance.toggle_theme()
    window.activateWindow()
    window.reader.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.reader, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    again = window.findChild(QPrintPreviewDialog)
    assert again is not None and again.isVisible()
    again.close()


def test_a_command_that_comes_after_the_window_has_closed_does_nothing(annotated: MainWindow) -> None:
    annotated.close()
    for command in annotated.commands.all():
        annotated.commands[command.id].trigger()
    assert windows(annotated) == []


LEAVING = """
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.settings import Settings

def main():
    window = app.build(Settings())
    window.open_library(Path(sys.argv[1]))
    window.show()

    def open_windows():
        for name in sys.argv[2:]:
            window.commands[name].trigger()
        QTimer.singleShot(300, leave)

    def leave():  # holds the window, as any slot may: what ends Qt frees it
        print(sorted(type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible()))
        window.close()
        QApplication.exit(0)  # `quit` would close the others first

    QTimer.singleShot(500, open_windows)
    app.application().exec()

main()
"""


@pytest.mark.parametrize("names", [["keys"], ["history"]], ids="-".join)
def test_the_program_ends_in_order_with_windows_open(tmp_path: Path, names: list[str]) -> None:
    path = tmp_path / "l.piyue"
    create_with_samples(path, "甲").close()
    done = python("-c", LEAVING, str(path), *names)
    assert done.out.count("MainWindow") == 1
    assert done.out.count(",") == len(names), "each command opens a window"
    assert done.status == 0, done.err


@pytest.mark.parametrize(
    ("command", "name", "button", "question"),
    [
        ("folders", "folders", "folders-add", "choose_folder"),
        ("backups", "backups", "backups-elsewhere", "choose_folder"),
        ("backups", "backups", "backups-restore", "choose"),
    ],
)
def test_a_dialog_may_be_closed_while_its_question_is_open(
    annotated: MainWindow,
    recorder: Recorder,
    tmp_path: Path,
    command: str,
    name: str,
    button: str,
    question: str,
) -> None:
    annotated.commands[command].trigger()
    settle(annotated)
    asking = child(annotated, QDialog, name)

    def closed_meanwhile() -> object:
        asking.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(asking)
        return tmp_path if question == "choose_folder" else "yes"

    recorder.answer(question, closed_meanwhile)
    if name == "backups":
        child(asking, QPushButton, "backups-now").click()
        settle(annotated)
    pressed = child(asking, QPushButton, button)
    assert pressed.isEnabled()
    pressed.click()
    settle(annotated)
    assert question in {how for how, _ in recorder.said}
