"""The page painter: paints the printed text with its annotations and their notes in the margin."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from desktop.text.outline import Heading
from desktop.text.spans import Span
from desktop.views.printing.paginator import (
    MarginNote,
    PlacedNote,
    PrintedPage,
    RowPart,
    iter_page_breaks,
    place_notes,
)
from desktop.views.printing.text_drawing import draw_layout, draw_line
from desktop.views.reader.layers import SpanLayers
from desktop.views.reader.layout.page import Page
from desktop.views.reader.paint import layer_styles as paint_layers
from desktop.views.reader.theme import PAGE, blended, readable
from desktop.views.reader.typography import TITLE, Typography, TypographyMetrics

POINTS = 10.5
"""The size of the text on paper (五号)."""

MARGINS = QMarginsF(18, 16, 14, 16)
"""Margins of the paper in millimetres: left, top, right, bottom."""

NOTE_WIDTH_MM = 46.0
"""Width of the column of notes in millimetres."""

ROWS = 20
"""Rows that are set at a time while pages are broken."""

NOTE_GAP_MM = 5.0
"""Room between text and notes in millimetres."""

THEME = PAGE._replace(page="#ffffff", ink="#000000", faint="#555555")


@dataclass(frozen=True, slots=True)
class PrintContent:
    """What is to be printed.

    Attributes:
        title: The document's title.
        text: Its text.
        headings: Its headings.
        layers: The spans to be seen, by layer.
        notes: The notes of the annotations, in the order of their numbers.
        typography: How it is set on the screen; on paper it has a size of its own.
        script: Of what is printed, ``hans`` or ``hant``.
        conversion: What each row is shown through, as on the screen; it keeps the number of code points, so
            that spans stay where they are. None where the text is printed as it is.
    """

    title: str
    text: str
    headings: Sequence[Heading]
    layers: Mapping[str, Sequence[Span]]
    notes: Sequence[MarginNote]
    typography: Typography
    script: str = "hans"
    conversion: Callable[[str], str] | None = None


class PagePainter:
    """A document set for paper. Lengths are pixels of the screen, scaled when it is painted."""

    def __init__(self, matter: PrintContent, layout: QPageLayout):
        """Set a document.

        Args:
            matter: What is to be printed.
            layout: The paper.
        """
        self._matter = matter
        screen = QGuiApplication.primaryScreen()
        self._dpi = screen.logicalDotsPerInchX() if screen is not None else 96.0
        size = layout.paintRect(QPageLayout.Unit.Millimeter)
        self._width, self._height = self._mm(size.width()), self._mm(size.height())
        self._page = Page(replace(matter.typography, points=POINTS, measure=400))
        self._page.set_measures(TypographyMetrics(self._page.measures.typography, matter.script))
        self._marks = SpanLayers()
        for layer, spans in matter.layers.items():
            self._marks.set(layer, spans)
        self._page.depth = self._marks.depth
        self._page.set_conversion(matter.conversion)
        self._page.set_text(matter.text, matter.headings)
        beside = self._mm(NOTE_WIDTH_MM + NOTE_GAP_MM) if matter.notes else self._page.overhang * 0.5
        self._page.set_available(self._width - beside)
        em = self._page.measures.em
        self._head = round(em * 1.6)
        self._room = self._height - self._head - round(em * 1.6)
        self._small = self._font(0.72)
        self._numbers = self._font(0.56)
        self._ends = [note.end for note in matter.notes]
        self._of = {note.key: note for note in matter.notes}
        self.sheets: list[PrintedPage] = []

    def _mm(self, millimetres: float) -> float:
        return millimetres / 25.4 * self._dpi

    def _font(self, share: float) -> QFont:
        font = QFont(self._page.measures.style(0).font)
        font.setPointSizeF(POINTS * share)
        return font

    def paint(self, device: QPagedPaintDevice) -> Iterator[int]:
        """Paint page after page, giving the number of each before it is painted, from 1.

        Before the first, pages are broken; 0 is given now and then in the meantime.
        """
        for row in iter_page_breaks(self._page, self._room, self.sheets):
            if row % ROWS == 0:
                yield 0
        painter = QPainter(device)
        scale = device.logicalDpiX() / self._dpi
        painter.scale(scale, scale)
        carried: list[MarginNote] = []
        try:
            for number, sheet in enumerate(self.sheets, 1):
                yield number
                if number > 1:
                    device.newPage()
                self._paint_frame(painter, number)
                painter.save()
                painter.translate(0, self._head)
                for part in sheet.parts:
                    self._paint_part(painter, part)
                carried = self._paint_notes(painter, sheet.parts, carried)
                painter.restore()
            while carried:
                device.newPage()
                carried = self._paint_notes(painter, [], carried)
        finally:
            painter.end()

    def _paint_frame(self, painter: QPainter, number: int) -> None:
        """Write title and page number; on the first page no title where the text has its own."""
        metrics = QFontMetricsF(self._small)
        painter.setPen(QColor(THEME.faint))
        if number > 1 or TITLE not in self._page.rows.kinds:
            title = metrics.elidedText(self._shown_title(), Qt.TextElideMode.ElideRight, self._page.width)
            _write(painter, title, self._small, 0, metrics.ascent())
            painter.fillRect(QRectF(0, metrics.height() + 3, self._width, 0.6), QColor(THEME.rule))
        foot = f"{number} / {len(self.sheets)}"
        left = (self._page.width - metrics.horizontalAdvance(foot)) / 2
        painter.setPen(QColor(THEME.faint))
        _write(painter, foot, self._small, left, self._height - metrics.descent())

    def _shown_title(self) -> str:
        convert = self._matter.conversion
        return convert(self._matter.title) if convert is not None else self._matter.title

    def _paint_part(self, painter: QPainter, part: RowPart) -> None:
        """Paint some lines of a row with its marks."""
        layout, marks = self._page.layout(part.row), self._marks
        seen = (part.first, part.last)
        start, end = layout.lines[part.first].start, layout.lines[part.last].end
        annotations = marks.overlapping("annotations", start, end)
        painter.save()
        painter.translate(0, part.y - layout.lines[part.first].top)
        figures = marks.overlapping("figures", start, end)
        paint_layers.paint_figures(painter, layout, figures, seen, THEME)
        paint_layers.paint_damage(painter, layout, marks.overlapping("damage", start, end), seen, THEME)
        paint_layers.paint_text(painter, layout, seen, THEME, draw_line)
        paint_layers.paint_question_marks(painter, layout, figures, seen, THEME)
        paint_layers.paint_terms(painter, layout, marks.overlapping("terms", start, end), seen, THEME)
        for span in annotations:
            paint_layers.paint_lane(
                painter,
                layout,
                span,
                seen,
                THEME,
                lane=marks.lane(span.key),
                pattern=marks.pattern(span),
                highlighted_span=False,
            )
        self._paint_numbers(painter, part, annotations)
        painter.restore()

    def _paint_numbers(self, painter: QPainter, part: RowPart, annotations: Sequence[Span]) -> None:
        """Write the notes' numbers above where the annotations end."""
        layout = self._page.layout(part.row)
        numbers = self._of
        at_place: dict[tuple[int, int], list[Span]] = {}
        for span in annotations:
            for piece in layout.pieces(span.start, span.end, part.first, part.last):
                if piece.ends and span.key in numbers:
                    at_place.setdefault((round(piece.right), piece.line.top), []).append(span)
        for (x, top), spans in at_place.items():
            line = next(one for one in layout.lines if one.top == top)
            y = line.glyph_top + 1
            left = x + 0.5
            for span in spans:
                words = str(numbers[span.key].number) + ("," if span is not spans[-1] else "")
                painter.setPen(QColor(readable(span.color, THEME.page, 4.5)))
                _write(painter, words, self._numbers, left, y)
                left += QFontMetricsF(self._numbers).horizontalAdvance(words)

    # Notes

    def _paint_notes(
        self, painter: QPainter, parts: Sequence[RowPart], carried: list[MarginNote]
    ) -> list[MarginNote]:
        """Paint the notes beside a page; return those that found no room."""
        wanted = [(note, -1.0) for note in carried] + list(self._note_positions(parts))
        if not wanted:
            return []
        width = self._mm(NOTE_WIDTH_MM)
        heights = [self._note(note, width, None, 0, 0) for note, _ in wanted]
        here, rest = place_notes(wanted, heights, self._room, self._page.measures.em * 0.35)
        left = self._width - width
        for one in here:
            self._paint_note(painter, one, left, width)
        return rest

    def _note_positions(self, parts: Sequence[RowPart]) -> Iterator[tuple[MarginNote, float]]:
        """Yield the notes of annotations that end on a page, with the height of the line where each does."""
        for part in parts:
            layout = self._page.layout(part.row)
            first, last = layout.lines[part.first], layout.lines[part.last]
            low, high = bisect_right(self._ends, first.start), bisect_right(self._ends, last.end)
            for note in self._matter.notes[low:high]:
                line = layout.lines[layout.line_of(note.end - 1)]
                yield note, part.y + line.glyph_top - first.top

    def _paint_note(self, painter: QPainter, one: PlacedNote, left: float, width: float) -> None:
        self._note(one.note, width, painter, left, one.y)

    def _note(
        self, note: MarginNote, width: float, painter: QPainter | None, left: float, top: float
    ) -> float:
        """Set a note, and paint it where a painter is given; return its height."""
        metrics = QFontMetricsF(self._small)
        indent = metrics.horizontalAdvance("000 ")
        swatch = 16.0
        if painter is not None:
            self._paint_head(painter, note, left, top, indent, swatch)
        beside = indent + swatch + 5
        y = top + self._set(note.tag, width - beside, painter, left + beside, top, strong=True)
        words = note.words + (f"（{note.by}）" if note.by and note.words else "")
        if words:
            y += self._set(words, width - indent, painter, left + indent, y, strong=False)
        return y - top

    def _paint_head(
        self, painter: QPainter, note: MarginNote, left: float, top: float, indent: float, swatch: float
    ) -> None:
        """Paint number and pattern of a note."""
        color = QColor(readable(note.color, THEME.page, 4.5))
        metrics = QFontMetricsF(self._small)
        painter.setPen(QPen(color))
        _write(painter, str(note.number), self._small, left, top + metrics.ascent())
        span = self._marks.index("annotations").get(note.key)
        if span is not None:
            mark = QColor(readable(note.color, THEME.page))
            x, y = left + indent, top + metrics.height() * 0.55
            paint_layers.paint_pattern(painter, x, x + swatch, y, mark, self._marks.pattern(span), 0.8)

    def _set(
        self, words: str, width: float, painter: QPainter | None, left: float, top: float, *, strong: bool
    ) -> float:
        """Set words in lines of a width; return their height."""
        layout = QTextLayout(words, self._small)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height() * 1.05
        layout.endLayout()
        if painter is not None:
            painter.setPen(QColor(THEME.ink if strong else blended(THEME.ink, THEME.page, 0.75)))
            draw_layout(painter, layout, QPointF(left, top))
        return height


def _write(painter: QPainter, words: str, font: QFont, left: float, baseline: float) -> None:
    """Write one line; a layout keeps the screen's measures, which the painter then scales."""
    layout = QTextLayout(words, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    draw_layout(painter, layout, QPointF(left, baseline - line.ascent()))
