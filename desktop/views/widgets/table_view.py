"""A table of rows, however many: none is laid out before it is seen, as a tree does with all of them."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

ROW_PADDING_PX = 7
"""Pixels that a row is higher than its text."""


class RowTableView(QTableView):
    """Rows that are chosen one at a time; the current one has a frame while the table has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rows")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(self.fontMetrics().height() + ROW_PADDING_PX)
        header = self.header()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def header(self) -> QHeaderView:
        """Return the header above the columns."""
        return self.horizontalHeader()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Let Home and End go to the first and the last row."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        if action in ends and self.model().rowCount():
            row = ends[action] % self.model().rowCount()
            return self.model().index(row, max(0, self.currentIndex().column()))
        return super().moveCursor(action, modifiers)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and a frame round the one from which the keys go on."""
        super().paintEvent(event)
        here = self.currentIndex()
        if self.hasFocus() and here.isValid():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self.palette().accent().color(), 1))
            top, height = self.rowViewportPosition(here.row()), self.rowHeight(here.row())
            painter.drawRect(0, top, self.viewport().width() - 1, height - 1)
            painter.end()
