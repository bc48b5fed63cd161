"""How tags and annotations look in their lists."""

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.actions.row_types import AnnotationRow, TagRow
from desktop.text.span_styles import HIGHLIGHT
from desktop.theme import Theme
from desktop.views import display_names
from desktop.views.reader.theme import readable
from desktop.views.widgets.table_model import ROW_ROLE
from desktop.views.widgets.text_metrics import LEFT, RIGHT, line_height, smaller_font

Index = QModelIndex | QPersistentModelIndex

DOCUMENT_COUNT_ROLE = ROW_ROLE + 16
"""How many annotations of the document that is open bear a tag; None where none is open."""

NOT_AT_LINE_START = frozenset("，。、；：！？）》」』】〉〕”’…—,.;:!?)%％")
NOT_AT_LINE_END = frozenset("（《「『【〈〔“‘(")
"""Signs that no line begins or ends with."""

_IN_NUMBER = re.compile(r"[0-9A-Za-z.,][0-9A-Za-z.,%]")


class ListDelegate(QStyledItemDelegate):
    """The ground that all our lists share."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def paint_background(self, painter: QPainter, option: QStyleOptionViewItem, *, line: bool) -> None:
        """Paint what lies behind an item: chosen, under the pointer, with the focus."""
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self.theme.chosen))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(self.theme.hover))
        if line:
            rect = option.rect
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(self.theme.line))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            # Smoothed, it would lie half a pixel outside, where nothing is painted anew when it goes.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
            painter.restore()


class TagDelegate(ListDelegate):
    """Paints a tag: its color, its name, its key, how often it is used."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line."""
        return QSize(80, line_height(option.font) + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the tag."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, TagRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_background(painter, option, line=False)
        rect = option.rect.adjusted(4, 0, -10, 0)
        chip = QRectF(rect.left(), rect.center().y() - 5, 11, 11)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(readable(row.color, self.theme.panel)))
        painter.drawRoundedRect(chip, 3, 3)
        right = self._paint_count(painter, rect, option.font, row, index.data(DOCUMENT_COUNT_ROLE))
        right = self._paint_key(painter, rect, right, option.font, row)
        name = QRect(rect.left() + 19, rect.top(), right - rect.left() - 23, rect.height())
        painter.setFont(option.font)
        painter.setPen(QColor(self.theme.muted if row.archived else self.theme.text))
        elided = QFontMetrics(option.font).elidedText(row.name, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, LEFT, elided)
        painter.restore()

    def _paint_count(self, painter: QPainter, rect: QRect, font: QFont, row: TagRow, here: object) -> int:
        """Paint how often the tag is used, here and in all, and return what is left to the right."""
        place = QRect(rect.right() - 40, rect.top(), 40, rect.height())
        painter.setFont(smaller_font(font))
        painter.setPen(QColor(self.theme.muted))
        if not row.count:
            return place.left()
        words = display_names.number_text(row.count)
        if isinstance(here, int):
            words = f"{display_names.number_text(here)} / {words}"
            place.setLeft(
                rect.right() - max(40, QFontMetrics(smaller_font(font)).horizontalAdvance(words) + 6)
            )
        painter.drawText(place, RIGHT, words)
        return place.left()

    def _paint_key(self, painter: QPainter, rect: QRect, right: int, font: QFont, row: TagRow) -> int:
        """Paint the key as a key and give what is left to the right."""
        if not row.shortcut:
            return right
        cap = QRectF(right - 18, rect.center().y() - 8, 18, 17)
        painter.setBrush(QColor(self.theme.raised))
        painter.setPen(QColor(self.theme.border))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(smaller_font(font))
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, row.shortcut)
        return int(cap.left())


NOTE_INSET_PX = 20
"""Pixels from a card's left edge to the field of its note."""


def note_place(card: QRect, height: int) -> QRect:
    """Return where the field of a note lies in its card."""
    left, bottom = card.left() + NOTE_INSET_PX, card.bottom() - 9
    return QRect(left, bottom - height + 1, card.right() - 10 - left, height)


class AnnotationDelegate(ListDelegate):
    """Paints an annotation: a bar in the tag's color, the tag, the words, the note.

    Attributes:
        editing: Id of the annotation whose note is a field in its card, and that field's height in pixels.
        names_annotators: Whether cards say who annotated: only where that tells them apart.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.editing = ("", 0)
        self.names_annotators = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of tag, two lines of words, and the note."""
        row = index.data(ROW_ROLE)
        step = line_height(option.font) + 2
        height = 16 + (1 + _lines(row, option)) * step
        if isinstance(row, AnnotationRow):
            height += self.editing[1] + 4 if row.id == self.editing[0] else step * bool(row.note)
        return QSize(80, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the annotation."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, AnnotationRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_background(painter, option, line=True)
        rect = option.rect.adjusted(12, 8, -12, -8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(readable(row.color or HIGHLIGHT, self.theme.panel)))
        painter.drawRoundedRect(QRectF(rect.left(), rect.top() + 1, 4, rect.height() - 1), 2, 2)
        inner = rect.adjusted(13, 0, 0, 0)
        metrics = QFontMetrics(option.font)
        step = line_height(option.font) + 2
        self._paint_head(painter, inner, option.font, row)
        painter.setFont(option.font)
        painter.setPen(QColor(self.theme.text))
        lines = _lines(row, option)
        for number, words in enumerate(_wrapped(row.quote, metrics, inner.width(), lines), 1):
            painter.drawText(
                QRect(inner.left(), inner.top() + number * step, inner.width(), step), LEFT, words
            )
        if row.note and row.id != self.editing[0]:
            self._paint_note(
                painter, QRect(inner.left(), inner.bottom() - step + 1, inner.width(), step), option, row
            )
        painter.restore()

    def _paint_head(self, painter: QPainter, inner: QRect, font: QFont, row: AnnotationRow) -> None:
        metrics = QFontMetrics(smaller_font(font))
        painter.setFont(smaller_font(font))
        painter.setPen(QColor(self.theme.muted))
        line = QRect(inner.left(), inner.top(), inner.width(), line_height(font))
        who = row.annotator
        if who and self.names_annotators:
            painter.drawText(line, RIGHT, who)
            line.setWidth(line.width() - metrics.horizontalAdvance(who) - 8)
        words = metrics.elidedText(
            display_names.annotation_name(row.tag_path, row.note), Qt.TextElideMode.ElideMiddle, line.width()
        )
        painter.drawText(line, LEFT, words)

    def _paint_note(
        self, painter: QPainter, line: QRect, option: QStyleOptionViewItem, row: AnnotationRow
    ) -> None:
        metrics = QFontMetrics(option.font)
        painter.setPen(QColor(self.theme.accent))
        note = " ".join(row.note.split())
        painter.drawText(
            line, LEFT, metrics.elidedText(f"✎ {note}", Qt.TextElideMode.ElideRight, line.width())
        )


def _lines(row: object, option: QStyleOptionViewItem) -> int:
    """Return how many lines the words of an annotation take: one or two."""
    if not isinstance(row, AnnotationRow):
        return 1
    width = (option.widget.width() if option.widget is not None else option.rect.width()) - 50
    return 2 if QFontMetrics(option.font).horizontalAdvance(row.quote[:80]) > width > 0 else 1


def _line_end(text: str, most: int) -> int:
    """Return how many characters a line takes, so that none begins with a full stop or tears a number."""
    at = most
    while most - at < 12 and 1 < at < len(text):
        held = text[at] in NOT_AT_LINE_START or text[at - 1] in NOT_AT_LINE_END
        if not held and not _IN_NUMBER.fullmatch(text[at - 1 : at + 1]):
            return at
        at -= 1
    return most


def _wrapped(text: str, metrics: QFontMetrics, width: int, lines: int) -> list[str]:
    """Break words into lines, the last one elided; Chinese breaks between almost any two characters."""
    rest = " ".join(text.split())
    result = []
    for _ in range(lines - 1):
        fits = len(rest)
        while fits > 1 and metrics.horizontalAdvance(rest[:fits]) > width:
            fits = min(fits - 1, max(1, fits * width // max(1, metrics.horizontalAdvance(rest[:fits]))))
        fits = _line_end(rest, fits)
        result.append(rest[:fits])
        rest = rest[fits:].lstrip()
    result.append(metrics.elidedText(rest[:200], Qt.TextElideMode.ElideRight, width))
    return result
