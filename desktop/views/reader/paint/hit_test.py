"""The hit test: which span or handle is painted at a place in the window."""

from PySide6.QtCore import QPointF

from desktop.text.spans import Span
from desktop.views.reader.layout.viewport import Viewport
from desktop.views.reader.paint.layers import lane_y
from desktop.views.reader.paint.margin import brackets, label_edges
from desktop.views.reader.paint.scene import handle_rects
from desktop.views.reader.span_layers import SpanLayers

BESIDE_PX = 4
"""How many pixels beside the column still count as the column."""

HANDLE_REACH_PX = 9.0
"""How many pixels from a handle the pointer may be, in text of the usual size."""


def in_column(viewport: Viewport, point: QPointF) -> bool:
    """Return whether a place is in the column or left of it, not in the margin."""
    return point.x() <= viewport.left + viewport.page.width + BESIDE_PX


def span_at(viewport: Viewport, spans: SpanLayers, point: QPointF) -> Span | None:
    """Return the span at a place in the window: in the text, in its lanes or in the margin."""
    if not in_column(viewport, point):
        return _span_in_margin(viewport, spans, point)
    if point.x() < viewport.left - BESIDE_PX:
        return None
    seen = viewport.row_at(point.y())
    y = point.y() - seen.top
    line = seen.layout.lines[seen.layout.line_at(y)]
    left = seen.layout.x_of(line.start, line)
    right = seen.layout.x_of(line.end, line, end=True)
    if not (line.top <= y <= line.bottom and left <= point.x() - viewport.left <= right):
        return None
    code_point = min(viewport.code_point_at(point, between=False), max(line.end - 1, line.start))
    found = spans.at(code_point)
    if y > line.glyph_bottom + 2:
        lane = round((y - lane_y(line, 0, seen.layout.style)) / seen.layout.style.lane)
        annotations = (span for span in found if span.layer == "annotations")
        return next((span for span in annotations if spans.lane(span.key) == lane), None)
    return min(found, key=lambda span: span.end - span.start, default=None)


def _span_in_margin(viewport: Viewport, spans: SpanLayers, point: QPointF) -> Span | None:
    """Return the annotation whose bracket or name is at a place."""
    for bracket, box in label_edges(viewport, spans, brackets(viewport, spans)):
        if box.contains(point):
            return bracket.span
    return None


def handle_at(viewport: Viewport, selection: tuple[int, int], point: QPointF) -> bool | None:
    """Return which handle is at a place: True for the start's, False for the end's, None for neither.

    Arguments:
        viewport: The window.
        selection: The selected range; an empty one has no handles.
        point: The place.
    """
    if selection[0] >= selection[1]:
        return None
    for rect, at_start in zip(handle_rects(viewport, *selection), (True, False), strict=True):
        if rect is not None:
            knob = QPointF(rect.center().x(), rect.top() if at_start else rect.bottom())
            if (point - knob).manhattanLength() <= HANDLE_REACH_PX * viewport.page.measures.scale:
                return at_start
    return None
