"""Dialogs that are larger than the screen: what is in them scrolls, their buttons stay in sight."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLayout, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.widgets.base_dialog import BaseDialog, make_label


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """The window that dialogs are over."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def shown(qtbot: QtBot, over: QWidget, height: int) -> tuple[BaseDialog, QDialogButtonBox]:
    dialog = BaseDialog(over, "tall")
    content = QWidget()
    content.setMinimumSize(200, height)
    dialog.column.addWidget(content)
    buttons = dialog.add_buttons("Save")
    with qtbot.waitExposed(dialog):
        dialog.show()
    QApplication.processEvents()
    return dialog, buttons


def test_the_buttons_of_a_tall_dialog_stay_in_sight(qtbot: QtBot, over: QWidget) -> None:
    dialog, buttons = shown(qtbot, over, 4000)
    assert dialog.height() <= dialog.screen().availableSize().height()
    (area,) = dialog.findChildren(QScrollArea)
    assert not area.isAncestorOf(buttons)
    for button in buttons.buttons():
        where = QRect(button.mapTo(dialog, QPoint(0, 0)), button.size())
        assert dialog.rect().contains(where)
        assert not area.geometry().intersects(where)
    dialog.close()


def test_a_dialog_that_fits_does_not_scroll(qtbot: QtBot, over: QWidget) -> None:
    dialog, buttons = shown(qtbot, over, 100)
    assert not dialog.findChildren(QScrollArea)
    assert buttons.isVisible()
    dialog.close()


def test_a_dialog_is_no_higher_than_its_words_need(qtbot: QtBot, over: QWidget) -> None:
    """The window system may tell it that it is shown while it is smaller than what is in it."""
    dialog = BaseDialog(over, "words")
    qtbot.addWidget(dialog)
    dialog.column.addWidget(make_label("Words that are wrapped in a narrow dialog. " * 4))
    field = QLineEdit()
    field.setMinimumWidth(380)
    dialog.column.addWidget(field)
    dialog.add_buttons("Go")
    layout = dialog.layout()
    assert layout is not None
    layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    dialog.resize(100, 30)
    QApplication.sendEvent(dialog, QShowEvent())
    assert dialog.width() >= 380
    assert dialog.height() == layout.totalMinimumHeightForWidth(dialog.width())
