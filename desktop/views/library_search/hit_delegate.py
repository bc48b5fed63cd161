"""The hit delegate: paints a line with its hit in the middle, so that all hits stand under each other."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.text.concordance import ConcordanceLine
from desktop.theme import Theme
from desktop.views.library_search.hit_table_model import LINE_ROLE

LEFT_SHARE = 0.44
"""Share of the width that is left of the hits."""

PADDING_PX = 8
"""Pixels at both ends of a line."""

GAP_PX = 3
"""Pixels between the hit and what stands beside it."""


class HitDelegate(QStyledItemDelegate):
    """Paints lines of a concordance."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a line: the hit bold and on the ground of hits, the context cut at both ends."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, ConcordanceLine):
            super().paint(painter, option, index)
            return
        theme, rect = self.theme, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if selected or hovered:
            painter.fillRect(rect, QColor(theme.chosen if selected else theme.hover))
        bold = QFont(option.font)
        bold.setBold(True)
        plain_metrics, bold_metrics = QFontMetrics(option.font), QFontMetrics(bold)
        hit_width = bold_metrics.horizontalAdvance(line.hit) + 1  # what is rounded down would be elided
        left, hit, right = hit_rects(rect, hit_width)
        painter.fillRect(hit.adjusted(-1, 4, 1, -4), QColor(theme.hit))
        painter.setPen(QColor(theme.text))
        self._draw(painter, option.font, left, plain_metrics, line.left, Qt.TextElideMode.ElideLeft)
        self._draw(painter, bold, hit, bold_metrics, line.hit, Qt.TextElideMode.ElideMiddle)
        self._draw(painter, option.font, right, plain_metrics, line.right, Qt.TextElideMode.ElideRight)
        painter.restore()

    @staticmethod
    def _draw(
        painter: QPainter, font: QFont, room: QRect, metrics: QFontMetrics, text: str, cut: Qt.TextElideMode
    ) -> None:
        painter.setFont(font)
        side = (
            Qt.AlignmentFlag.AlignRight if cut == Qt.TextElideMode.ElideLeft else Qt.AlignmentFlag.AlignLeft
        )
        shown = metrics.elidedText(text, cut, room.width())
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


def hit_rects(rect: QRect, hit_width: int) -> tuple[QRect, QRect, QRect]:
    """Return where left context, hit and right context of a line are.

    Args:
        rect: Where the line is.
        hit_width: Width of the hit in pixels; two thirds of what is right of the middle at most.
    """
    middle = rect.left() + round(rect.width() * LEFT_SHARE)
    width = min(hit_width, (rect.right() - middle) * 2 // 3)
    left = QRect(
        rect.left() + PADDING_PX, rect.top(), middle - rect.left() - PADDING_PX - GAP_PX, rect.height()
    )
    hit = QRect(middle, rect.top(), width, rect.height())
    begin = middle + width + GAP_PX
    right = QRect(begin, rect.top(), max(0, rect.right() - PADDING_PX - begin), rect.height())
    return left, hit, right
