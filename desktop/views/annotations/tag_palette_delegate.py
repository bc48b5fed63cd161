"""How a line of the tag palette looks: color, name, path, key, number of uses."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.i18n import translate
from desktop.views import display_names
from desktop.views.annotations.delegates import ListDelegate
from desktop.views.reader.theme import readable
from desktop.views.widgets.table_model import ROW_ROLE
from desktop.views.widgets.text_metrics import LEFT, RIGHT, line_height, smaller_font


class TagPaletteDelegate(ListDelegate):
    """Paints a line of the palette."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a line."""
        return QSize(80, line_height(option.font) + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the tag, or the offer of a new one."""
        hit = index.data(ROW_ROLE)
        if hit is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_background(painter, option, line=False)
        rect = option.rect.adjusted(8, 0, -8, 0)
        self._paint_color(painter, rect, hit.tag.color if hit.tag else "", taken=hit.taken)
        above, _, name = display_names.tag_path(hit.path).rpartition("/")
        if hit.tag is None:
            above, name = "", translate("Palette", "New tag “%1”").replace("%1", hit.path)
        side = (
            " · ".join(part for part in (hit.tag.shortcut or "", str(hit.tag.count or "")) if part)
            if (hit.tag is not None)
            else ""
        )
        painter.setFont(smaller_font(option.font))
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(rect, RIGHT, side)
        width = rect.width() - 24 - QFontMetrics(smaller_font(option.font)).horizontalAdvance(side) - 10
        metrics = QFontMetrics(option.font)
        name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
        painter.setFont(option.font)
        painter.setPen(QColor(self.theme.text if hit.tag else self.theme.accent))
        painter.drawText(QRect(rect.left() + 24, rect.top(), width, rect.height()), LEFT, name)
        used = metrics.horizontalAdvance(name) + 10
        if above and used < width:
            painter.setFont(smaller_font(option.font))
            painter.setPen(QColor(self.theme.muted))
            words = QFontMetrics(smaller_font(option.font)).elidedText(
                above, Qt.TextElideMode.ElideLeft, width - used
            )
            painter.drawText(
                QRect(rect.left() + 24 + used, rect.top(), width - used, rect.height()), LEFT, words
            )
        painter.restore()

    def _paint_color(self, painter: QPainter, rect: QRect, color: str, *, taken: bool) -> None:
        """Paint the color, ticked where the tag is taken, or a plus for a new one."""
        chip = QRectF(rect.left(), rect.center().y() - 6, 13, 13)
        if color:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(readable(color, self.theme.panel)))
            painter.drawRoundedRect(chip, 3, 3)
        painter.setPen(QColor(self.theme.text if not color or taken else self.theme.panel))
        mark = "✓" if taken else "" if color else "+"
        painter.drawText(chip.adjusted(-3, -3, 3, 3), Qt.AlignmentFlag.AlignCenter, mark)
