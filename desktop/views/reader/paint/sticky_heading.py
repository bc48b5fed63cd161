"""The sticky heading: above the page, the path of headings of the section that is at its top."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.text.outline import Heading
from desktop.views.reader.model import ReaderModel

SEPARATOR = " › "
"""What stands between two headings of the path."""


def path_at(headings: Sequence[Heading], code_point: int) -> list[Heading]:
    """Return the headings under which a code point stands, from the highest down.

    Arguments:
        headings: All headings, in order.
        code_point: The place; a heading belongs to its own section.
    """
    at = bisect_right([heading.start for heading in headings], code_point)
    path: list[Heading] = []
    for heading in reversed(headings[:at]):
        if not path or heading.level < path[0].level:
            path.insert(0, heading)
    return path


class StickyHeading(QWidget):
    """A line above the page; a click on it goes to the heading it names last."""

    def __init__(self, model: ReaderModel, go: Callable[[int], None], parent: QWidget):
        """Make the line.

        Arguments:
            model: What the pane shows.
            go: Brings a code point into view.
            parent: The pane.
        """
        super().__init__(parent)
        self._model = model
        self._go = go
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """Return the height of a line of small text with some padding."""
        return QSize(100, round(QFontMetricsF(self._model.page.measures.label_font).height()) + 8)

    def path(self) -> list[Heading]:
        """Return the headings it names."""
        return path_at(self._model.page.headings, self._model.viewport.first_code_point())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the path in line with the column."""
        theme, view = self._model.theme, self._model.viewport
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.page))
        path = self.path()
        if path and not self._is_title_in_view(path[-1]):
            font = view.page.measures.label_font
            painter.setFont(font)
            painter.setPen(QColor(theme.faint))
            words = SEPARATOR.join(heading.title for heading in path)
            box = QRectF(view.left, 0, view.page.width, self.height() - 1)
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideMiddle, box.width())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
            painter.fillRect(QRectF(view.left, self.height() - 1, view.page.width, 1), QColor(theme.rule))
        painter.end()

    def _is_title_in_view(self, heading: Heading) -> bool:
        return heading.start >= self._model.viewport.first_code_point()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the heading."""
        path = self.path()
        if path:
            self._go(path[-1].start)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing is left to do."""
        event.accept()
