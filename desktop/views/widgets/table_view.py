"""A table of rows, however many: none is laid out before it is seen, as a tree does with all of them."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

ROW_PADDING_PX = 7
"""Pixels that a row is higher than its text."""


class RowTableView(QTableView):
    """Rows, chosen one at a time at first; the current one has a frame while the table has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self._filling: tuple[int, int, int] | None = None
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
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def header(self) -> QHeaderView:
        """Return the header above the columns."""
        return self.horizontalHeader()

    def fill_width(self, column: int, least: int, most: int) -> None:
        """Let a column take the room that the others leave, which the last one would take otherwise.

        Args:
            column: The number of the column: one of words, since numbers would stand far from the others.
            least: Its width in pixels at least.
            most: Its width at most: what stands far apart is not read as one row.
        """
        self._filling = (column, least, most)
        self.header().setStretchLastSection(False)
        self._fill()

    def _fill(self) -> None:
        header = self.header()
        if self._filling is None or header.count() <= self._filling[0]:
            return
        column, least, most = self._filling
        others = header.length() - header.sectionSize(column)
        header.resizeSection(column, max(least, min(most, self.viewport().width() - others)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room again."""
        super().resizeEvent(event)
        self._fill()

    def setSelectionModel(self, selection: QItemSelectionModel, /) -> None:
        """Tell the header of no selection."""
        super().setSelectionModel(selection)
        keep_selection_from_header(self)

    def select_row(self, index: QModelIndex) -> None:
        """Make a row the current one, select it alone and bring it into view, whatever keys are held down."""
        kind = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, kind.ClearAndSelect | kind.Rows)
        self.scrollTo(index)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        /,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view, where its column is hidden as well."""
        if index.isValid() and self.isColumnHidden(index.column()):
            index = self.model().index(index.row(), self.header().logicalIndexAt(0))
        super().scrollTo(index, hint)

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


def keep_selection_from_header(table: QTableView) -> None:
    """Tell a table's header of no selection: to paint, it asks each row whether its column is selected."""
    header = table.horizontalHeader()
    header.setSelectionModel(QItemSelectionModel(table.model(), header))
