"""The hit test: what is where in the window, for the pointer, for screen readers and for what pops up.

Example: over the second lane under a word, ``span_at`` returns the annotation that is drawn there, over the
word itself the shortest of the spans that cover it, in the margin the one whose bracket or name is there.
"""

from PySide6.QtCore import QPointF, QRect, QRectF

from desktop.text.spans import Span
from desktop.views.reader.layers import SpanLayers
from desktop.views.reader.layout.viewport import Viewport
from desktop.views.reader.paint.layer_styles import lane_y
from desktop.views.reader.paint.margin import brackets, label_edges
from desktop.views.reader.paint.scene import handle_rects
from desktop.views.reader.selection import Selection

BESIDE_PX = 4
"""How many pixels beside the column still count as the column."""

HANDLE_REACH_PX = 9.0
"""How many pixels from a handle the pointer may be, in text of the usual size."""


class HitTest:
    """What is painted where in one window; places are pixels from its upper left corner."""

    def __init__(self, viewport: Viewport, spans: SpanLayers, selection: Selection):
        """Ask about a window, the spans in it and the selection."""
        self._viewport = viewport
        self._spans = spans
        self._selection = selection

    # From a place to the text

    def code_point_at(self, point: QPointF) -> int:
        """Return the character at a place, the nearest for what is beside the text."""
        return self._viewport.code_point_at(point, between=False)

    def in_column(self, point: QPointF) -> bool:
        """Return whether a place is in the column or left of it, not in the margin."""
        return point.x() <= self._viewport.left + self._viewport.page.width + BESIDE_PX

    def overshoot(self, point: QPointF) -> float:
        """Return by how many pixels a place is below the window, negative for above it, 0 for within."""
        return min(point.y(), 0.0) + max(point.y() - self._viewport.height, 0.0)

    def span_at(self, point: QPointF) -> Span | None:
        """Return the span at a place: in the text, in its lanes or in the margin."""
        viewport = self._viewport
        if not self.in_column(point):
            return self._span_in_margin(point)
        if point.x() < viewport.left - BESIDE_PX:
            return None
        seen = viewport.row_at(point.y())
        y = point.y() - seen.top
        line = seen.layout.lines[seen.layout.line_at(y)]
        left = seen.layout.x_of(line.start, line)
        right = seen.layout.x_of(line.end, line, end=True)
        if not (line.top <= y <= line.bottom and left <= point.x() - viewport.left <= right):
            return None
        code_point = min(self.code_point_at(point), max(line.end - 1, line.start))
        found = self._spans.at(code_point)
        if y > line.glyph_bottom + 2:
            lane = round((y - lane_y(line, 0, seen.layout.style)) / seen.layout.style.lane)
            annotations = (span for span in found if span.layer == "annotations")
            return next((span for span in annotations if self._spans.lane(span.key) == lane), None)
        return min(found, key=lambda span: span.end - span.start, default=None)

    def _span_in_margin(self, point: QPointF) -> Span | None:
        """Return the annotation whose bracket or name is at a place."""
        found = brackets(self._viewport, self._spans)
        for bracket, box in label_edges(self._viewport, self._spans, found):
            if box.contains(point):
                return bracket.span
        return None

    def handle_at(self, point: QPointF) -> bool | None:
        """Return which handle of the selection is at a place: True for its start's, False for its end's.

        None where there is neither.
        """
        if not self._selection:
            return None
        handles = handle_rects(self._viewport, *self._selection.range)
        for rect, at_start in zip(handles, (True, False), strict=True):
            if rect is not None:
                knob = QPointF(rect.center().x(), rect.top() if at_start else rect.bottom())
                if (point - knob).manhattanLength() <= HANDLE_REACH_PX * self._viewport.page.measures.scale:
                    return at_start
        return None

    # From the text to a place

    def character_rect(self, code_point: int) -> QRect:
        """Return where a character is; an empty rectangle when it is not in view."""
        viewport = self._viewport
        here, after = viewport.caret_rect(code_point), viewport.caret_rect(code_point + 1, at_end=True)
        if here is None or after is None or here.bottom() < 0 or here.top() > viewport.height:
            return QRect()
        return QRectF(here.topLeft(), after.bottomRight()).toAlignedRect()

    def caret_rectangle(self) -> QRect:
        """Return where the caret is; an empty rectangle when it is not in view."""
        caret, at_end = self._selection.caret, self._selection.at_line_end
        rect = self._viewport.caret_rect(caret, at_end=at_end)
        return rect.toAlignedRect() if rect is not None else QRect()

    def window_point(self, code_point: int) -> QPointF:
        """Return the lower left corner of a code point, or the window's middle if it is not in view."""
        rect = self._viewport.caret_rect(code_point)
        if rect is None:
            return QPointF(self._viewport.width / 2, self._viewport.height / 2)
        return rect.bottomLeft()
