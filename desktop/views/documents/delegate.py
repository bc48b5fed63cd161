"""How a document looks in the narrow list: its title, and below it what tells it from others."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.actions.row_types import DocumentRow
from desktop.theme import Theme
from desktop.views import display_names
from desktop.views.documents.grouped import HEADING_ROLE
from desktop.views.widgets.table_model import ROW_ROLE
from desktop.views.widgets.text_metrics import LEFT, line_height, smaller_font

MARGIN = 12
BAR_WIDTH = 34
"""Pixels of the bar that shows how far a document is annotated."""

GAP = 3

SEPARATOR = " · "


class DocumentDelegate(QStyledItemDelegate):
    """Paints a document in two lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.opened = ""
        """Id of the document that is open; it is marked by a bar."""
        self.progress: Callable[[DocumentRow], float] = lambda _: 0.0
        """Returns how far into its text a document is annotated, 0 to 1."""
        self._heights: dict[str, tuple[int, int]] = {}  # of a heading and of a document, by the font

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines, or of a heading."""
        font: QFont = option.font
        heights = self._heights.get(font.key())
        if heights is None:
            line = line_height(font)
            heights = line + 12, line + line_height(smaller_font(font)) + GAP + 16
            self._heights[font.key()] = heights
        return QSize(120, heights[index.data(HEADING_ROLE) is None])

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint title and second line."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, DocumentRow):
            self._paint_heading(painter, option, str(index.data() or ""))
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        painter.save()
        self._paint_background(painter, rect, state, row.id == self.opened)
        inner = rect.adjusted(MARGIN, 8, -MARGIN, -8)
        count = display_names.number_text(row.annotations) if row.annotations else ""
        self._paint_second_line(painter, inner, smaller_font(font), row, count)
        self._paint_title(painter, inner, font, row)
        painter.restore()

    def _paint_background(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, opened: bool
    ) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self.theme.chosen if opened else self.theme.hover))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(self.theme.hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(self.theme.line))
        if opened:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), QColor(self.theme.accent))
        elif state & QStyle.StateFlag.State_Selected:  # chosen alone: it has an outline, but no bar
            painter.setPen(QColor(self.theme.border))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_title(self, painter: QPainter, inner: QRect, font: QFont, row: DocumentRow) -> None:
        metrics = QFontMetrics(font)
        if not row.opened:  # bold, and a dot before it
            font = QFont(font)
            font.setBold(True)
            metrics = QFontMetrics(font)
            self._paint_dot(painter, inner)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text))
        line = QRect(inner.left(), inner.top(), inner.width(), line_height(font))
        painter.drawText(line, LEFT, _elided(metrics, row.title.replace("\n", " "), line.width()))

    def _paint_second_line(
        self, painter: QPainter, inner: QRect, font: QFont, row: DocumentRow, count: str
    ) -> None:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        height = line_height(font)
        line = QRect(inner.left(), inner.bottom() - height + 1, inner.width(), height)
        if count:
            width = metrics.horizontalAdvance(count) + 12
            badge = QRect(line.right() - width, line.top() - 1, width, height + 2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(self.theme.accent))
            painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, count)
            line.setWidth(line.width() - width - 8)
            share = self.progress(row)
            if share:
                self._paint_progress(painter, line, share)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(line, LEFT, _elided(metrics, fitting_line(row, metrics, line.width()), line.width()))

    def _paint_progress(self, painter: QPainter, line: QRect, share: float) -> None:
        """Paint how far the document is annotated, and take the room for it off the line."""
        bar = QRect(line.right() - BAR_WIDTH, line.center().y() - 1, BAR_WIDTH, 4)
        painter.fillRect(bar, QColor(self.theme.border))
        bar.setWidth(max(2, round(BAR_WIDTH * share)))
        painter.fillRect(bar, QColor(self.theme.accent))
        line.setWidth(line.width() - BAR_WIDTH - 8)

    def _paint_dot(self, painter: QPainter, inner: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.accent))
        painter.drawEllipse(inner.left() - 9, inner.top() + 7, 6, 6)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        font = QFont(option.font)
        font.setBold(True)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted))
        inner = option.rect.adjusted(4, 0, -MARGIN, 0)
        painter.drawText(inner, LEFT, _elided(QFontMetrics(font), words, inner.width()))
        painter.restore()


def second_line(row: DocumentRow) -> str:
    """Return a text that says in one line what tells a document from others: region, year, length, kind."""
    return SEPARATOR.join(_parts(row))


def _parts(row: DocumentRow) -> list[str]:
    parts = [
        row.region,
        "" if row.year is None else str(row.year),
        display_names.length_text(row.characters),
        display_names.kind(row.kind),
    ]
    return [part for part in parts if part]


def fitting_line(row: DocumentRow, metrics: QFontMetrics, width: int) -> str:
    """Return as many parts of the second line as a width has room for, at least the first."""
    parts = _parts(row)
    while len(parts) > 1 and metrics.horizontalAdvance(SEPARATOR.join(parts)) > width:
        parts.pop()
    return SEPARATOR.join(parts)


def _elided(metrics: QFontMetrics, text: str, width: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
