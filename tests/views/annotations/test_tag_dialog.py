"""The dialog of a tag: what is under More fits the screen, and the colors stand in one row."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.actions.codebook import PALETTE
from desktop.views.main_window import MainWindow
from tests.views.conftest import child


@pytest.fixture
def dialog(two: MainWindow, qtbot: QtBot) -> QDialog:
    """The dialog of a new tag, open over the window."""
    two.commands["new-tag"].trigger()
    made = child(two, QDialog, "tag-dialog")
    qtbot.waitExposed(made)
    return made


def test_more_opens_within_the_screen(dialog: QDialog, qtbot: QtBot) -> None:
    room = dialog.screen().availableGeometry()
    dialog.move(room.left() + 20, room.bottom() - dialog.height())
    QTest.mouseClick(child(dialog, QToolButton, "tag-more"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: room.contains(dialog.frameGeometry()))
    for button in dialog.findChildren(QPushButton):
        where = QRect(button.mapTo(dialog, QPoint(0, 0)), button.size())
        assert dialog.rect().contains(where), button.text()
    dialog.reject()


def test_the_colors_stand_in_one_row(dialog: QDialog) -> None:
    buttons = [child(dialog, QToolButton, f"color-{color[1:]}") for color in PALETTE]
    assert len({one.y() for one in buttons}) == 1
    for one in buttons:
        assert dialog.rect().contains(QRect(one.mapTo(dialog, QPoint(0, 0)), one.size()))
    dialog.reject()


def test_the_fields_begin_at_one_edge(dialog: QDialog, qtbot: QtBot) -> None:
    QTest.mouseClick(child(dialog, QToolButton, "tag-more"), Qt.MouseButton.LeftButton)
    name, examples = child(dialog, QLineEdit, "tag-name"), child(dialog, QPlainTextEdit, "tag-examples")
    qtbot.waitUntil(examples.isVisible)
    origin = QPoint(0, 0)
    qtbot.waitUntil(lambda: name.mapTo(dialog, origin).x() == examples.mapTo(dialog, origin).x())
    dialog.reject()


def test_ctrl_return_saves_from_a_field_of_several_lines(two: MainWindow, dialog: QDialog) -> None:
    QTest.keyClicks(child(dialog, QLineEdit, "tag-name"), "mining")
    QTest.mouseClick(child(dialog, QToolButton, "tag-more"), Qt.MouseButton.LeftButton)
    meaning = child(dialog, QPlainTextEdit, "tag-description")
    meaning.setFocus()
    QTest.keyClicks(meaning, "coal and ore")
    QTest.keyClick(meaning, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (tag,) = two.annotations_panel.codebook.tags()
    assert (tag.name, tag.description) == ("mining", "coal and ore")
