"""Documents under headings: the list of documents as a tree of two levels, by group, place or year."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.actions.row_types import DocumentRow
from desktop.lifetime import connect
from desktop.views import display_names
from desktop.views.widgets.table_model import ROW_ROLE, RowTableModel

Index = QModelIndex | QPersistentModelIndex

HEADING_ROLE = ROW_ROLE + 17
"""What a heading stands for: the id of a group, or the place or year itself."""

_DOCUMENT_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
"""Put together once: they are asked for several times for each row that is laid out."""

Heading = tuple[str, str]
"""What a heading stands for, and its words."""


class GroupedDocuments(QAbstractItemModel):
    """The rows of a list under headings; it follows the list, whatever changes there.

    Args:
        source: The list.
        parent: The object that it lives as long as.

    Signals:
        rebuilt: All documents were put under their headings again, and views know.
    """

    rebuilt = Signal()

    def __init__(self, source: RowTableModel[DocumentRow], parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._headings_of: Callable[[DocumentRow], Sequence[Heading]] = lambda _: ()
        self._order: Callable[[Heading], Any] = lambda heading: heading[1]
        self._headings: list[Heading] = []
        self._rows: list[list[DocumentRow]] = []
        self._places: dict[str, list[tuple[int, int]]] = {}
        self._is_shown = False
        connect(source.modelReset, self, self._rebuild_shown)
        connect(source.dataChanged, self, self._follow)

    def set_headings(
        self,
        headings_of: Callable[[DocumentRow], Sequence[Heading]],
        order: Callable[[Heading], Any],
    ) -> None:
        """Group in another way from the next time on that documents are put under their headings.

        Args:
            headings_of: Gives the headings that a document is under.
            order: Gives what headings are sorted by.
        """
        self._headings_of, self._order = headings_of, order

    def set_shown(self, shown: bool) -> None:
        """Say whether a view shows the documents under their headings: else nothing is kept up to date."""
        self._is_shown = shown

    def _rebuild_shown(self) -> None:
        if self._is_shown:
            self.rebuild()

    def rebuild(self) -> None:
        """Put all documents under their headings again."""
        self.beginResetModel()
        found: dict[Heading, list[DocumentRow]] = {}
        for row in self._source.shown_rows():
            for heading in self._headings_of(row):
                found.setdefault(heading, []).append(row)
        self._headings = sorted(found, key=self._order)
        self._rows = [found[heading] for heading in self._headings]
        self._places = {}
        for at, rows in enumerate(self._rows):
            for place, row in enumerate(rows):
                self._places.setdefault(row.id, []).append((at, place))
        self.endResetModel()
        self.rebuilt.emit()

    def _follow(self, first: QModelIndex, last: QModelIndex) -> None:
        """Show rows that were replaced in the list."""
        for number in range(first.row(), last.row() + 1):
            row = self._source.row_at(self._source.index(number, 0))
            for at, place in self._places.get(row.id, ()) if row is not None else ():
                assert row is not None
                self._rows[at][place] = row
                above = self.index(at, 0)
                self.dataChanged.emit(
                    self.index(place, 0, above), self.index(place, self.columnCount() - 1, above)
                )

    def row_at(self, index: Index) -> DocumentRow | None:
        """Return the document of an index; None for a heading."""
        at = index.internalId()
        return self._rows[at - 1][index.row()] if index.isValid() and at else None

    def heading_at(self, index: Index) -> Heading | None:
        """Return the heading of an index; None for a document."""
        return self._headings[index.row()] if index.isValid() and not index.internalId() else None

    def index_of(self, document_id: str) -> QModelIndex:
        """Return where a document is first; an invalid index where it is not."""
        places = self._places.get(document_id)
        if not places:
            return QModelIndex()
        at, place = places[0]
        return self.index(place, 0, self.index(at, 0))

    # What Qt asks for.

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return the index of a heading, or of a document under one."""
        at, count = 0, len(self._headings)
        if parent is not None and parent.isValid():
            if parent.internalId() or parent.column():
                return QModelIndex()
            at = parent.row() + 1
            count = len(self._rows[at - 1])
        if 0 <= row < count and 0 <= column < len(self._source.columns):
            return self.createIndex(row, column, at)
        return QModelIndex()

    def parent(self, child: Index | None = None) -> Any:
        """Return the index of a document's heading."""
        if child is None:
            return super().parent()
        at = child.internalId() if child.isValid() else 0
        return self.createIndex(at - 1, 0, 0) if at else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many headings there are, or documents under one."""
        if parent is None or not parent.isValid():
            return len(self._headings)
        return 0 if parent.internalId() or parent.column() else len(self._rows[parent.row()])

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return len(self._source.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return what a role holds for a heading or a cell."""
        heading = self.heading_at(index)
        if heading is None:
            if role == HEADING_ROLE:
                return None  # asked for each row that is measured
            row = self.row_at(index)
            return None if row is None else self._source.cell(row, index.column(), role)
        if role == HEADING_ROLE:
            return heading[0]
        if role == Qt.ItemDataRole.DisplayRole and index.column() == 0:
            return f"{heading[1]}  {display_names.number_text(len(self._rows[index.row()]))}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let documents be selected, and headings be opened and closed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _DOCUMENT_FLAGS if index.internalId() else Qt.ItemFlag.ItemIsEnabled

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Return a column's heading."""
        return self._source.headerData(section, orientation, role)

    def sort(self, column: int, /, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the documents under each heading by a column, or as they came for a column below 0.

        A view asks for it whenever it is given the model: where they are sorted so, nothing is done.
        """
        if self._source.sorted_by() != ((column, order) if column >= 0 else None):
            self._source.sort(column, order)


def shown_once(rows: Iterable[DocumentRow]) -> list[DocumentRow]:
    """Return documents in their order, each once, though it may be under several headings."""
    return list({row.id: row for row in rows}.values())
