"""The hit table model: the lines of a concordance as rows, any number of them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.actions.row_types import DocumentRow
from desktop.i18n import translate
from desktop.text.concordance import ConcordanceLine
from desktop.views.widgets.tooltip import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The line itself."""


@dataclass(frozen=True, slots=True)
class HitColumn:
    """A column of the hits.

    Attributes:
        name: Its name: ``context``, or an order of ``desktop.actions.concordance``.
        title: Gives its heading in the user's language.
        text: Gives what is shown of a document.
        width: Its width at first, in pixels.
    """

    name: str
    title: Callable[[], str]
    text: Callable[[DocumentRow], str]
    width: int


COLUMNS = (
    HitColumn("context", lambda: translate("LibrarySearch", "Context"), lambda _: "", 560),
    HitColumn("document", lambda: translate("LibrarySearch", "Document"), lambda row: row.title, 230),
    HitColumn("place", lambda: translate("LibrarySearch", "Place"), lambda row: row.region, 80),
    HitColumn("year", lambda: translate("LibrarySearch", "Year"), lambda row: str(row.year or ""), 54),
)
"""The columns, first to last."""


def new_title(row: DocumentRow) -> str:
    """Return a document's title with a word before it: more was found in it than last time."""
    return translate("LibrarySearch", "● new · %1").replace("%1", row.title)


class HitTableModel(QAbstractTableModel):
    """Lines in rows."""

    def __init__(self) -> None:
        super().__init__()
        self._documents: Sequence[DocumentRow] = ()
        self._lines: list[ConcordanceLine] = []
        self._new: Collection[str] = ()

    def set_lines(self, documents: Sequence[DocumentRow], lines: list[ConcordanceLine]) -> None:
        """Show other lines, of documents by their numbers."""
        self.beginResetModel()
        self._documents, self._lines = documents, lines
        self.endResetModel()

    def append(self, lines: Sequence[ConcordanceLine]) -> None:
        """Show more lines at the end; the documents they are of were added to those known."""
        if lines:
            first = len(self._lines)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self._lines.extend(lines)
            self.endInsertRows()

    def set_new(self, version_ids: Collection[str]) -> None:
        """Mark the hits of texts that had fewer when the search was run last."""
        self._new = version_ids
        if self._lines:
            column = next(n for n, one in enumerate(COLUMNS) if one.name == "document")
            self.dataChanged.emit(self.index(0, column), self.index(len(self._lines) - 1, column))

    def lines(self) -> Sequence[ConcordanceLine]:
        """Return the lines in the order they are shown in."""
        return self._lines

    def line_at(self, index: Index) -> ConcordanceLine | None:
        """Return the line of an index."""
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def document_of(self, line: ConcordanceLine) -> DocumentRow:
        """Return the document of a line."""
        return self._documents[line.document]

    def row_of(self, document_id: str, start: int) -> int:
        """Return at which row a hit is shown; below 0 where it is not."""
        for row, line in enumerate(self._lines):
            if line.start == start and self._documents[line.document].id == document_id:
                return row
        return -1

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return what is shown of a cell."""
        line = self.line_at(index)
        if line is None:
            return None
        column = COLUMNS[index.column()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            if column.name == "context":
                return f"{line.left}{line.hit}{line.right}"
            row = self._documents[line.document]
            return self._marked(row) if column.name == "document" else column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole and column.name == "document":
            return plain_tooltip(self._documents[line.document].title)
        return None

    def _marked(self, row: DocumentRow) -> str:
        """Return a document's title, with a word before it where it has new hits."""
        return new_title(row) if row.version_id in self._new else row.title

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            first = COLUMNS[section].name == "context"
            side = Qt.AlignmentFlag.AlignHCenter if first else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def retranslate(self) -> None:
        """Show the headings in the present language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
