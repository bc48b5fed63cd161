"""The mouse: selecting by dragging and repeated clicks, handles, and scrolling beyond the edge."""

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent

from desktop.views.reader.controller import ReaderController

CLICK_UNITS = ("character", "word", "clause", "sentence", "paragraph")
"""What one, two, three … clicks in a row take."""

SCROLL_INTERVAL_MS = 30
"""Milliseconds between two steps of scrolling beyond the edge."""


class Mouse(QObject):
    """What the mouse's left button does in the pane.

    Signals:
        selection_made: The button was released, and something is selected.
        drag_wanted: The selection is to be dragged elsewhere.
    """

    selection_made = Signal()
    drag_wanted = Signal()

    def __init__(self, controller: ReaderController, parent: QObject | None = None):
        """Select with a controller."""
        super().__init__(parent)
        self._controller = controller
        self._clicks = 0
        self._since = QElapsedTimer()
        self._pressed_at = QPointF()
        self._dragging = ""  # a unit, "handle", "selection" for what is selected already, or nothing
        self._moved = False
        self._last = QPointF()
        self._turn_snapping = False
        self._edge = QTimer(self)
        self._edge.setInterval(SCROLL_INTERVAL_MS)
        self._edge.timeout.connect(self._auto_scroll)

    @property
    def dragging(self) -> bool:
        """Whether the button is held."""
        return bool(self._dragging)

    def press(self, event: QMouseEvent, *, double: bool = False) -> None:
        """Begin selecting, or take hold of a handle."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        self._count(point, double)
        self._pressed_at = self._last = point
        self._moved = False
        self._turn_snapping = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self._clicks == 1 and self._controller.grab_handle(point):
            self._dragging = "handle"
            return
        if self._clicks == 1 and not event.modifiers() and self._controller.in_selection(point):
            self._dragging = "selection"
            return
        self._dragging = CLICK_UNITS[self._clicks - 1]
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._clicks == 1:
            self._moved = True
            self._drag_to(point)
        else:
            self._controller.start_selection(point, self._dragging)

    def _count(self, point: QPointF, double: bool) -> None:
        """Count clicks in a row. Qt tells of every second one; the others must come soon and near."""
        hints = QGuiApplication.styleHints()
        soon = self._since.isValid() and self._since.elapsed() < hints.mouseDoubleClickInterval()
        near = (point - self._pressed_at).manhattanLength() <= hints.mouseDoubleClickDistance()
        in_a_row = self._clicks >= 1 and soon and near and (double or self._clicks >= 2)
        self._clicks = min(self._clicks + 1, len(CLICK_UNITS)) if in_a_row else (2 if double else 1)
        self._since.start()

    def drag(self, event: QMouseEvent) -> None:
        """Go on selecting while the button is held."""
        point = event.position()
        distance = (point - self._pressed_at).manhattanLength()
        if not self._moved and distance < QGuiApplication.styleHints().startDragDistance() / 3:
            return
        if self._dragging == "selection":
            if distance >= QGuiApplication.styleHints().startDragDistance():
                self._dragging = ""
                self.drag_wanted.emit()
            return
        self._moved = True
        self._turn_snapping = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._drag_to(point)
        outside = self._controller.hit_test.overshoot(point) != 0
        if outside != self._edge.isActive():
            (self._edge.start if outside else self._edge.stop)()

    def _drag_to(self, point: QPointF) -> None:
        self._last = point
        unit = "character" if self._dragging == "handle" else self._dragging
        self._controller.drag_selection(point, unit, turn_snapping=self._turn_snapping)

    def _auto_scroll(self) -> None:
        """Scroll while the pointer is held beyond the edge, the faster the further."""
        beyond = self._controller.hit_test.overshoot(self._last)
        self._controller.scroll_pixels(round(beyond / 3) or (1 if beyond > 0 else -1))
        self._drag_to(self._last)

    def release(self, event: QMouseEvent) -> None:
        """End selecting; a mere click opens the span it was made on."""
        if event.button() != Qt.MouseButton.LeftButton or not self._dragging:
            return
        dragging, self._dragging = self._dragging, ""
        self._edge.stop()
        if dragging == "selection":
            self._controller.start_selection(self._pressed_at, "character")
        self._controller.selection_changed()
        if dragging == "handle" and self._moved:
            self._controller.adjuster.finish(stay=True)
        elif not self._moved and self._clicks == 1:
            self._controller.activate_at(event.position())
        start, end = self._controller.selection()
        if start < end:
            self.selection_made.emit()
