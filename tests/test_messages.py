"""Messages: what a person is told is there to be read as a whole."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.messages import NARROWEST, WIDEST, Messages


@pytest.mark.parametrize("times", [1, 3, 9])
def test_a_box_has_room_for_its_heading(qtbot: QtBot, qapp: QApplication, times: int) -> None:
    before = qapp.styleSheet()
    qapp.setStyleSheet(theme.style_sheet(theme.LIGHT))
    box = Messages(None)._box("已导入四篇文档，" * times, "其余", "")
    qtbot.addWidget(box)
    box.show()
    label = box.findChild(QLabel, "qt_msgbox_label")
    assert isinstance(label, QLabel)
    needed = label.fontMetrics().horizontalAdvance(label.text())
    assert label.width() >= min(max(needed, NARROWEST), WIDEST)
    assert label.height() >= label.heightForWidth(label.width())
    qapp.setStyleSheet(before)
