"""The margin: a bracket next to the lines of each annotation and, where there is room, its tag's name."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from desktop.text.spans import Span
from desktop.views.reader.layers import SpanLayers
from desktop.views.reader.layout.viewport import Viewport
from desktop.views.reader.paint.layer_styles import paint_pattern
from desktop.views.reader.theme import ReaderTheme, readable
from desktop.views.reader.typography import MARGIN_NAME

LABEL_GAP_PX = 12
"""Pixels from the column, or from signs that hang beyond it, to the first bracket."""

BRACKET_STEP_PX = 6
"""Pixels from one bracket to the next."""

MAX_THICKNESS_PX = 1.8
"""How much thicker than usual brackets become beside large text; more would run them together."""

MAX_BRACKETS = 6
"""Brackets side by side; annotations in deeper lanes share the last place."""

_SWATCH, _SHORT_SWATCH = 28, 15
"""Pixels that a name's piece of lane takes with the air behind it; the short one where room is scarce."""

_EDGE = 6


class Bracket(NamedTuple):
    """Where an annotation is marked in the margin, in the window's pixels.

    Attributes:
        span: The annotation.
        place: Which bracket from the column, 0 for the nearest.
        top: Upper end, cut off at the window.
        bottom: Lower end.
        begins: Whether the annotation begins in the window.
        ends: Whether it ends there.
    """

    span: Span
    place: int
    top: float
    bottom: float
    begins: bool
    ends: bool


def brackets(view: Viewport, spans: SpanLayers) -> list[Bracket]:
    """Return the brackets of the annotations in the window, from top to bottom."""
    found: dict[str, Bracket] = {}
    for seen in view.rows():
        layout = seen.layout
        first, last = layout.line_at(-seen.top), layout.line_at(view.height - seen.top)
        start, end = layout.lines[first].start, layout.lines[last].end
        for span in spans.overlapping("annotations", start, end):
            top_line = layout.lines[max(layout.line_of(span.start), first)]
            number = layout.line_of(max(min(span.end, layout.end) - 1, layout.start))
            bottom_line = layout.lines[min(number, last)]
            before = found.get(span.key)
            found[span.key] = Bracket(
                span,
                min(spans.lane(span.key), MAX_BRACKETS - 1),
                before.top if before else seen.top + top_line.glyph_top,
                seen.top + bottom_line.glyph_bottom,
                before.begins if before else span.start >= top_line.start,
                span.end <= bottom_line.end,
            )
    return sorted(found.values(), key=lambda bracket: (bracket.top, bracket.place))


def brackets_left(view: Viewport) -> float:
    """Return where the first bracket stands in the window."""
    return view.left + view.page.width + max(LABEL_GAP_PX, view.page.overhang + 3)


def paint_margin(painter: QPainter, view: Viewport, spans: SpanLayers, theme: ReaderTheme) -> None:
    """Paint brackets and names to the right of the column."""
    found = brackets(view, spans)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = brackets_left(view)
    for bracket in found:
        highlighted = spans.highlighted_span == (bracket.span.layer, bracket.span.key)
        thick = min(view.page.measures.scale, MAX_THICKNESS_PX)
        _paint_bracket(painter, bracket, left + bracket.place * BRACKET_STEP_PX, theme, highlighted, thick)
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    font = view.page.measures.label_font.key()
    for bracket, box in _labels(view, spans, found):
        scarce = box.width() < _SWATCH + MARGIN_NAME * view.page.measures.label_em
        swatch = _SHORT_SWATCH if scarce else _SWATCH
        style = _LabelStyle.of(bracket.span, spans, theme, (box.width(), box.height()), swatch)
        painter.drawPixmap(QPointF(box.left(), round(box.top())), _label_picture(style, font, ratio))


def _paint_bracket(
    painter: QPainter, bracket: Bracket, x: float, theme: ReaderTheme, highlighted: bool, thick: float
) -> None:
    color = readable(bracket.span.color, theme.page, theme.mark_contrast)
    painter.setPen(_bracket_pen(color, highlighted, thick))
    lines = [QLineF(x, bracket.top, x, bracket.bottom)]
    if bracket.begins:
        lines.append(QLineF(x - 3.5, bracket.top, x + 0.7, bracket.top))
    if bracket.ends:
        lines.append(QLineF(x - 3.5, bracket.bottom, x + 0.7, bracket.bottom))
    painter.drawLines(lines)


@lru_cache(maxsize=64)
def _bracket_pen(color: str, highlighted: bool, thick: float) -> QPen:
    pen = QPen(QColor(color), (2.6 if highlighted else 1.4) * thick)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _labels(view: Viewport, spans: SpanLayers, found: list[Bracket]) -> Iterator[tuple[Bracket, QRectF]]:
    """Yield where names are written, none over another; nothing where there is no room.

    They stand beyond the brackets of the whole text, not of the window, so that they keep to one edge.
    """
    left = brackets_left(view) + min(spans.lanes, MAX_BRACKETS) * BRACKET_STEP_PX
    room = view.width - left - _EDGE
    measures = view.page.measures
    if room < measures.label_em * 2 + _SHORT_SWATCH:
        return
    height = measures.label_height
    free_from = 0.0
    for bracket in found:
        top = max(bracket.top, free_from)
        if top < view.height and top <= bracket.bottom + 3 * height:
            yield bracket, QRectF(left, top, room, height)
            free_from = top + height + 1


class _LabelStyle(NamedTuple):
    """All that a name in the margin looks like, so that its picture can be kept."""

    words: str
    pattern: str
    color: str
    ink: str
    page: str
    highlighted: bool
    size: tuple[float, float]
    swatch: int

    @classmethod
    def of(
        cls, span: Span, spans: SpanLayers, theme: ReaderTheme, size: tuple[float, float], swatch: int
    ) -> "_LabelStyle":
        highlighted = spans.highlighted_span == (span.layer, span.key)
        color, ink = (
            readable(span.color, theme.page, theme.mark_contrast),
            theme.ink if highlighted else theme.faint,
        )
        return cls(span.label, spans.pattern(span), color, ink, theme.page, highlighted, size, swatch)


@lru_cache(maxsize=256)
def _label_picture(style: _LabelStyle, font_key: str, ratio: float) -> QPixmap:
    """Paint a name with a piece of its lane before it; a picture is far quicker to show again than text."""
    width, height = style.size
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(style.page))
    font = QFont()
    font.fromString(font_key)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = 1.4 if style.highlighted else 1.1
    left = style.swatch
    paint_pattern(painter, 0, left - 5, round(height / 2), QColor(style.color), style.pattern, scale)
    painter.setFont(font)
    painter.setPen(QColor(style.ink))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(QRectF(left, 0, width - left, height), int(flags), style.words)
    if QFontMetricsF(font).horizontalAdvance(style.words) > width - left:
        _fade(painter, QRectF(width - height, 0, height, height), style.page)
    painter.end()
    return picture


def _fade(painter: QPainter, box: QRectF, page: str) -> None:
    """Let what is cut off fade into the page: dots would take the room of a character."""
    from PySide6.QtGui import QLinearGradient  # has a class made for each of its sets of names

    fading = QLinearGradient(box.topLeft(), box.topRight())
    clear = QColor(page)
    clear.setAlpha(0)
    fading.setColorAt(0, clear)
    fading.setColorAt(1, QColor(page))
    painter.fillRect(box, fading)


def label_edges(view: Viewport, spans: SpanLayers, found: list[Bracket]) -> Iterator[tuple[Bracket, QRectF]]:
    """Yield what the pointer can meet in the margin: names first, then brackets."""
    yield from _labels(view, spans, found)
    left = brackets_left(view)
    for bracket in found:
        x = left + bracket.place * BRACKET_STEP_PX
        yield (
            bracket,
            QRectF(
                x - BRACKET_STEP_PX / 2, bracket.top, BRACKET_STEP_PX, max(bracket.bottom - bracket.top, 1.0)
            ),
        )
