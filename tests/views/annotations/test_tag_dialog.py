"""The dialog of a tag: what is under More fits the screen, and the colors stand in one row."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QToolButton
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
