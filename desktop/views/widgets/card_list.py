"""The card list: rows of unlike height, one below the other, of which only those in view are measured.

A list view of Qt asks for the height of every row whenever one comes or goes; of twenty thousand that takes
seconds. Here a row counts as high as a usual one until it comes into view.
"""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

USUAL_HEIGHT_PX = 72
"""Height that a row has before it was measured."""


class CardList(QTableView):
    """A table of one column without headings, whose rows are as high as their delegate wants them to be."""

    _measuring = False  # of the class: Qt lays out while it is being made

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(USUAL_HEIGHT_PX)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model; a row of it that changes is measured again."""
        super().setModel(model)
        if model is not None:
            model.dataChanged.connect(self.measure_rows)

    def measure_rows(self) -> None:
        """Make the rows in view as high as they are to be."""
        if self._measuring or self.model() is None:
            return
        self._measuring = True
        try:
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            row, height = max(0, self.rowAt(0)), self.viewport().height()
            while row < self.model().rowCount() and self.rowViewportPosition(row) < height:
                wanted = self._height_of(option, row)
                if wanted != self.rowHeight(row):
                    self.verticalHeader().resizeSection(row, wanted)
                row += 1
        finally:
            self._measuring = False

    def _height_of(self, option: QStyleOptionViewItem, row: int) -> int:
        index = self.model().index(row, 0)
        delegate = self.itemDelegateForIndex(index)
        size: QSize = delegate.sizeHint(option, index)
        return size.height()

    def updateGeometries(self) -> None:
        """Measure what is in view whenever rows came or went."""
        super().updateGeometries()
        self.measure_rows()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Measure what comes into view."""
        super().scrollContentsBy(dx, dy)
        self.measure_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure again: how many lines a row takes depends on the width."""
        super().resizeEvent(event)
        self.measure_rows()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        /,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view; once more, when the rows around it have been measured."""
        super().scrollTo(index, hint)
        self.measure_rows()
        super().scrollTo(index, hint)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier, /
    ) -> QModelIndex:
        """Go to the first row by Home and to the last by End, as in a list."""
        if action == QAbstractItemView.CursorAction.MoveHome:
            return self.model().index(0, 0)
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self.model().index(self.model().rowCount() - 1, 0)
        return super().moveCursor(action, modifiers)
