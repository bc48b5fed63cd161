"""The annotation table model for Qt: plain tuples, read only where they are visible."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from desktop.actions.annotation_index import AnnotationIndex, Sections
from desktop.actions.row_types import AnnotationSummary
from desktop.i18n import translate
from desktop.text.span_styles import HIGHLIGHT
from desktop.views import display_names

Index = QModelIndex | QPersistentModelIndex

INITIAL_COLUMNS = ("tag", "quote", "document", "year", "annotator", "note")
"""Columns that are shown until a user chooses others."""


@dataclass(frozen=True, slots=True)
class AnnotationColumn:
    """A column of the list.

    Attributes:
        name: Its name, which is also what the list is sorted by.
        title: Gives its heading in the user's language.
        text: Gives what is shown of an annotation.
        width: Pixels at first.
    """

    name: str
    title: Callable[[], str]
    text: Callable[[AnnotationIndex, Sections, AnnotationSummary], str]
    width: int


def _line(text: str) -> str:
    return " ".join(text[:200].split())


def _year(annotation_index: AnnotationIndex, _: Sections, row: AnnotationSummary) -> str:
    year = annotation_index.documents[row.document_id].year
    return "" if year is None else str(year)


COLUMNS: tuple[AnnotationColumn, ...] = (
    AnnotationColumn(
        "tag",
        lambda: translate("Retrieval", "Tag"),
        lambda annotation_index, _, row: (
            annotation_index.tags[row.tag_id].path or display_names.annotation_name("", row.note)
        ),
        150,
    ),
    AnnotationColumn("quote", lambda: translate("Retrieval", "Passage"), lambda *of: _line(of[2].quote), 350),
    AnnotationColumn(
        "document",
        lambda: translate("Retrieval", "Document"),
        lambda annotation_index, _, row: annotation_index.documents[row.document_id].title,
        260,
    ),
    AnnotationColumn("year", lambda: translate("Retrieval", "Year"), _year, 56),
    AnnotationColumn(
        "region",
        lambda: translate("Retrieval", "Region"),
        lambda annotation_index, _, row: annotation_index.documents[row.document_id].region,
        90,
    ),
    AnnotationColumn(
        "kind",
        lambda: translate("Retrieval", "Type"),
        lambda annotation_index, _, row: display_names.kind(annotation_index.documents[row.document_id].kind),
        90,
    ),
    AnnotationColumn(
        "section",
        lambda: translate("Retrieval", "Section"),
        lambda _, sections, row: sections.section(row),
        180,
    ),
    AnnotationColumn(
        "part",
        lambda: translate("Retrieval", "Part of report"),
        lambda _, sections, row: display_names.part(sections.part(row)),
        110,
    ),
    AnnotationColumn(
        "annotator",
        lambda: translate("Retrieval", "Annotator"),
        lambda annotation_index, _, row: annotation_index.annotators.get(row.annotator_id, ""),
        80,
    ),
    AnnotationColumn("note", lambda: translate("Retrieval", "Note"), lambda *of: _line(of[2].note), 140),
    AnnotationColumn(
        "reviewed",
        lambda: translate("Retrieval", "Reviewed"),
        lambda *of: "✓" if of[2].reviewed else "",
        70,
    ),
    AnnotationColumn(
        "created", lambda: translate("Retrieval", "Created"), lambda *of: of[2].created[:16], 120
    ),
    AnnotationColumn(
        "modified", lambda: translate("Retrieval", "Modified"), lambda *of: of[2].modified[:16], 120
    ),
)
"""All columns, in their order."""


class AnnotationTableModel(QAbstractTableModel):
    """Annotations in rows.

    Signals:
        sorting: The name of a column and whether the greatest is to come first; the rows come sorted later.
    """

    sorting = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._annotation_index = AnnotationIndex()
        self._rows: Sequence[AnnotationSummary] = ()
        self._sections: Sections | None = None
        self._places: Mapping[str, int] = {}
        self._chips: dict[str, QIcon] = {}

    def set_rows(
        self,
        annotation_index: AnnotationIndex,
        rows: Sequence[AnnotationSummary],
        places: Mapping[str, int],
        sections: Sections,
    ) -> None:
        """Show other rows.

        Args:
            annotation_index: Where they come from.
            rows: The annotations, in their order.
            places: Where each is among them, by its id.
            sections: Tells where they stand in their documents.
        """
        self.beginResetModel()
        self._annotation_index, self._rows, self._sections = annotation_index, rows, sections
        self._places = places
        self.endResetModel()

    def rows(self) -> Sequence[AnnotationSummary]:
        """Return the rows in the order they are shown in."""
        return self._rows

    def row_at(self, index: Index) -> AnnotationSummary | None:
        """Return the row of an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, annotation_id: str) -> int:
        """Return the number of an annotation's row; -1 where it is not shown."""
        return self._places.get(annotation_id, -1)

    def index_of(self, annotation_id: str) -> QModelIndex:
        """Return the index of an annotation; an invalid one where it is not shown."""
        return self.index(self.place_of(annotation_id), 0)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return what is shown of a cell."""
        row = self.row_at(index)
        if row is None or self._sections is None:
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(self._annotation_index, self._sections, row)
        if role == Qt.ItemDataRole.ToolTipRole:
            full = {"quote": row.quote, "note": row.note}.get(column.name)
            return full or column.text(self._annotation_index, self._sections, row)
        if role == Qt.ItemDataRole.DecorationRole and column.name == "tag":
            return self._chip(self._annotation_index.tags[row.tag_id].color or HIGHLIGHT)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Return a column's heading."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title()
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; below 0 for that of document and place."""
        name = COLUMNS[column].name if 0 <= column < len(COLUMNS) else "place"
        self.sorting.emit(name, order == Qt.SortOrder.DescendingOrder)

    def _chip(self, color: str) -> QIcon:
        """Return a patch of a tag's color."""
        if color not in self._chips:
            pixmap = QPixmap(24, 24)
            pixmap.setDevicePixelRatio(2)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(color))
            painter.drawRoundedRect(0, 0, 11, 11, 3, 3)
            painter.end()
            icon = self._chips[color] = QIcon(pixmap)
            icon.addPixmap(pixmap, QIcon.Mode.Selected)  # else Qt would wash it out
        return self._chips[color]
