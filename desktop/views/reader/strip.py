"""The strip beside the scroll bar: the whole text with its marks, and where the window is."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.views.reader.state import State
from desktop.views.reader.theme import blended, readable

WIDTH = 18
"""Its width in pixels."""

DELAY = 60
"""Milliseconds after which it follows changed marks: many come at once."""


class Strip(QWidget):
    """A map of the text: figures by density on the left, annotations in their colours, hits across, damage.

    A click goes to the place. Places are shares of the text's characters, so that nothing in it moves while
    heights are found out.
    """

    def __init__(self, state: State, go: Callable[[int], None], parent: QWidget):
        """Make the strip.

        Arguments:
            state: The pane's state.
            go: Brings a code point into view.
            parent: The pane.
        """
        super().__init__(parent)
        self._state = state
        self._go = go
        self._picture: QImage | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._forget)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """As wide as it is."""
        return QSize(WIDTH, 100)

    def marks_changed(self) -> None:
        """Follow changed marks, soon."""
        if not self._later.isActive():
            self._later.start(DELAY)

    def _forget(self) -> None:
        self._picture = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks, from a picture that is kept, and the window's place."""
        if self._picture is None or self._picture.size() != self.size() * self.devicePixelRatioF():
            self._picture = self._painted()
        painter = QPainter(self)
        painter.drawImage(QPointF(0, 0), self._picture)
        top, bottom = self._window()
        theme = self._state.theme
        frame = QRectF(0.5, top, self.width() - 1.0, max(bottom - top, 6.0))
        wash = QColor(theme.ink)
        wash.setAlphaF(0.08)
        painter.fillRect(frame, wash)
        painter.setPen(QColor(blended(theme.ink, theme.page, 0.4)))
        painter.drawRect(frame)
        painter.end()

    def _y(self, code_point: int) -> float:
        return code_point / max(len(self._state.text), 1) * self.height()

    def _window(self) -> tuple[float, float]:
        """Give the upper and lower end of what is in the pane's window."""
        rows = list(self._state.view.rows())
        last = rows[-1].layout if rows else None
        end = self._state.view.code_point_at(QPointF(0, self._state.view.height)) if last is not None else 0
        return self._y(self._state.view.first_code_point()), self._y(end)

    def _painted(self) -> QImage:
        """Paint all marks into a picture."""
        ratio = self.devicePixelRatioF()
        picture = QImage(self.size() * ratio, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(blended(self._state.theme.rule, self._state.theme.page, 0.35)))
        painter = QPainter(picture)
        self._paint_figures(painter)
        self._paint_annotations(painter)
        self._paint_hits(painter)
        self._paint_damage(painter)
        painter.end()
        return picture

    def _shown(self, layer: str) -> list[tuple[float, float, str]]:
        """Give upper end, lower end and colour of the spans of a layer, none if it is hidden."""
        marks = self._state.marks
        if not marks.visible(layer):
            return []
        scale = self.height() / max(len(self._state.text), 1)
        return [(span.start * scale, span.end * scale, span.colour) for span in marks.index(layer)]

    def _paint_figures(self, painter: QPainter) -> None:
        """Shade by how many figures begin in every two pixels."""
        counts = [0] * (self.height() // 2 + 1)
        for top, _, _ in self._shown("figures"):
            counts[min(int(top) // 2, len(counts) - 1)] += 1
        most = max(max(counts), 1)
        for at, number in enumerate(counts):
            if number:
                colour = QColor(self._state.theme.figure)
                colour.setAlphaF(0.25 + 0.75 * number / most)
                painter.fillRect(QRectF(1, at * 2, 4, 2), colour)

    def _paint_annotations(self, painter: QPainter) -> None:
        """One mark for each pixel and colour, however many annotations there are."""
        drawn: set[tuple[int, int, str]] = set()
        for top, bottom, colour in self._shown("annotations"):
            at, height = int(top), max(int(bottom - top), 2)
            if (at, height, colour) not in drawn:
                drawn.add((at, height, colour))
                painter.fillRect(QRectF(6, at, 7, height), QColor(readable(colour, self._state.theme.page)))

    def _paint_hits(self, painter: QPainter) -> None:
        drawn = {int(top) for top, _, _ in self._shown("hits")}
        for at in drawn:
            painter.fillRect(QRectF(0, at, self.width(), 2), QColor(self._state.theme.hit))

    def _paint_damage(self, painter: QPainter) -> None:
        """Small triangles at the right edge."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._state.theme.damage))
        right = float(self.width())
        for at in {int(top) for top, _, _ in self._shown("damage")}:
            triangle = [QPointF(right, at - 3), QPointF(right, at + 3), QPointF(right - 5, at)]
            painter.drawPolygon(QPolygonF(triangle))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place."""
        self._go_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along while the button is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event)

    def _go_to(self, event: QMouseEvent) -> None:
        share = min(max(event.position().y() / max(self.height(), 1), 0.0), 1.0)
        self._go(round(share * len(self._state.text)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing is left to do."""
        event.accept()
