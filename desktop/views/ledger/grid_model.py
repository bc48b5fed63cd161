"""The grid model for Qt: documents in rows, indicators in columns; only visible cells are read."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from desktop.actions.errors import LibraryError
from desktop.actions.ledger_cells import LedgerCell
from desktop.actions.ledger_grid import GridColumn, LedgerGrid, Summaries
from desktop.actions.row_types import DocumentRow
from desktop.i18n import translate
from desktop.views.ledger.cell_text import CONFLICT, cell_text, spoken_text, status_text
from desktop.views.session import Session
from desktop.views.widgets.tooltip import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

LEAD = ("place", "year", "done")
"""Columns before those of the cells: the place, the year, and how many cells of the document are decided."""

_BEFORE, _BEHIND = 3, 20
"""Rows around one that is shown whose cells are read with it."""


class LedgerGridModel(QAbstractTableModel):
    """The documents of a ledger, and a column for each indicator and status.

    Attributes:
        summaries: What is known of the cells of all documents.
        totals: How many cells are decided, and how many are in conflict.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._grid: LedgerGrid | None = None
        self._rows: list[DocumentRow] = []
        self._places: dict[str, int] = {}
        self.summaries: Summaries = {}
        self.totals = (0, 0)
        self._counts: dict[str, tuple[int, int]] = {}

    def forget_summaries(self) -> None:
        """Know nothing of the cells of all documents."""
        self.summaries, self._counts, self.totals = {}, {}, (0, 0)

    def take_summaries(self, found: Summaries) -> None:
        """Count anew the cells that are decided, and those in conflict, of documents."""
        self.summaries.update(found)
        for document_id, cells in found.items():
            before = self._counts.get(document_id, (0, 0))
            now = self._counts[document_id] = (cells.done, cells.conflicts)
            self.totals = (self.totals[0] + now[0] - before[0], self.totals[1] + now[1] - before[1])

    def set_grid(self, grid: LedgerGrid | None, rows: Sequence[DocumentRow]) -> None:
        """Show other cells."""
        self.beginResetModel()
        self._grid, self._rows = grid, list(rows)
        self._places = {row.id: number for number, row in enumerate(rows)}
        self.endResetModel()

    def refresh(self, document_ids: Sequence[str]) -> None:
        """Show documents again whose cells have changed."""
        for one in document_ids:
            place = self._places.get(one)
            if place is not None:
                self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))

    def rows(self) -> Sequence[DocumentRow]:
        """Return the documents in the order they are shown in."""
        return self._rows

    def columns(self) -> Sequence[GridColumn]:
        """Return the columns of cells."""
        return () if self._grid is None else self._grid.columns

    def column_at(self, index: Index) -> GridColumn | None:
        """Return the column of cells that an index is in; None for one before them."""
        place = index.column() - len(LEAD)
        return self.columns()[place] if 0 <= place < len(self.columns()) else None

    def cell_at(self, index: Index) -> LedgerCell | None:
        """Return the cell of an index; None where nothing is proposed for it yet."""
        place = index.column() - len(LEAD)
        if not index.isValid() or place < 0:
            return None
        cells = self.cells_of(index.row())
        try:
            return cells[place] if place < len(cells) else None
        except LibraryError:
            return None  # deleted meanwhile; the ledger is about to be read again

    def cells_of(self, row: int) -> Sequence[LedgerCell]:
        """Return the cells of a row; none where nothing is proposed for its document yet."""
        if self._grid is None or not self._session.is_open or not 0 <= row < len(self._rows):
            return ()
        queries = self._session.library.queries
        try:
            around = self._rows[max(0, row - _BEFORE) : row + _BEHIND]
            if self._rows[row].id not in self._grid.loaded:
                self._grid.load(queries, [one.id for one in around])
            return self._grid.cells(queries, self._rows[row].id)
        except LibraryError:
            return ()  # the same

    def index_of(self, document_id: str, column: int) -> QModelIndex:
        """Return the index of a document in a column; an invalid one where it is not shown."""
        place = self._places.get(document_id)
        return QModelIndex() if place is None else self.index(place, column)

    def done_of(self, document_id: str) -> tuple[int, int]:
        """Return how many cells of a document are decided, of how many."""
        return self._counts.get(document_id, (0, 0))[0], len(self.columns())

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many documents are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        if self._grid is None or (parent is not None and parent.isValid()):
            return 0
        return len(LEAD) + len(self.columns())

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return what is shown of a cell."""
        if role not in _ROLES or not index.isValid() or index.row() >= len(self._rows):
            return None
        if index.column() < len(LEAD):
            return self._lead(self._rows[index.row()], LEAD[index.column()], role)
        cell = self.cell_at(index)
        if cell is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(cell)
        if role == Qt.ItemDataRole.ForegroundRole:
            theme = self._session.theme
            quiet = theme.warning if cell.state == CONFLICT else theme.muted
            return QBrush(QColor(theme.text if cell.confirmed_by else quiet))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(spoken_text(cell))
        return spoken_text(cell)

    def _lead(self, row: DocumentRow, name: str, role: int) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(row.title)
        if role == Qt.ItemDataRole.ForegroundRole:
            return None
        if name == "place":
            return row.region or row.title
        if name == "year":
            return "" if row.year is None else str(row.year)
        done, total = self.done_of(row.id)
        return f"{done}/{total}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Return a column's heading: the status, and below it the indicator."""
        if orientation is not Qt.Orientation.Horizontal or role not in _HEADER_ROLES:
            return None
        if section < len(LEAD):
            return (
                translate("Ledger", "Place"),
                translate("Ledger", "Year"),
                translate("Ledger", "Done"),
            )[section]
        if section - len(LEAD) >= len(self.columns()):
            return None
        indicator, status = self.columns()[section - len(LEAD)]
        return f"{status_text(status)}\n{indicator}"


_ROLES = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)
_HEADER_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
