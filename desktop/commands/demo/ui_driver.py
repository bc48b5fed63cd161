"""The UI driver: sends real mouse and key events to the window."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTreeWidgetItemIterator, QWidget

from desktop.actions.row_types import TagRow
from desktop.views.annotations.codebook_panel import tag_of
from desktop.views.annotations.panel import TABS
from desktop.views.main_window import MainWindow

TIMEOUT_S = 600.0
"""Seconds to wait at most for what the window does in the background: a busy machine is slow, not broken."""

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


class UiDriver:
    """A hand at a window's mouse and keys.

    Attributes:
        window: The window.
    """

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def refuse_dialogs(self, report: Callable[[str], None]) -> None:
        """Close every dialog that asks for an answer, and tell of it: nobody is there to give one."""

        def refuse() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                report(dialog.windowTitle() or dialog.objectName() or type(dialog).__name__)
                dialog.reject()

        timer = QTimer(self.window, interval=500)
        timer.timeout.connect(refuse)
        timer.start()

    def settle(self) -> None:
        """Wait until the window has done what it was told, in the background too."""
        until = time.monotonic() + TIMEOUT_S
        QTest.qWait(60)
        while not self.window.session.tasks.idle() and time.monotonic() < until:
            QTest.qWait(20)
        QTest.qWait(60)

    def key(self, keys: str, widget: QWidget | None = None) -> None:
        """Press keys, such as ``Ctrl+O``, with the focus where it is or on a widget."""
        target = widget or QApplication.focusWidget() or self.window
        QTest.keySequence(target, QKeySequence(keys))
        self.settle()

    def double_click(self, code_point: int) -> None:
        """Double-click a character of the text."""
        viewport = self.window.reader.viewport()
        where = self.point_of(code_point)
        QTest.mouseClick(viewport, _LEFT, _NONE, where)
        QTest.mouseDClick(viewport, _LEFT, _NONE, where)
        self.settle()

    def drag(self, start: int, end: int) -> None:
        """Drag over the characters from one code point up to another, exclusive."""
        viewport = self.window.reader.viewport()
        first, last = self.point_of(start), self.point_of(end - 1)
        QTest.mousePress(viewport, _LEFT, _NONE, first - QPoint(3, 0))
        for step in range(1, 9):
            _move(viewport, first + (last + QPoint(4, 0) - first) * (step / 8))
        QTest.mouseRelease(viewport, _LEFT, _NONE, last + QPoint(4, 0))
        self.settle()

    def point_of(self, code_point: int) -> QPoint:
        """Return the middle of a character in the reading pane.

        Raises:
            RuntimeError: It is not in view.
        """
        where = self.window.reader.place_of(code_point)
        if where is None:
            raise RuntimeError(f"code point {code_point} is not in view")
        return where

    def in_view(self, start: int, end: int) -> bool:
        """Return whether a range can be reached with the mouse as the text stands."""
        place_of, height = self.window.reader.place_of, self.window.reader.viewport().height()
        first, last = place_of(start), place_of(end - 1)
        return first is not None and last is not None and first.y() > 0 and last.y() < height - 20

    def click_tag(self, path: str) -> None:
        """Double-click a tag in the codebook, which applies it.

        Raises:
            KeyError: The codebook has no tag with this path.
        """
        tree = self.window.annotations_panel.codebook.tree
        self._click_tab(TABS.index("tags"))
        tree.expandAll()
        items = QTreeWidgetItemIterator(tree)
        while (item := items.value()) is not None:
            row: TagRow = tag_of(item)
            if row.path == path:
                tree.scrollToItem(item)
                where = tree.visualItemRect(item).center()
                QTest.mouseClick(tree.viewport(), _LEFT, _NONE, where)
                QTest.mouseDClick(tree.viewport(), _LEFT, _NONE, where)
                self.settle()
                return
            items += 1
        raise KeyError(path)

    def _click_tab(self, place: int) -> None:
        """Click a tab of the panel on the right."""
        bar = self.window.annotations_panel.tabs.tabBar()
        QTest.mouseClick(bar, _LEFT, _NONE, bar.tabRect(place).center())
        self.settle()

    def click_annotation(self, number: int) -> None:
        """Click an annotation in the list of this document's, counted from 0."""
        self._click_tab(TABS.index("annotations"))
        marks = self.window.annotations_panel.annotation_list.list
        where = marks.visualRect(marks.model().index(number, 0)).center()
        QTest.mouseClick(marks.viewport(), _LEFT, _NONE, where)
        self.settle()

    def screenshot(self, path: Path) -> Path:
        """Save a picture of the window as PNG."""
        self.settle()
        picture = QByteArray()
        buffer = QBuffer(picture)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.window.grab().save(buffer, "PNG")  # into memory first: what writes PNGs prints its own errors
        try:
            path.write_bytes(picture.data())
        except OSError as error:
            path.unlink(missing_ok=True)
            raise OSError(error.errno, error.strerror, str(path)) from error
        return path


def _move(widget: QWidget, where: QPoint) -> None:
    """Move the mouse over a widget with its left button held."""
    place = QPointF(where)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, widget.mapToGlobal(place), Qt.MouseButton.NoButton, _LEFT, _NONE
    )
    QApplication.sendEvent(widget, event)
    QTest.qWait(5)
