"""The list of figures as a table: its widths and its keys."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop.views.widgets.table_view import RowTableView

WIDTHS = (136, 64, 66, 56, 62, 58, 56, 160, 120)
"""Widths of the columns at first, in pixels."""

CHANGE = 3
"""The column of changes."""

HEADING_PADDING_PX = 14
"""Room around the words of a heading."""

LONG_CHANGE = "↑ 10.5%"
"""A change as long as most are; it has room, since level and growth stand in one row."""

CELL_PADDING_PX = 20
"""Room around the words of a cell."""

LEAST_INDICATOR_PX = 96
"""Width that the column of indicators keeps, however narrow the panel is."""


class FigureTable(RowTableView):
    """The table itself.

    Signals:
        wanted: Index of the figure to go to.
        copy_wanted: The selected rows are to be copied.
        annotate_wanted: The selected figures are to become annotations.
        correct_wanted: The current figure is to be corrected.
        confirm_wanted: The selected figures are right.
        dismiss_wanted: The selected figures are none.
    """

    wanted = Signal(QModelIndex)
    copy_wanted = Signal()
    annotate_wanted = Signal()
    confirm_wanted = Signal()
    correct_wanted = Signal()
    dismiss_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fitting = False
        self._sized_by_hand = False
        self.setProperty("look", "dense")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.clicked.connect(self.wanted)
        self.header().sectionResized.connect(self._on_section_resized)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the indicators take what value, unit and change leave of the width."""
        super().resizeEvent(event)
        self.fit_indicators()

    def fit_indicators(self) -> None:
        """Let the first four columns fill the width, unless the user chose the width of one of them."""
        if self._sized_by_hand or self.header().count() < len(WIDTHS):
            return
        self._fitting = True
        for column in (1, 2, 3):  # what stands in their headings differs by language
            heading = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
            wanted = max(WIDTHS[column], self.fontMetrics().horizontalAdvance(heading) + HEADING_PADDING_PX)
            if column == CHANGE:
                long = self.fontMetrics().horizontalAdvance(LONG_CHANGE) + CELL_PADDING_PX
                wanted = max(wanted, long)
            self.header().resizeSection(column, wanted)
        others = sum(self.header().sectionSize(column) for column in (1, 2, 3))
        self.header().resizeSection(0, max(LEAST_INDICATOR_PX, self.viewport().width() - others))
        self._fitting = False

    def _on_section_resized(self, column: int, _before: int, _now: int) -> None:
        if not self._fitting and self.isVisible() and column < 4:
            self._sized_by_hand = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key stands for with the figures that are selected."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.wanted.emit(self.currentIndex())
        elif key == Qt.Key.Key_M and not event.modifiers():
            self.annotate_wanted.emit()
        elif key == Qt.Key.Key_Y and not event.modifiers():
            self.confirm_wanted.emit()
        elif key == Qt.Key.Key_F2 or (key == Qt.Key.Key_E and not event.modifiers()):
            self.correct_wanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dismiss_wanted.emit()
        else:
            super().keyPressEvent(event)
