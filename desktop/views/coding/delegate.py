"""How a line of the palette looks: colour, name, where it stands, key, how often it is used."""

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.views import wording
from desktop.views.annotations.delegates import ListDelegate
from desktop.views.lines import LEFT, RIGHT, line_height, smaller
from desktop.views.reader.theme import readable
from desktop.views.rows import ROW_ROLE

translate = QCoreApplication.translate


class PaletteDelegate(ListDelegate):
    """Paints a line of the palette."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give the height of a line."""
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
        self.ground(painter, option, line=False)
        rect = option.rect.adjusted(8, 0, -8, 0)
        self._chip(painter, rect, hit.tag.colour if hit.tag else "", taken=hit.taken)
        above, _, name = wording.tag_path(hit.path).rpartition("/")
        if hit.tag is None:
            above, name = "", translate("Palette", "New tag “%1”").replace("%1", hit.path)
        side = (
            " · ".join(part for part in (hit.tag.shortcut or "", str(hit.tag.count or "")) if part)
            if (hit.tag is not None)
            else ""
        )
        painter.setFont(smaller(option.font))
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(rect, RIGHT, side)
        width = rect.width() - 24 - QFontMetrics(smaller(option.font)).horizontalAdvance(side) - 10
        metrics = QFontMetrics(option.font)
        name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
        painter.setFont(option.font)
        painter.setPen(QColor(self.theme.text if hit.tag else self.theme.accent))
        painter.drawText(QRect(rect.left() + 24, rect.top(), width, rect.height()), LEFT, name)
        used = metrics.horizontalAdvance(name) + 10
        if above and used < width:
            painter.setFont(smaller(option.font))
            painter.setPen(QColor(self.theme.muted))
            words = QFontMetrics(smaller(option.font)).elidedText(
                above, Qt.TextElideMode.ElideLeft, width - used
            )
            painter.drawText(
                QRect(rect.left() + 24 + used, rect.top(), width - used, rect.height()), LEFT, words
            )
        painter.restore()

    def _chip(self, painter: QPainter, rect: QRect, colour: str, *, taken: bool) -> None:
        """Paint the colour, ticked where the tag is taken, or a plus for a new one."""
        chip = QRectF(rect.left(), rect.center().y() - 6, 13, 13)
        if colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(readable(colour, self.theme.panel)))
            painter.drawRoundedRect(chip, 3, 3)
        painter.setPen(QColor(self.theme.text if not colour or taken else self.theme.panel))
        mark = "✓" if taken else "" if colour else "+"
        painter.drawText(chip.adjusted(-3, -3, 3, 3), Qt.AlignmentFlag.AlignCenter, mark)
