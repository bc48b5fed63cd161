"""The margin: a bracket beside the lines of each annotation and, where there is room, its tag's name."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from desktop.text.spans import Span
from desktop.views.reader.marks import Marks
from desktop.views.reader.painting import paint_pattern
from desktop.views.reader.theme import ReaderTheme, readable
from desktop.views.reader.viewing import View

GAP = 12
"""Pixels from the column, or from signs that hang beyond it, to the first bracket."""

STEP = 6
"""Pixels from one bracket to the next."""

MOST = 6
"""Brackets side by side; annotations in deeper lanes share the last place."""

_SWATCH = 28
_EDGE = 10


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


def brackets(view: View, marks: Marks) -> list[Bracket]:
    """Give the brackets of the annotations in the window, from top to bottom."""
    found: dict[str, Bracket] = {}
    for seen in view.rows():
        layout = seen.layout
        first, last = layout.line_at(-seen.top), layout.line_at(view.height - seen.top)
        start, end = layout.lines[first].start, layout.lines[last].end
        for span in marks.touching("annotations", start, end):
            top_line = layout.lines[max(layout.line_of(span.start), first)]
            number = layout.line_of(max(min(span.end, layout.end) - 1, layout.start))
            bottom_line = layout.lines[min(number, last)]
            before = found.get(span.key)
            found[span.key] = Bracket(
                span,
                min(marks.lane(span.key), MOST - 1),
                before.top if before else seen.top + top_line.ink_top,
                seen.top + bottom_line.ink_bottom,
                before.begins if before else span.start >= top_line.start,
                span.end <= bottom_line.end,
            )
    return sorted(found.values(), key=lambda bracket: (bracket.top, bracket.place))


def _bracket_x(view: View, bracket: Bracket) -> float:
    return brackets_left(view) + bracket.place * STEP


def brackets_left(view: View) -> float:
    """Give where the first bracket stands in the window."""
    return view.left + view.page.width + max(GAP, view.page.overhang + 3)


def paint_margin(painter: QPainter, view: View, marks: Marks, theme: ReaderTheme) -> None:
    """Paint brackets and names to the right of the column."""
    found = brackets(view, marks)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for bracket in found:
        lifted = marks.lifted == (bracket.span.layer, bracket.span.key)
        _paint_bracket(painter, bracket, _bracket_x(view, bracket), theme, lifted)
    painter.setFont(view.page.measures.label_font)
    for bracket, box in _labels(view, found):
        _paint_label(painter, view, bracket, box, marks, theme)


def _paint_bracket(painter: QPainter, bracket: Bracket, x: float, theme: ReaderTheme, lifted: bool) -> None:
    pen = QPen(QColor(readable(bracket.span.colour, theme.page)), 2.6 if lifted else 1.4)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(x, bracket.top), QPointF(x, bracket.bottom))
    if bracket.begins:
        painter.drawLine(QPointF(x - 3.5, bracket.top), QPointF(x + 0.7, bracket.top))
    if bracket.ends:
        painter.drawLine(QPointF(x - 3.5, bracket.bottom), QPointF(x + 0.7, bracket.bottom))


def _labels(view: View, found: list[Bracket]) -> Iterator[tuple[Bracket, QRectF]]:
    """Give where names are written, none over another; nothing where there is no room."""
    if not found:
        return
    places = max(bracket.place for bracket in found) + 1
    left = brackets_left(view) + places * STEP
    room = view.width - left - _EDGE
    metrics = QFontMetricsF(view.page.measures.label_font)
    height = metrics.height()
    if room < metrics.horizontalAdvance("字字") + _SWATCH:
        return
    free_from = 0.0
    for bracket in found:
        top = max(bracket.top, free_from)
        if top < view.height and top <= bracket.bottom + 3 * height:
            yield bracket, QRectF(left, top, room, height)
            free_from = top + height + 1


def _paint_label(
    painter: QPainter, view: View, bracket: Bracket, box: QRectF, marks: Marks, theme: ReaderTheme
) -> None:
    span = bracket.span
    lifted = marks.lifted == (span.layer, span.key)
    colour = QColor(readable(span.colour, theme.page))
    left, middle = box.left(), box.center().y()
    paint_pattern(painter, left, left + 22, middle, colour, marks.pattern(span), 1.4 if lifted else 1.1)
    painter.setPen(QColor(theme.ink if lifted else theme.faint))
    metrics = QFontMetricsF(view.page.measures.label_font)
    words = metrics.elidedText(span.label, Qt.TextElideMode.ElideMiddle, box.width() - _SWATCH)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box.adjusted(_SWATCH, 0, 0, 0), int(flags), words)


def label_edges(view: View, found: list[Bracket]) -> Iterator[tuple[Bracket, QRectF]]:
    """Give what the pointer can meet in the margin: names first, then brackets."""
    yield from _labels(view, found)
    for bracket in found:
        x = _bracket_x(view, bracket)
        yield bracket, QRectF(x - STEP / 2, bracket.top, STEP, max(bracket.bottom - bracket.top, 1.0))
