"""The organizer: groups, attributes and progress of the documents, and how their list is grouped."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.actions.attributes import sort_key
from desktop.actions.errors import LibraryError
from desktop.actions.row_types import AnnotationRow, AttributeRow, DocumentRow, GroupRow
from desktop.i18n import translate
from desktop.text.place_order import place_order
from desktop.views.documents.grouped import GroupedDocuments, Heading
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session
from desktop.views.widgets.table_model import Column, RowTableModel

GROUPINGS = ("", "group", "place", "year")
"""What the list can be grouped by; nothing first."""

SETTING = "documents/group-by"


class DocumentOrganizer(QObject):
    """What users say of documents beside the metadata.

    Attributes:
        groups: The groups.
        attributes: The attributes.
        values: The values by document and attribute.
        grouped: The documents under headings.

    Signals:
        progress_read: How far documents are annotated is known now.
    """

    progress_read = Signal()

    def __init__(self, session: Session, model: RowTableModel[DocumentRow]) -> None:
        super().__init__()
        self._session = session
        self._reading = LibraryRead(session, self)
        self.groups: Sequence[GroupRow] = ()
        self.attributes: Sequence[AttributeRow] = ()
        self.values: Mapping[str, Mapping[str, str]] = {}
        self._coded_to: dict[str, int] = {}
        self.grouped = GroupedDocuments(model, self)

    @property
    def grouping(self) -> str:
        """What the list is grouped by, one of GROUPINGS."""
        name = self._session.settings.text(SETTING)
        return name if name in GROUPINGS else ""

    def group_by(self, name: str) -> None:
        """Group the list in another way from the next time on that `apply_grouping` is called."""
        self._session.settings.set_text(SETTING, name)

    def apply_grouping(self, *, rebuild: bool = True) -> None:
        """Put the documents under the headings that are wanted.

        Args:
            rebuild: Whether that is done now; else it is when other documents are listed.
        """
        if self.grouping == "group":
            places = {row.id: place for place, row in enumerate(self.groups)}
            self.grouped.set_headings(self._group_headings, lambda one: places.get(one[0], len(places)))
        elif self.grouping == "place":
            self.grouped.set_headings(_place_heading, lambda one: (not one[0], place_order(one[1])))
        elif self.grouping == "year":
            self.grouped.set_headings(_year_heading, lambda one: (not one[0], -int(one[0] or 0)))
        if self.grouping and rebuild:
            self.grouped.rebuild()

    def _group_headings(self, row: DocumentRow) -> list[Heading]:
        held = [(one.id, one.name) for one in self.groups if row.id in one.documents]
        return held or [("", translate("Documents", "No group"))]

    # What is known.

    def take(
        self,
        groups: Sequence[GroupRow],
        attributes: Sequence[AttributeRow],
        values: Mapping[str, Mapping[str, str]],
    ) -> bool:
        """Take groups and attributes; how far documents are annotated is read in the background.

        Returns:
            Whether any of them are others than before.
        """
        before = self.groups, self.attributes, self.values
        self.groups, self.attributes, self.values = groups, attributes, values
        if self._session.is_open:
            self._reading.read(
                lambda library, _: library.queries.coded_to(),
                self._take_progress,
                {LibraryError: lambda _: None},  # a bar that is not shown is not worth a message
                supersedes=True,
            )
        else:
            self._coded_to = {}
        return before != (groups, attributes, values)

    def _take_progress(self, coded_to: dict[str, int]) -> None:
        self._coded_to = coded_to
        self.progress_read.emit()

    def note_progress(self, rows: Sequence[AnnotationRow]) -> None:
        """Take how far the open document is annotated, from annotations that are new or different there."""
        placed = [row for row in rows if row.state == "placed"]
        if placed:
            document_id, end = placed[0].document_id, max(row.end for row in placed)
            self._coded_to[document_id] = max(self._coded_to.get(document_id, 0), end)

    def progress(self, row: DocumentRow) -> float:
        """Return how far into its text a document is annotated, 0 to 1."""
        return min(self._coded_to.get(row.id, 0) / row.characters, 1.0) if row.characters else 0.0

    def groups_of(self, document_id: str) -> list[GroupRow]:
        """Return the groups that a document is in."""
        return [one for one in self.groups if document_id in one.documents]

    def value(self, document_id: str, attribute_id: str) -> str:
        """Return the value of an attribute of a document; empty where it has none."""
        return self.values.get(document_id, {}).get(attribute_id, "")

    def words(self, row: DocumentRow) -> str:
        """Return what users say of a document, to be searched while something is typed."""
        names = (one.name for one in self.groups_of(row.id))
        return "\n".join([*names, *self.values.get(row.id, {}).values()])

    def passes(self, row: DocumentRow, group_id: str, value: tuple[str, str] | None) -> bool:
        """Return whether a document is in a group and has a value of an attribute, where these are given."""
        group = next((one for one in self.groups if one.id == group_id), None)
        if group is not None and row.id not in group.documents:
            return False
        return value is None or self.value(row.id, value[0]) == value[1]

    def columns(self) -> list[Column[DocumentRow]]:
        """Return a column for each attribute."""
        return [_column(self, attribute) for attribute in self.attributes]

    def value_entries(self) -> list[tuple[object, str]]:
        """Return the values that documents have: an attribute's id with the value, and the words for them."""
        entries: list[tuple[object, str]] = []
        for attribute in self.attributes:
            held = {one[attribute.id] for one in self.values.values() if attribute.id in one}
            entries += [
                ((attribute.id, value), f"{attribute.name}: {value}")
                for value in sorted(held, key=lambda value: sort_key(attribute.kind, value))
            ]
        return entries


def _column(organizer: DocumentOrganizer, attribute: AttributeRow) -> Column[DocumentRow]:
    def order(row: DocumentRow) -> Any:
        value = organizer.value(row.id, attribute.id)
        return sort_key(attribute.kind, value) if value else None

    return Column(
        attribute.id,
        lambda: attribute.name,
        lambda row: organizer.value(row.id, attribute.id),
        order,
        numeric=attribute.kind == "number",
    )


def _place_heading(row: DocumentRow) -> list[Heading]:
    """Return the city of a document, else its province or its region."""
    name = row.city or row.province or row.region
    return [(name, name or translate("Documents", "No region"))]


def _year_heading(row: DocumentRow) -> list[Heading]:
    if row.year is None:
        return [("", translate("Documents", "No year"))]
    return [(str(row.year), str(row.year))]
