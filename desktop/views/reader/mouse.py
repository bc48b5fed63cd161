"""The mouse: pointing, selecting by dragging and repeated clicks, handles, and scrolling beyond the edge."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from desktop.views.reader.paint.scene import handle_rects
from desktop.views.reader.reader_model import ReaderModel

if TYPE_CHECKING:
    from desktop.views.reader.reader_widget import ReaderWidget

MAX_CLICKS = ("character", "word", "clause", "sentence", "paragraph")
"""What one, two, three … clicks in a row take."""

HANDLE_REACH_PX = 9.0
"""How many pixels from a handle the pointer may be."""

SCROLL_INTERVAL_MS = 30
"""Milliseconds between two steps of scrolling beyond the edge."""


class Mouse(QObject):
    """What the mouse does in the pane."""

    def __init__(self, reader: "ReaderWidget", state: ReaderModel):
        """Listen for a pane."""
        super().__init__(reader)
        self._reader = reader
        self._state = state
        self._clicks = 0
        self._since = QElapsedTimer()
        self._pressed_at = QPointF()
        self._dragging = ""  # a unit, or "handle", or nothing
        self._moved = False
        self._last = QPointF()
        self._unsnapped = False
        self._edge = QTimer(self)
        self._edge.setInterval(SCROLL_INTERVAL_MS)
        self._edge.timeout.connect(self._auto_scroll)

    def press(self, event: QMouseEvent, *, double: bool = False) -> None:
        """Begin selecting, or take hold of a handle."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        self._count(point, double)
        self._pressed_at = self._last = point
        self._moved = False
        self._unsnapped = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self._clicks == 1 and self._grab_handle(point):
            return
        self._dragging = MAX_CLICKS[self._clicks - 1]
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._clicks == 1:
            self._moved = True
            self._drag_to(point)
        elif self._clicks == 1:
            self._reader.end_adjusting()
            self._state.selection.place(self._state.view.code_point_at(point), at_line_end=True)
        else:
            self._reader.select_unit(self._state.view.code_point_at(point, between=False), self._dragging)
        self._reader.selection_moved(final=False)

    def _count(self, point: QPointF, double: bool) -> None:
        """Count clicks in a row. Qt tells of every second one; the others must come soon and near."""
        hints = QGuiApplication.styleHints()
        soon = self._since.isValid() and self._since.elapsed() < hints.mouseDoubleClickInterval()
        near = (point - self._pressed_at).manhattanLength() <= hints.mouseDoubleClickDistance()
        in_a_row = self._clicks >= 1 and soon and near and (double or self._clicks >= 2)
        self._clicks = min(self._clicks + 1, len(MAX_CLICKS)) if in_a_row else (2 if double else 1)
        self._since.start()

    def _grab_handle(self, point: QPointF) -> bool:
        """Take hold of a handle if there is one here."""
        at_start = self.handle_at(point)
        if at_start is None:
            return False
        selection = self._state.selection
        selection.set_anchor(selection.end if at_start else selection.start)
        self._dragging = "handle"
        return True

    def handle_at(self, point: QPointF) -> bool | None:
        """Tell which handle is at a place: True for the start's, False for the end's, None for neither."""
        if not self._state.selection:
            return None
        start, end = handle_rects(self._state.view, *self._state.selection.range)
        for rect, at_start in ((start, True), (end, False)):
            if rect is not None:
                knob = QPointF(rect.center().x(), rect.top() if at_start else rect.bottom())
                if (point - knob).manhattanLength() <= HANDLE_REACH_PX * self._state.page.measures.scale:
                    return at_start
        return None

    def move(self, event: QMouseEvent) -> None:
        """Go on selecting, or tell what is under the pointer."""
        point = event.position()
        if not self._dragging:
            self._reader.point_at(point)
            return
        distance = (point - self._pressed_at).manhattanLength()
        if not self._moved and distance < QGuiApplication.styleHints().startDragDistance() / 3:
            return
        self._moved = True
        self._unsnapped = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._drag_to(point)
        outside = point.y() < 0 or point.y() > self._state.view.height
        if outside != self._edge.isActive():
            (self._edge.start if outside else self._edge.stop)()

    def _drag_to(self, point: QPointF) -> None:
        self._last = point
        state = self._state
        unit = self._dragging
        if unit in ("character", "handle"):
            unit = "word" if state.snapping != self._unsnapped else "character"
        between = unit in ("character", "word")
        code_point = state.view.code_point_at(point, between=between)
        state.selection.extend_by(state.text, code_point, unit, state.words)
        self._reader.selection_moved(final=False)

    def _auto_scroll(self) -> None:
        """Scroll while the pointer is held beyond the edge, the faster the further."""
        beyond = self._last.y() if self._last.y() < 0 else self._last.y() - self._state.view.height
        self._reader.scroll_pixels(round(beyond / 3) or (1 if beyond > 0 else -1))
        self._drag_to(self._last)

    def release(self, event: QMouseEvent) -> None:
        """End selecting; a mere click opens the span it was made on."""
        if event.button() != Qt.MouseButton.LeftButton or not self._dragging:
            return
        dragging, self._dragging = self._dragging, ""
        self._edge.stop()
        self._reader.selection_moved(final=True)
        if dragging == "handle" and self._moved:
            self._reader.finish_adjusting(stay=True)
        elif not self._moved and self._clicks == 1:
            span = self._state.span_at(event.position())
            if span is not None:
                self._reader.span_activated.emit(span.layer, span.key)
