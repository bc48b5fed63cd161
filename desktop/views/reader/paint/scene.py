"""The scene: all that is seen in the pane, painted in its order, from the paper to the caret."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.text.span_styles import HIGHLIGHT_STYLE
from desktop.text.spans import Span
from desktop.views.reader.layers import SpanLayers
from desktop.views.reader.layout.row_layout import RowLayout
from desktop.views.reader.layout.viewport import Viewport, VisibleRow
from desktop.views.reader.paint import layer_styles as paint_layers
from desktop.views.reader.paint.margin import paint_margin
from desktop.views.reader.theme import ReaderTheme

WORD_MARKS = ("off", "ticks", "spaces", "tint")
"""How words can be marked."""


@dataclass(slots=True)
class Scene:
    """What is to be painted.

    Attributes:
        viewport: The window onto the page.
        spans: The spans by layer.
        theme: The colors.
        word_marks: One of WORD_MARKS.
        selection: The selected range.
        caret: Where the caret stands in the window; None where none is to be seen.
        handles: Whether the selection's ends have handles.
        bookmarks: Code points of lines that bear a ribbon, sorted.
    """

    viewport: Viewport
    spans: SpanLayers
    theme: ReaderTheme
    word_marks: str = "off"
    selection: tuple[int, int] = (0, 0)
    caret: QRectF | None = None
    handles: bool = False
    bookmarks: Sequence[int] = ()


def paint(painter: QPainter, scene: Scene, clip: QRectF) -> None:
    """Paint the column within a clip; what stands beside it is left to ``paint_margins``."""
    painter.setClipRect(clip)
    painter.fillRect(clip, QColor(scene.theme.page))
    if clip.left() >= margin_edge(scene.viewport):
        return
    _paint_rows(painter, scene, clip)
    _paint_ribbons(painter, scene)
    _paint_handles(painter, scene)
    if scene.caret is not None:
        thick = scene.viewport.page.measures.scale / 2
        painter.fillRect(scene.caret.adjusted(-thick, -1, thick, 1), QColor(scene.theme.caret))


def paint_margins(painter: QPainter, scene: Scene, clip: QRectF) -> None:
    """Paint the brackets and names in the margin, once for all the parts that ``paint`` was called for."""
    if clip.right() > margin_edge(scene.viewport):
        painter.setClipRect(clip)
        paint_margin(painter, scene.viewport, scene.spans, scene.theme)


def margin_edge(view: Viewport) -> int:
    """Return where the column ends and the margin with its brackets begins, in the window."""
    return int(view.left + view.page.width + max(6, view.page.overhang))


def _paint_rows(painter: QPainter, scene: Scene, clip: QRectF) -> None:
    for seen in scene.viewport.rows():
        if seen.top > clip.bottom():
            return
        if seen.top + seen.layout.height >= clip.top():
            painter.save()
            painter.translate(scene.viewport.left, seen.top)
            paint_row(painter, scene, seen, clip)
            painter.restore()


def paint_row(painter: QPainter, scene: Scene, seen: VisibleRow, clip: QRectF) -> None:
    """Paint the lines of a row that are within a clip of the window; the painter's origin is the row's."""
    layout, theme, spans = seen.layout, scene.theme, scene.spans
    lines = (layout.line_at(clip.top() - seen.top), layout.line_at(clip.bottom() - seen.top))
    start, end = layout.lines[lines[0]].start, layout.lines[lines[1]].end
    figures = spans.overlapping("figures", start, end)
    annotations = spans.overlapping("annotations", start, end)
    if scene.word_marks == "tint" and spans.visible("words"):
        paint_layers.paint_tint(painter, layout, _every_other_word(scene, start, end), lines, theme)
    highlighted = spans.highlighted_span
    figure = highlighted[1] if highlighted is not None and highlighted[0] == "figures" else ""
    paint_layers.paint_figures(painter, layout, figures, lines, theme, figure)
    paint_layers.paint_damage(painter, layout, spans.overlapping("damage", start, end), lines, theme)
    for span in annotations:
        if span.style == HIGHLIGHT_STYLE:
            paint_layers.paint_marker(painter, layout, span, lines, theme)
        if spans.highlighted_span == (span.layer, span.key):
            paint_layers.paint_highlight(painter, layout, span, lines, theme)
    if scene.selection[0] < scene.selection[1]:
        paint_layers.paint_selection(painter, layout, *scene.selection, lines, theme)
    hits = spans.overlapping("hits", start, end)
    paint_layers.paint_hits(painter, layout, hits, spans.current_hit, lines, theme)
    paint_layers.paint_text(painter, layout, lines, theme)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_question_marks(painter, scene, layout, lines)
    paint_layers.paint_terms(painter, layout, spans.overlapping("terms", start, end), lines, theme)
    if scene.word_marks == "ticks" and spans.visible("words"):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        paint_layers.paint_ticks(painter, layout, lines, lambda: _ticks(scene, layout, start, end), theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if layout.doubts:
        paint_layers.paint_doubts(painter, layout, [at for at, _ in layout.doubts], lines, theme)
    _paint_lanes(painter, scene, layout, annotations, lines)


def _paint_question_marks(painter: QPainter, scene: Scene, layout: RowLayout, lines: tuple[int, int]) -> None:
    """Mark the figures in doubt of some lines and of the one below, whose marks reach up to them."""
    last = min(lines[1] + 1, len(layout.lines) - 1)
    figures = scene.spans.overlapping("figures", layout.lines[lines[0]].start, layout.lines[last].end)
    paint_layers.paint_question_marks(painter, layout, figures, (lines[0], last), scene.theme)


def _paint_lanes(
    painter: QPainter, scene: Scene, layout: RowLayout, annotations: list[Span], lines: tuple[int, int]
) -> None:
    """Draw the annotations' lanes, the highlighted one last."""
    spans = scene.spans
    for span in sorted(annotations, key=lambda one: (one.layer, one.key) == spans.highlighted_span):
        paint_layers.paint_lane(
            painter,
            layout,
            span,
            lines,
            scene.theme,
            lane=spans.lane(span.key),
            pattern=spans.pattern(span),
            highlighted_span=spans.highlighted_span == (span.layer, span.key),
        )


def _ticks(scene: Scene, layout: RowLayout, start: int, end: int) -> Sequence[int]:
    """Return the boundaries to mark: those beside punctuation need none."""
    text = scene.viewport.page.text
    inner = scene.viewport.page.boundaries(max(start, layout.start + 1), end)
    return [at for at in inner if text[at - 1].isalnum() and text[at].isalnum()]


def _every_other_word(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    """Return every other word of a row, so that neighbors differ; spaces and punctuation are no words.

    Which ones is counted from the row's own beginning, so that nothing changes while one scrolls.
    """
    page = scene.viewport.page
    row = page.rows.at(start)
    bounds = [page.rows.starts[row], *page.boundaries(page.rows.starts[row] + 1, end), end]
    words = [(first, last) for first, last in pairwise(bounds) if page.text[first:last][:1].isalnum()]
    return [word for word in words[1::2] if word[1] > start]


def _paint_ribbons(painter: QPainter, scene: Scene) -> None:
    """Draw a ribbon beside each line with a bookmark."""
    if not scene.bookmarks:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(scene.theme.accent))
    for place in scene.bookmarks:
        rect = scene.viewport.caret_rect(place)
        if rect is not None:
            painter.drawPolygon(
                _ribbon(max(scene.viewport.left - 20.0, 2.0), rect.top() - 2, rect.height() + 1)
            )


def _ribbon(left: float, top: float, height: float) -> QPolygonF:
    """Return a ribbon with a notch."""
    right, bottom = left + 9, top + height
    corners = ((left, top), (right, top), (right, bottom), (left + 4.5, bottom - 4), (left, bottom))
    return QPolygonF([QPointF(x, y) for x, y in corners])


def _paint_handles(painter: QPainter, scene: Scene) -> None:
    """Draw the handles at both ends of the selection."""
    start, end = scene.selection
    if not scene.handles or start >= end:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color, size = QColor(scene.theme.caret), scene.viewport.page.measures.scale
    for rect, at_start in zip(handle_rects(scene.viewport, start, end), (True, False), strict=True):
        if rect is None:
            continue
        painter.setPen(QPen(color, 1.5 * size))
        painter.drawLine(QPointF(rect.center().x(), rect.top()), QPointF(rect.center().x(), rect.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        knob = QPointF(rect.center().x(), rect.top() if at_start else rect.bottom())
        painter.drawEllipse(knob, 4.0 * size, 4.0 * size)


def handle_rects(view: Viewport, start: int, end: int) -> tuple[QRectF | None, QRectF | None]:
    """Return where the handles of a selection are in the window, None for one that is not in it."""
    first, last = view.caret_rect(start), view.caret_rect(end, at_end=True)
    padding = view.page.measures.em * 0.2
    grown = [
        rect.adjusted(-0.5, -padding, 0.5, padding) if rect is not None else None for rect in (first, last)
    ]
    return grown[0], grown[1]
