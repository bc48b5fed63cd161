"""The first paint is told once, when it is over."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.views.widgets.first_paint import FirstPaint


class _Events(QObject):
    """Keeps what a widget is sent."""

    def __init__(self, label: QLabel, told: list[str]) -> None:
        super().__init__(label)
        self._told = told
        label.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._told.append("paint")
        return False


def test_the_first_paint_is_told_once_and_after_it(qtbot: QtBot) -> None:
    label, told = QLabel("政府工作报告"), list[str]()
    qtbot.addWidget(label)
    _Events(label, told)
    FirstPaint(label, label).painted.connect(lambda: told.append("told"))
    qtbot.wait(50)
    assert not told, "nothing is painted of a widget that is not shown"
    label.show()
    qtbot.waitUntil(lambda: "told" in told)
    label.repaint()
    qtbot.wait(50)
    assert told[0] == "paint" and told[-1] == "paint" and told.count("told") == 1
