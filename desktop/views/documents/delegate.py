"""How a document looks in the narrow list: its title, and below it what tells it from others."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.actions.row_types import DocumentRow
from desktop.theme import Theme
from desktop.views import display_names
from desktop.views.widgets.table_model import ROW_ROLE
from desktop.views.widgets.text_metrics import LEFT, line_height, smaller_font

MARGIN = 12
GAP = 3


class DocumentDelegate(QStyledItemDelegate):
    """Paints a document in two lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.opened = ""
        """Id of the document that is open; it is marked in red ink."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines."""
        font: QFont = option.font
        height = line_height(font) + line_height(smaller_font(font)) + GAP
        return QSize(120, height + 16)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint title and second line."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, DocumentRow):
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
            painter.fillRect(rect, QColor(self.theme.chosen))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(self.theme.hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(self.theme.line))
        if opened:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), QColor(self.theme.accent))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_title(self, painter: QPainter, inner: QRect, font: QFont, row: DocumentRow) -> None:
        metrics = QFontMetrics(font)
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
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(line, LEFT, _elided(metrics, second_line(row), line.width()))


def second_line(row: DocumentRow) -> str:
    """Return a text that says in one line what tells a document from others: region, year, length, kind."""
    parts = [
        row.region,
        "" if row.year is None else str(row.year),
        display_names.length_text(row.characters),
        display_names.kind(row.kind),
    ]
    return " · ".join(part for part in parts if part)


def _elided(metrics: QFontMetrics, text: str, width: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
