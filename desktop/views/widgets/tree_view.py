"""A list of rows with columns, which frames the current row while it has the focus."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView


class RowTreeView(QTreeView):
    """A tree of rows. Qt's own frame round the current row is a bar with a gradient."""

    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row and, where the keys would go on from it, a thin frame."""
        super().drawRow(painter, options, index)
        here = self.currentIndex()
        if self.hasFocus() and index.row() == here.row() and index.parent() == here.parent():
            painter.setPen(QPen(self.palette().accent().color(), 1))
            painter.drawRect(options.rect.adjusted(0, 0, -1, -1))

    def select_row(self, index: QModelIndex) -> None:
        """Make a row the current one, select it alone and bring it into view.

        Qt's own ``setCurrentIndex`` looks at the keys that are held down: with Ctrl, as in Ctrl+PgDown, it
        would add the row to those selected.
        """
        kind = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, kind.ClearAndSelect | kind.Rows)
        self.scrollTo(index)
