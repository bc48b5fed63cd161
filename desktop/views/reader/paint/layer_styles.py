"""Layer painting: each layer is drawn on one row by a small function, into any painter.

A function gets a painter whose origin is the top left corner of the row in its column, and draws nothing but
its own layer. Colors come from the theme; every layer also has a shape, so that no meaning is in color
alone: a figure is ruled, a term dotted, damage waved and hatched, a hit framed and filled, an annotation has
a lane.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextLine,
)

from desktop.text.span_styles import DOUBT_STYLE, HIGHLIGHT, TARGET_STYLE
from desktop.text.spans import Span
from desktop.views.reader.layout.row_layout import LineBox, LinePiece, RowLayout
from desktop.views.reader.theme import TEXT_CONTRAST, ReaderTheme, blended, readable
from desktop.views.reader.typography import RowStyle

VisibleRange = tuple[int, int]
"""The first and the last line of a row that are in the window."""

DOUBT_SIZE = 0.75
"""Size of the question mark at a figure in doubt, as a share of the text's."""


def paint_text(
    painter: QPainter,
    layout: RowLayout,
    seen: VisibleRange,
    theme: ReaderTheme,
    draw_line: Callable[[QPainter, QTextLine, QPointF], None] | None = None,
) -> None:
    """Draw the characters; ``draw_line`` draws a line where it is not to draw itself."""
    painter.setPen(QColor(theme.accent if layout.style.accent else theme.ink))
    origin = QPointF(0, 0)
    for line in layout.lines[seen[0] : seen[1] + 1]:
        if draw_line is None:
            line.line.draw(painter, origin)
        else:
            draw_line(painter, line.line, origin)


def paint_ticks(
    painter: QPainter,
    layout: RowLayout,
    seen: VisibleRange,
    boundaries: Callable[[], Sequence[int]],
    theme: ReaderTheme,
) -> None:
    """Draw a small stroke at the foot of the line between two words.

    Arguments:
        painter: See the module.
        layout: The row.
        seen: Its lines in the window.
        boundaries: Gives the boundaries of words in those lines; asked where a line's are not known yet.
        theme: The colors.
    """
    numbers = range(seen[0], seen[1] + 1)
    unknown = [number for number in numbers if number not in layout.ticks]
    if unknown:
        places = boundaries()
        for number in unknown:
            line = layout.lines[number]
            inner = places[bisect_right(places, line.start) : bisect_left(places, line.end)]
            layout.ticks[number] = _tick_lines(layout, line, inner)
    painter.setPen(QPen(QColor(theme.word), 1.0))
    for number in numbers:
        painter.drawLines(layout.ticks[number])


def _tick_lines(layout: RowLayout, line: LineBox, boundaries: Sequence[int]) -> list[QLineF]:
    size = (line.glyph_bottom - line.glyph_top) * 0.15
    top, bottom = line.glyph_bottom - size * 0.4, line.glyph_bottom + size * 0.6
    places = [round(layout.x_of(boundary, line, end=True)) + 0.5 for boundary in boundaries]
    return [QLineF(x, top, x, bottom) for x in places]


def paint_tint(
    painter: QPainter,
    layout: RowLayout,
    words: Iterable[tuple[int, int]],
    seen: VisibleRange,
    theme: ReaderTheme,
) -> None:
    """Lay a wash under words; the caller gives every other one."""
    brush = QBrush(QColor(theme.word_wash))
    for start, end in words:
        for piece in layout.pieces(start, end, *seen):
            painter.fillRect(piece.box, brush)


def paint_selection(
    painter: QPainter, layout: RowLayout, start: int, end: int, seen: VisibleRange, theme: ReaderTheme
) -> None:
    """Lay the selection's ground under a range; where the line end is selected too, a little beyond."""
    color = QColor(theme.selection)
    for piece in layout.pieces(start, end, *seen):
        painter.fillRect(piece.box, color)
    last = layout.lines[-1]
    if start <= layout.end < end and seen[1] == len(layout.lines) - 1:
        x = layout.x_of(layout.end, last, end=True)
        size = last.glyph_bottom - last.glyph_top
        painter.fillRect(QRectF(x, last.glyph_top - size * 0.12, size * 0.4, size * 1.24), color)


def paint_figures(
    painter: QPainter,
    layout: RowLayout,
    spans: Iterable[Span],
    seen: VisibleRange,
    theme: ReaderTheme,
    highlighted_span: str = "",
) -> None:
    """Tint figures and rule a thin line under them, broken for a target; the highlighted one is framed.

    Arguments:
        painter: See the module.
        layout: The row.
        spans: The figures.
        seen: The row's lines in the window.
        theme: The colors.
        highlighted_span: Key of the figure that stands out, or empty.
    """
    wash, size = QColor(theme.figure_wash), layout.style.scale
    lines: list[QLineF] = []
    dashed: list[QLineF] = []
    for span in spans:
        for piece in layout.pieces(span.start, span.end, *seen):
            painter.fillRect(piece.box, wash)
            into = dashed if TARGET_STYLE in span.style else lines
            y = round(piece.line.glyph_bottom) + 0.5 + size
            into.append(QLineF(piece.left + 1, y, piece.right - 1, y))
            if span.key == highlighted_span:
                into.extend(_frame(_crisp(piece.box), piece))
    pen = QPen(QColor(theme.figure), size)
    painter.setPen(pen)
    painter.drawLines(lines)
    if dashed:
        pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.drawLines(dashed)


def paint_question_marks(
    painter: QPainter, layout: RowLayout, spans: Iterable[Span], seen: VisibleRange, theme: ReaderTheme
) -> None:
    """Put a question mark over the end of the figures that are in doubt, between their line and the last.

    Arguments:
        painter: See the module.
        layout: The row.
        spans: The figures, in doubt or not.
        seen: The row's lines in the window, and the one after them, whose marks reach up into the last.
        theme: The colors.
    """
    doubted = [span for span in spans if DOUBT_STYLE in span.style]
    if not doubted:
        return
    painter.setFont(_small_font(layout))
    metrics = QFontMetricsF(painter.font(), painter.device())
    ink = metrics.tightBoundingRect("?")
    painter.setPen(QColor(readable(theme.damage, theme.page, TEXT_CONTRAST)))
    for span in doubted:
        for piece in layout.pieces(span.start, span.end, *seen):
            if piece.ends:
                top = max(piece.line.glyph_top - ink.height() * 0.9, 0.0)  # 0 is where the row begins
                painter.drawText(QPointF(piece.right - ink.right(), top - ink.top()), "?")


def _small_font(layout: RowLayout) -> QFont:
    """Return the font of a question mark for a row's size: the window's own, for a serif face is thin."""
    font = QFont()
    font.setPixelSize(max(round(layout.style.em * DOUBT_SIZE), 7))
    font.setBold(True)
    return font


def _crisp(box: QRectF) -> QRectF:
    """Put a box on the pixels' middles, so that thin lines are sharp."""
    return QRectF(
        round(box.left()) + 0.5, round(box.top()) + 0.5, round(box.width()) - 1, round(box.height())
    )


def _frame(box: QRectF, piece: LinePiece) -> list[QLineF]:
    """Return the sides of a box, open where the range goes on in another line."""
    lines = [QLineF(box.topLeft(), box.topRight()), QLineF(box.bottomLeft(), box.bottomRight())]
    if piece.begins:
        lines.append(QLineF(box.topLeft(), box.bottomLeft()))
    if piece.ends:
        lines.append(QLineF(box.topRight(), box.bottomRight()))
    return lines


def paint_terms(
    painter: QPainter, layout: RowLayout, spans: Iterable[Span], seen: VisibleRange, theme: ReaderTheme
) -> None:
    """Put dots under terms, close to the characters."""
    size = layout.style.scale
    pen = QPen(QColor(theme.term), 1.6 * size, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.1, 2.2])
    painter.setPen(pen)
    for span in spans:
        for piece in layout.pieces(span.start, span.end, *seen):
            y = round(piece.line.glyph_bottom) + 0.5 + size
            painter.drawLine(QPointF(piece.left + size, y), QPointF(piece.right - size, y))


def paint_damage(
    painter: QPainter, layout: RowLayout, spans: Iterable[Span], seen: VisibleRange, theme: ReaderTheme
) -> None:
    """Hatch damaged characters and draw a wave under them."""
    size = layout.style.scale
    hatch = QBrush(QColor(blended(theme.damage, theme.damage_wash, 0.35)), Qt.BrushStyle.BDiagPattern)
    for span in spans:
        for piece in layout.pieces(span.start, span.end, *seen):
            painter.fillRect(piece.box, QColor(theme.damage_wash))
            painter.fillRect(piece.box, hatch)
            y = piece.line.glyph_bottom + 2 * size
            paint_pattern(painter, piece.left, piece.right, y, QColor(theme.damage), "wave", size=size)


def paint_doubts(
    painter: QPainter, layout: RowLayout, places: Iterable[int], seen: VisibleRange, theme: ReaderTheme
) -> None:
    """Draw a thin wave under characters that are converted in doubt.

    Arguments:
        painter: See the module.
        layout: The row.
        places: Their code points.
        seen: The row's lines in the window.
        theme: The colors.
    """
    color, size = QColor(theme.faint), layout.style.scale
    for place in places:
        for piece in layout.pieces(place, place + 1, *seen):
            y = round(piece.line.glyph_bottom) + 0.5 + size
            paint_pattern(painter, piece.left + 1, piece.right - 1, y, color, "wave", 0.7, size)


def paint_hits(
    painter: QPainter,
    layout: RowLayout,
    spans: Iterable[Span],
    current: str,
    seen: VisibleRange,
    theme: ReaderTheme,
) -> None:
    """Fill and frame search hits; the one gone to has a thick frame."""
    size = layout.style.scale
    for span in spans:
        here = span.key == current
        painter.setPen(QPen(QColor(theme.caret if here else theme.hit), (2.0 if here else 1.0) * size))
        for piece in layout.pieces(span.start, span.end, *seen):
            box = _crisp(piece.box)
            painter.fillRect(box, QColor(theme.hit_wash))
            painter.drawLines(_frame(box, piece))


def lane_y(line: LineBox, lane: int, style: RowStyle) -> float:
    """Return the height of a lane's middle in its row."""
    return round(line.glyph_bottom) + style.first_lane + lane * style.lane


def paint_lane(
    painter: QPainter,
    layout: RowLayout,
    span: Span,
    seen: VisibleRange,
    theme: ReaderTheme,
    *,
    lane: int,
    pattern: str,
    highlighted_span: bool,
) -> None:
    """Draw an annotation's lane under its lines, with a foot where it begins and where it ends.

    Arguments:
        painter: See the module.
        layout: The row.
        span: The annotation.
        seen: The row's lines in the window.
        theme: The colors.
        lane: Its lane, 0 for the nearest to the text.
        pattern: One of PATTERNS.
        highlighted_span: Whether it stands out, under the pointer.
    """
    color = QColor(readable(span.color, theme.page, theme.mark_contrast))
    size = layout.style.scale
    pen = QPen(color, (2.0 if highlighted_span else 1.4) * size)
    for piece in layout.pieces(span.start, span.end, *seen):
        y = lane_y(piece.line, lane, layout.style)
        paint_pattern(
            painter,
            piece.left + 0.5,
            piece.right - 0.5,
            y,
            color,
            pattern,
            1.6 if highlighted_span else 1.0,
            size,
        )
        up, down, half = y - 3 * size, y + size, 0.8 * size
        painter.setPen(pen)
        if piece.begins:
            painter.drawLine(QPointF(piece.left + half, up), QPointF(piece.left + half, down))
        if piece.ends:
            painter.drawLine(QPointF(piece.right - half, up), QPointF(piece.right - half, down))


def paint_highlight(
    painter: QPainter, layout: RowLayout, span: Span, seen: VisibleRange, theme: ReaderTheme
) -> None:
    """Lay a wash of its own color under the annotation that stands out."""
    wash = QColor(blended(span.color or theme.rule, theme.page, 0.16))
    for piece in layout.pieces(span.start, span.end, *seen):
        painter.fillRect(piece.box, wash)


def paint_marker(
    painter: QPainter, layout: RowLayout, span: Span, seen: VisibleRange, theme: ReaderTheme
) -> None:
    """Lay the wash of a marker under the words of an annotation without a tag."""
    wash = QColor(blended(span.color or HIGHLIGHT, theme.page, 0.26))
    for piece in layout.pieces(span.start, span.end, *seen):
        painter.fillRect(piece.box, wash)


def paint_pattern(
    painter: QPainter,
    left: float,
    right: float,
    y: float,
    color: QColor,
    pattern: str,
    scale: float = 1.0,
    size: float = 1.0,
) -> None:
    """Draw a horizontal line in one of the patterns.

    Arguments:
        painter: Where to draw.
        left: Where it begins.
        right: Where it ends.
        y: Its middle.
        color: Its color.
        pattern: One of PATTERNS.
        scale: Its thickness, 1 for the usual one.
        size: How large the whole pattern is, 1 for the usual one.
    """
    if pattern == "solid":
        painter.fillRect(QRectF(left, y - scale * size, right - left, 2 * scale * size), color)
        return
    device = painter.device()
    if isinstance(device, QPagedPaintDevice):
        _draw_pattern(painter, left, right, y, color, pattern, scale)
        return
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    tile = _tile(pattern, color.rgb(), scale, ratio, size)
    # Tiles begin at whole steps of the page, so that a pattern does not crawl when its beginning moves.
    painter.drawTiledPixmap(
        QRectF(left, round(y) - TILE_HEIGHT * size / 2, right - left, TILE_HEIGHT * size),
        tile,
        QPointF(left % (TILE_WIDTH * size), 0),
    )


def _draw_pattern(
    painter: QPainter, left: float, right: float, y: float, color: QColor, pattern: str, scale: float
) -> None:
    """Draw a pattern in lines, for paper: a tile would be a picture there."""
    painter.save()
    painter.setClipRect(QRectF(left, y - 4, right - left, 8), Qt.ClipOperation.IntersectClip)
    start = left - left % TILE_WIDTH
    while start < right:
        if pattern == "wave":
            painter.strokePath(_wave(y, 0.7).translated(start, 0), QPen(color, 0.9 * scale))
        else:
            for at, top, width, height in _BLOCKS[pattern]:
                painter.fillRect(QRectF(start + at, y + top * scale, width, height * scale), color)
        start += TILE_WIDTH
    painter.restore()


TILE_WIDTH, TILE_HEIGHT = 12, 6


@lru_cache(maxsize=256)
def _tile(pattern: str, rgb: int, scale: float, ratio: float, size: float) -> QPixmap:
    """Return a piece of a pattern that can be repeated: drawing it is far quicker than stroking a path."""
    tile = QPixmap(round(TILE_WIDTH * size * ratio), round(TILE_HEIGHT * size * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    color, middle = QColor(rgb), TILE_HEIGHT / 2
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size, size)
    if pattern == "wave":
        painter.strokePath(_wave(middle, 1.0), QPen(color, 1.1 * scale))
    else:
        for left, top, width, height in _BLOCKS[pattern]:
            painter.fillRect(QRectF(left, middle + (top * scale), width, height * scale), color)
    painter.end()
    return tile


_BLOCKS = {
    "dashes": ((0, -1.0, 8, 2.0),),
    "dots": ((0, -1.0, 2, 2.0), (4, -1.0, 2, 2.0), (8, -1.0, 2, 2.0)),
    "double": ((0, -2.0, 12, 1.0), (0, 1.0, 12, 1.0)),
    "beads": ((0, -1.0, 7, 2.0), (9, -1.0, 2, 2.0)),
}
"""The patterns of straight pieces: left, top from the middle, width and height of each."""


def _wave(middle: float, height: float) -> QPainterPath:
    """Return two waves that fill a tile from edge to edge."""
    path = QPainterPath(QPointF(-3, middle))
    for at in range(-3, TILE_WIDTH + 3, 3):
        up = -2 * height if at // 3 % 2 else 2 * height
        path.quadTo(QPointF(at + 1.5, middle + up), QPointF(at + 3, middle))
    return path
