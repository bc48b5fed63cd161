"""The table of the grid: two views of one model side by side; the left one never scrolls away."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QWidget

from desktop.views.ledger.grid_model import LEAD, LedgerGridModel
from desktop.views.widgets.text_metrics import line_height

_LEAD_WIDTHS = {"place": 120, "year": 48, "done": 52}
_CELL_WIDTH = 132
_HEADING_PADDING = 22
_HEADER_LINES = 3

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class _Half(QTableView):
    """One of the two views; the keys that move are handled by both together."""

    def __init__(self, name: str, on_key: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._on_key = on_key
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(10)
        header = self.horizontalHeader()
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        header.setDefaultAlignment(wrapped)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setTextElideMode(Qt.TextElideMode.ElideNone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move across both views."""
        if not self._on_key(event):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the current cell is; Qt itself would choose one."""
        QAbstractItemView.viewport(self).update()
        super().focusInEvent(event)


class GridTable(QWidget):
    """The grid: place, year and progress, and the columns that a user pinned, stay at the left.

    Signals:
        current_changed: Another cell is the current one (`QModelIndex`).
        sort_wanted: The heading of a column was clicked (its number).
        header_menu_wanted: A heading was clicked with the right button: its column, and where on the screen.
        activated: A cell was clicked twice (`QModelIndex`).
    """

    current_changed = Signal(object)
    sort_wanted = Signal(int)
    header_menu_wanted = Signal(int, QPoint)
    activated = Signal(object)

    def __init__(self, model: LedgerGridModel) -> None:
        super().__init__()
        self._model = model
        self._pinned: list[int] = []
        self._hidden: frozenset[int] = frozenset()
        self.frozen = _Half("ledger-frozen", self._handle_key)
        self.cells = _Half("ledger-cells", self._handle_key)
        self.selection = QItemSelectionModel(model, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for view in (self.frozen, self.cells):
            view.setModel(model)
            view.setSelectionModel(self.selection)
            header = view.horizontalHeader()
            header.sectionClicked.connect(self.sort_wanted)
            header.customContextMenuRequested.connect(
                lambda where, header=header: self.header_menu_wanted.emit(
                    header.logicalIndexAt(where), header.mapToGlobal(where)
                )
            )
            view.doubleClicked.connect(lambda index: self.activated.emit(index))
            row.addWidget(view, 0 if view is self.frozen else 1)
        for view in (self.frozen, self.cells):  # also where all fits: the rows of both have to end together
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.frozen.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cells.verticalScrollBar().valueChanged.connect(self.frozen.verticalScrollBar().setValue)
        self.frozen.verticalScrollBar().valueChanged.connect(self.cells.verticalScrollBar().setValue)
        self.frozen.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.selection.currentChanged.connect(lambda index, _: self.current_changed.emit(index))
        model.modelReset.connect(self.lay_out)
        self.lay_out()

    def lay_out(self) -> None:
        """Set the sizes of rows and columns, and the columns of each view."""
        height = line_height(self.font())
        frozen_width = 0
        for view in (self.frozen, self.cells):
            view.verticalHeader().setDefaultSectionSize(height + 8)
            view.horizontalHeader().setFixedHeight(_HEADER_LINES * height + 8)
            for column in range(self._model.columnCount()):
                at_left = column < len(LEAD) or column in self._pinned
                view.setColumnHidden(column, at_left != (view is self.frozen) or column in self._hidden)
                width = self._lead_width(column) if column < len(LEAD) else _CELL_WIDTH
                view.setColumnWidth(column, width)
                if view is self.frozen and not view.isColumnHidden(column):
                    frozen_width += width
        self.frozen.setFixedWidth(frozen_width + 3)

    def _lead_width(self, column: int) -> int:
        """Return the width of a column at the left, in which its heading has room in one line."""
        heading = str(self._model.headerData(column, Qt.Orientation.Horizontal) or "")
        needed = self.fontMetrics().horizontalAdvance(heading) + _HEADING_PADDING
        return max(_LEAD_WIDTHS[LEAD[column]], needed)

    # Columns.

    def set_hidden(self, columns: Collection[int]) -> None:
        """Show all columns but these."""
        self._hidden = frozenset(columns)
        self.lay_out()

    def is_pinned(self, column: int) -> bool:
        """Return whether a column was pinned."""
        return column in self._pinned

    def toggle_pinned(self, column: int) -> None:
        """Let a column stay at the left, or scroll with the others again."""
        if column in self._pinned:
            self._pinned.remove(column)
        elif column >= len(LEAD):
            self._pinned.append(column)
        self.lay_out()

    def unpin_all(self) -> None:
        """Let all columns scroll again: others are shown."""
        self._pinned.clear()

    def shown_columns(self) -> list[int]:
        """Return the columns of cells that are shown, from left to right."""
        held = [one for one in range(len(LEAD), self._model.columnCount()) if one not in self._hidden]
        return sorted(held, key=lambda one: one not in self._pinned)

    # The current cell.

    def current(self) -> QModelIndex:
        """Return the current cell."""
        return self.selection.currentIndex()

    def go_to(self, index: QModelIndex) -> None:
        """Make a cell the current one and bring it into view."""
        if not index.isValid():
            return
        view = self._view_of(index.column())
        had_focus = self.frozen.hasFocus() or self.cells.hasFocus()
        self.selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        view.scrollTo(index)
        if view is self.frozen:
            self.cells.verticalScrollBar().setValue(self.frozen.verticalScrollBar().value())
        if had_focus:
            view.setFocus()

    def take_focus(self) -> None:
        """Focus the view that has the current cell, or the first cell where there is none."""
        if not self.current().isValid() and self._model.rowCount() and self.shown_columns():
            self.go_to(self._model.index(0, self.shown_columns()[0]))
        self._view_of(self.current().column()).setFocus()

    def has_focus(self) -> bool:
        """Return whether keys go to the grid."""
        return self.frozen.hasFocus() or self.cells.hasFocus()

    def _view_of(self, column: int) -> QTableView:
        at_left = 0 <= column < len(LEAD) or column in self._pinned
        return self.frozen if at_left else self.cells

    def _handle_key(self, event: QKeyEvent) -> bool:
        """Move by a key; return whether it was one that moves."""
        columns, count = self.shown_columns(), self._model.rowCount()
        if not columns or not count or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        here = self.current()
        row = max(0, here.row())
        place = columns.index(here.column()) if here.column() in columns else 0
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        page = max(
            1, self.cells.viewport().height() // max(1, self.cells.verticalHeader().defaultSectionSize()) - 1
        )
        key = Qt.Key(event.key())
        if key in _STEPS:
            down, right = _STEPS[key]
            far = max(count, len(columns)) if control else 1
            row, place = row + down * far, place + right * far
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            place = 0 if key == Qt.Key.Key_Home else len(columns)
            row = row if not control else (0 if key == Qt.Key.Key_Home else count)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not control:
            row += page if key == Qt.Key.Key_PageDown else -page
        else:
            return False
        row, place = min(max(row, 0), count - 1), min(max(place, 0), len(columns) - 1)
        self.go_to(self._model.index(row, columns[place]))
        return True
