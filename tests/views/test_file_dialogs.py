"""File dialogs never look into files: the library that is open keeps its locks."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.actions.codebook import AddTag
from desktop.actions.library import Library
from desktop.messages import Messages
from tests.helpers.locks import locks_on, needs_locks

pytestmark = needs_locks


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library that is open, in a folder where it has other names, too."""
    folder = tmp_path / "files"
    folder.mkdir()
    with Library.create(folder / "l.piyue") as opened:
        opened.perform(AddTag("一"))
        for name in ("hard.txt", "no-ending", "l.docx"):
            (folder / name).hardlink_to(opened.path)
        (folder / "log.csv").hardlink_to(folder / "l.piyue-wal")
        (folder / "index.txt").hardlink_to(folder / "l.piyue-shm")
        (folder / "link").symlink_to(opened.path)
        (folder / "a.txt").write_text("一", "utf-8")
        yield opened


@pytest.fixture
def messages(qtbot: QtBot) -> Messages:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return Messages(window)


def answer(handler: Callable[[QFileDialog], object], after: int = 400) -> None:
    """Do something to the file dialog that is going to be open by then."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        handler(dialog)

    QTimer.singleShot(after, act)


ASKED: dict[str, Callable[[Messages, Path], object]] = {
    "files": lambda messages, folder: messages.choose_files("files", folder, "All files (*)"),
    "file": lambda messages, folder: messages.choose_file("file", folder, "All files (*)"),
    "folder": lambda messages, folder: messages.choose_folder("folder", folder),
    "new": lambda messages, folder: messages.choose_new_file(
        "new", folder / "b.csv", "Tables (*.csv);;All (*)"
    ),
}


@pytest.mark.parametrize("which", ASKED)
@pytest.mark.parametrize("how", ["cancelled", "accepted"])
def test_a_dialog_leaves_the_locks(which: str, how: str, library: Library, messages: Messages) -> None:
    before = locks_on(library.path)
    assert before
    answer(lambda dialog: dialog.reject() if how == "cancelled" else choose(dialog, which))
    found = ASKED[which](messages, library.path.parent)
    QTest.qWait(100)
    assert bool(found) is (how == "accepted")
    assert locks_on(library.path) == before


def write_name(dialog: QFileDialog, name: str) -> None:
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(name)


def accept_name(dialog: QFileDialog, name: str) -> None:
    write_name(dialog, name)
    dialog.accept()


def choose(dialog: QFileDialog, which: str) -> None:
    name = {"files": "a.txt", "file": "hard.txt", "folder": ".", "new": "b.csv"}[which]
    write_name(dialog, name)
    dialog.accept()


def test_what_is_chosen_comes_back(library: Library, messages: Messages) -> None:
    folder = library.path.parent
    answer(lambda dialog: accept_name(dialog, "a.txt"))
    assert messages.choose_files("files", folder) == [folder / "a.txt"]
    answer(lambda dialog: accept_name(dialog, "a.txt"))
    assert messages.choose_file("file", folder / "no-ending") == folder / "a.txt"
    answer(lambda dialog: dialog.accept())
    assert messages.choose_folder("folder", folder) == folder
    answer(lambda dialog: accept_name(dialog, "new"))
    assert messages.choose_new_file("new", folder / "b.csv") == folder / "new.csv"
    answer(lambda dialog: dialog.accept())
    assert messages.choose_new_file("new", folder / "b.csv") == folder / "b.csv"


def test_the_query_whether_to_replace_speaks_of_the_whole_name(library: Library, messages: Messages) -> None:
    folder = library.path.parent
    (folder / "old.csv").write_text("old")

    def refuse() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "old.csv" in box.text()
        box.button(QMessageBox.StandardButton.No).click()
        answer(lambda dialog: dialog.reject(), 100)

    def accept(dialog: QFileDialog) -> None:
        QTimer.singleShot(200, refuse)
        write_name(dialog, "old")
        dialog.accept()

    answer(accept)
    assert messages.choose_new_file("new", folder / "b.csv") is None


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("a", "a.docx"),
        ("a.docx", "a.docx"),
        ("A.DOCX", "A.DOCX"),
        ("a.html", "a.html.docx"),
        ("2.5 亿元", "2.5 亿元.docx"),
        ("sub/a.qdpx", "sub/a.qdpx.docx"),
    ],
)
def test_a_name_says_what_is_written(library: Library, messages: Messages, typed: str, written: str) -> None:
    folder = library.path.parent
    (folder / "sub").mkdir()
    answer(lambda dialog: QTest.keyClick(typed_into(dialog, typed), Qt.Key.Key_Return))
    found = messages.choose_new_file("new", folder / "b.docx", "Word document (*.docx)")
    assert found == folder / written


def typed_into(dialog: QFileDialog, name: str) -> QLineEdit:
    write_name(dialog, name)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    return field


def test_a_name_follows_the_kind_that_is_chosen(library: Library, messages: Messages) -> None:
    folder, kinds = library.path.parent, "Workbook (*.xlsx);;Table (*.csv);;Both (*.csv *.xlsx)"

    def choose_kind(number: int, name: str, dialog: QFileDialog) -> None:
        write_name(dialog, name)
        kind = dialog.findChild(QComboBox, "fileTypeCombo")
        assert kind is not None
        kind.setFocus()
        for _ in range(number):
            QTest.keyClick(kind, Qt.Key.Key_Down)
        dialog.accept()

    for number, name, written in [
        (1, "a.xlsx", "a.csv"),
        (1, "a", "a.csv"),
        (2, "a.xlsx", "a.csv"),
    ]:
        answer(partial(choose_kind, number, name))
        assert messages.choose_new_file("new", folder / "b.xlsx", kinds) == folder / written


def test_the_query_whether_to_replace_speaks_of_the_ending_that_is_appended(
    library: Library, messages: Messages
) -> None:
    folder = library.path.parent
    (folder / "a.html.csv").write_text("old")
    asked = []

    def refuse() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        box.button(QMessageBox.StandardButton.No).click()
        answer(lambda dialog: dialog.reject(), 100)

    def accept(dialog: QFileDialog) -> None:
        QTimer.singleShot(200, refuse)
        accept_name(dialog, "a.html")

    answer(accept)
    assert messages.choose_new_file("new", folder / "b.csv", "Table (*.csv)") is None
    assert "a.html.csv" in asked[0]


def test_a_dialog_may_go_while_its_folder_is_still_read(
    library: Library, messages: Messages, tmp_path: Path
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(3000):
        (many / f"{number}.txt").touch()
    for _ in range(5):
        answer(lambda dialog: dialog.reject(), 0)
        messages.choose_file("file", many)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shutil.rmtree(many)


def test_sizes_of_files_can_be_read(library: Library, messages: Messages) -> None:
    hints = []

    def look(dialog: QFileDialog) -> None:
        table = dialog.findChild(QTreeView, "treeView")
        assert table is not None
        needed = max(table.sizeHintForColumn(1), table.header().sectionSizeHint(1))
        hints.append((table.columnWidth(1), needed))
        assert dialog.width() <= dialog.screen().availableSize().width()
        dialog.reject()

    answer(look)
    messages.choose_file("Choose", library.path.parent)
    ((width, needed),) = hints
    assert width >= needed


def test_no_other_place_makes_a_file_dialog() -> None:
    root = Path(__file__).parents[2]
    makers = [
        os.fspath(path.relative_to(root))
        for path in (root / "desktop").rglob("*.py")
        if "QFileDialog," in path.read_text("utf-8") or "import QFileDialog" in path.read_text("utf-8")
    ]
    assert makers == ["desktop/choosing.py"]
