"""A reading pane with a text, and real events on it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.views.reader import ReaderWidget

TEXT = (
    "云岭县政府工作报告\n"
    "各位代表：\n"
    "现在，我代表县人民政府向大会报告工作，请予审议。\n"
    "2023年，全县地区生产总值完成125.6亿元，增长5.5%；招商引资签约项目32个，总投资86亿元。"
    "𠮷祥村😀小学建成投用！\n"
    "二〇二四年，我们要坚持稳中求进。"
)


@pytest.fixture
def reader(qtbot: QtBot) -> ReaderWidget:
    """A pane that is shown, with a short text and the focus."""
    pane = ReaderWidget()
    qtbot.addWidget(pane)
    pane.resize(760, 520)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    pane.setFocus()
    pane.show_text(TEXT)
    return pane


class Hand:
    """A hand on the mouse, pointing at characters."""

    def __init__(self, reader: ReaderWidget):
        self.reader = reader
        self.viewport = reader.viewport()

    def at(self, code_point: int, *, right: bool = False) -> QPoint:
        """Return a place within a character, a little to the left or the right of its middle."""
        rect = self.reader.character_rect(code_point)
        assert rect.isValid(), f"{code_point} is not in view"
        return rect.center() + QPoint(3 if right else -3, 0)

    def click(self, code_point: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(self.viewport, Qt.MouseButton.LeftButton, modifiers, self.at(code_point))

    def double_click(self, code_point: int) -> None:
        QTest.mouseDClick(self.viewport, Qt.MouseButton.LeftButton, pos=self.at(code_point))

    def drag(self, start: QPoint, end: QPoint) -> None:
        QTest.mousePress(self.viewport, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(self.viewport, (start + end) / 2)
        QTest.mouseMove(self.viewport, end)
        QTest.mouseRelease(self.viewport, Qt.MouseButton.LeftButton, pos=end)


@pytest.fixture
def hand(reader: ReaderWidget) -> Hand:
    return Hand(reader)


@pytest.fixture
def press(reader: ReaderWidget) -> Callable[[str], None]:
    """Presses keys by their names: ``press("Ctrl+Shift+Right")``."""
    return lambda name: QTest.keySequence(reader, QKeySequence(name))
