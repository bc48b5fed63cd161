"""The minimap next to the scroll bar: the whole text with its spans, and the visible part."""

from collections import Counter
from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.text.spans import Span
from desktop.views.reader.model import ReaderModel
from desktop.views.reader.theme import blended, readable

WIDTH_PX = 18
"""Its width in pixels."""

STEP_PX = 2
"""Pixels that are told apart."""

UPDATE_DELAY_MS = 150
"""Milliseconds after which it follows changed spans: many come at once, and nobody waits for it."""


class Minimap(QWidget):
    """A map of the text: figures by density on the left, annotations in their colors, hits across, damage.

    A click goes to the place. Places are shares of the text's characters, so that nothing in it moves while
    heights are found out.
    """

    def __init__(self, model: ReaderModel, go: Callable[[int], None], parent: QWidget):
        """Make the minimap.

        Arguments:
            model: What the pane shows.
            go: Brings a code point into view.
            parent: The pane.
        """
        super().__init__(parent)
        self._model = model
        self._go = go
        self._picture: QImage | None = None
        self._counted: dict[str, Counter[tuple[int, int, str]]] = {}
        self._counted_for = 0.0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._clear_picture)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """Return its width; it is as high as the pane."""
        return QSize(WIDTH_PX, 100)

    def spans_changed(self, layer: str = "") -> None:
        """Follow the changed spans of a layer, or of all, soon."""
        if layer:
            self._counted.pop(layer, None)
        else:
            self._counted.clear()
        self._on_scrolled()

    def span_changed(self, span: Span, more: int) -> None:
        """Follow one span that came (``more`` is 1) or went (-1), soon."""
        counted = self._counted.get(span.layer)
        if counted is not None:
            (place,) = _places((span,), self._counted_for)
            counted[place] += more
            if counted[place] <= 0:
                del counted[place]
        self._on_scrolled()

    def _on_scrolled(self) -> None:
        if not self._later.isActive():
            self._later.start(UPDATE_DELAY_MS)

    def _clear_picture(self) -> None:
        self._picture = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the spans, from a picture that is kept, and the window's place."""
        if self._picture is None or self._picture.size() != self.size() * self.devicePixelRatioF():
            self._picture = self._painted()
        painter = QPainter(self)
        painter.drawImage(QPointF(0, 0), self._picture)
        top, bottom = self._window()
        theme = self._model.theme
        frame = QRectF(0.5, top, self.width() - 1.0, max(bottom - top, 6.0))
        wash = QColor(theme.ink)
        wash.setAlphaF(0.08)
        for place in self._model.bookmarks:
            painter.fillRect(QRectF(0, self._y(place) - 1, 7, 3), QColor(theme.accent))
        painter.fillRect(frame, wash)
        painter.setPen(QColor(blended(theme.ink, theme.page, 0.4)))
        painter.drawRect(frame)
        painter.end()

    def _y(self, code_point: int) -> float:
        return code_point / max(len(self._model.text), 1) * self.height()

    def _window(self) -> tuple[float, float]:
        """Return the upper and lower end of what is in the pane's window."""
        viewport = self._model.viewport
        end = viewport.code_point_at(QPointF(0, viewport.height)) if viewport.rows() else 0
        return self._y(viewport.first_code_point()), self._y(end)

    def _painted(self) -> QImage:
        """Paint all spans into a picture."""
        ratio = self.devicePixelRatioF()
        picture = QImage(self.size() * ratio, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(blended(self._model.theme.rule, self._model.theme.page, 0.35)))
        painter = QPainter(picture)
        self._paint_figures(painter)
        self._paint_annotations(painter)
        self._paint_hits(painter)
        self._paint_damage(painter)
        painter.end()
        return picture

    def _places(self, layer: str) -> Counter[tuple[int, int, str]]:
        """Count the spans of a layer by step, number of steps and color; there are none if it is hidden.

        A step is two pixels: however many spans there are, only so many are told apart.
        """
        spans = self._model.spans
        if not spans.visible(layer):
            return Counter()
        if self._scale() != self._counted_for:
            self._counted.clear()
            self._counted_for = self._scale()
        if layer not in self._counted:
            self._counted[layer] = Counter(_places(spans.index(layer), self._counted_for))
        return self._counted[layer]

    def _scale(self) -> float:
        """Return the steps to a character."""
        return self.height() / STEP_PX / max(len(self._model.text), 1)

    def _paint_figures(self, painter: QPainter) -> None:
        """Shade by how many figures begin in every step."""
        counts: Counter[int] = Counter()
        for (at, _, _), number in self._places("figures").items():
            counts[at] += number
        most = max(counts.values(), default=1)
        color = QColor(self._model.theme.figure)
        for at, number in counts.items():
            color.setAlphaF(0.25 + 0.75 * number / most)
            painter.fillRect(1, at * STEP_PX, 4, STEP_PX, color)

    def _paint_annotations(self, painter: QPainter) -> None:
        """One mark for each step; of several colors in it one is seen."""
        shown: dict[int, str] = {}
        for at, steps, color in self._places("annotations"):
            for step in range(at, at + max(steps, 1)):
                shown[step] = color
        theme = self._model.theme
        for color in set(shown.values()):
            ink = QColor(readable(color, theme.page, theme.mark_contrast))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRects(
                [QRect(6, at * STEP_PX, 7, STEP_PX) for at, one in shown.items() if one == color]
            )

    def _paint_hits(self, painter: QPainter) -> None:
        color = QColor(self._model.theme.hit)
        for at in {at for at, _, _ in self._places("hits")}:
            painter.fillRect(0, at * STEP_PX, self.width(), STEP_PX, color)

    def _paint_damage(self, painter: QPainter) -> None:
        """Small triangles at the right edge."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._model.theme.damage))
        right = float(self.width())
        for y in {at * STEP_PX for at, _, _ in self._places("damage")}:
            triangle = [QPointF(right, y - 3), QPointF(right, y + 3), QPointF(right - 5, y)]
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
        self._go(round(share * len(self._model.text)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing is left to do: the press went to the place."""
        event.accept()


def _places(spans: Iterable[Span], scale: float) -> list[tuple[int, int, str]]:
    """Return step, number of steps and color of spans, for so many steps to a character."""
    return [(int(span.start * scale), int((span.end - span.start) * scale), span.color) for span in spans]
