"""The reading model for Qt: the rows of a reading, sorted by any column."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.actions.ledger_cells import LedgerCell
from desktop.actions.ledger_readings import COLUMNS, ReadingColumn, Row
from desktop.views.ledger.reading_text import column_title, value_words
from desktop.views.widgets.text_metrics import LEFT, RIGHT

Index = QModelIndex | QPersistentModelIndex


class ReadingModel(QAbstractTableModel):
    """The rows of one reading."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: Sequence[ReadingColumn] = ()
        self._made: list[Row] = []
        self._rows: list[Row] = []

    def set_rows(self, name: str, rows: Sequence[Row]) -> None:
        """Show another reading; columns without a single value are left out."""
        self.beginResetModel()
        used = {column for row in rows for column, value in row.items() if value not in (None, "")}
        self._columns = [one for one in COLUMNS[name] if one.name in used or not rows]
        self._made, self._rows = list(rows), list(rows)
        self.endResetModel()

    def rows(self) -> Sequence[Row]:
        """Return the rows in the order they are shown in."""
        return self._rows

    def cells_of(self, index: Index) -> list[LedgerCell]:
        """Return the cells of a row, the one in the column of the index first."""
        if not index.isValid() or index.row() >= len(self._rows):
            return []
        row = self._rows[index.row()]
        names = [self._columns[index.column()].name, *(one.name for one in self._columns)]
        found = [row.get(name) for name in dict.fromkeys(names)]
        return [one for one in found if isinstance(one, LedgerCell)]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return what is shown of a row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        value = self._rows[index.row()].get(self._columns[index.column()].name)
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if value is None else value_words(self._columns[index.column()].name, value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if isinstance(value, int | float) else LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Return a column's heading."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return column_title(self._columns[section].name) if section < len(self._columns) else None
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, rows without a value last; below 0 as they were made."""
        self.beginResetModel()
        self._rows = list(self._made)
        if 0 <= column < len(self._columns):
            name = self._columns[column].name
            known = [row for row in self._rows if _key(row.get(name)) is not None]
            known.sort(
                key=lambda row: _key(row[name]) or (0, 0.0, ""), reverse=order == Qt.SortOrder.DescendingOrder
            )
            self._rows = known + [row for row in self._rows if _key(row.get(name)) is None]
        self.endResetModel()


def _key(value: Any) -> tuple[int, float, str] | None:
    """Return what a value is sorted by: numbers before words; None where there is none."""
    if isinstance(value, LedgerCell):
        value = value.value.in_base
    if value is None:
        return None
    return (0, float(value), "") if isinstance(value, int | float) else (1, 0.0, str(value))
