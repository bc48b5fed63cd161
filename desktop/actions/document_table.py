"""The table of documents: metadata, groups and attributes, written for other programs and taken back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from db.ids import new_id
from db.queries import document_groups, documents
from db.row_types import AttributeRow
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.attributes import AddAttribute, value_of, write_values
from desktop.actions.document_groups import AddGroup, AddToGroup
from desktop.actions.export_fields import DOCUMENT_FIELDS
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.tag_values import clean_name

GROUPS = "groups"
"""The column with the names of a document's groups, joined with JOINT."""

JOINT = "; "

KEYS = ("id", "document_id", "title", "document", "source")
"""Columns by which a row finds its document, the surest first."""


def attribute_columns(attributes: Iterable[AttributeRow]) -> dict[str, str]:
    """Return the names of attributes' columns by the attributes' ids; none is like a column of ours."""
    taken = {*DOCUMENT_FIELDS, GROUPS, *KEYS}
    return {row.id: f"{row.name} (2)" if row.name in taken else row.name for row in attributes}


@dataclass(frozen=True, slots=True)
class Classification:
    """What users say of documents beside the metadata.

    Attributes:
        groups: Names of its groups by the document's id, in the order of the groups.
        attributes: The attributes.
        values: The values by document and attribute.
    """

    groups: Mapping[str, list[str]]
    attributes: tuple[AttributeRow, ...]
    values: Mapping[str, Mapping[str, str]]

    def columns(self) -> tuple[str, ...]:
        """Return the columns that come after those of the metadata."""
        return (GROUPS, *attribute_columns(self.attributes).values())

    def cells(self, document_id: str) -> dict[str, str]:
        """Return what those columns hold for a document."""
        names = attribute_columns(self.attributes)
        held = self.values.get(document_id, {})
        cells = {names[row.id]: held.get(row.id, "") for row in self.attributes}
        return {GROUPS: JOINT.join(self.groups.get(document_id, ())), **cells}


def classification(queries: LibraryQueries) -> Classification:
    """Return groups and attributes of all documents."""
    with queries.moment() as connection:
        names: dict[str, list[str]] = {}
        for group in document_groups.groups(connection):
            for one in group.documents:
                names.setdefault(one, []).append(group.name)
        found = tuple(document_groups.attributes(connection))
        return Classification(names, found, document_groups.values(connection))


@dataclass(slots=True)
class TableResult:
    """What came of a table.

    Attributes:
        documents: Ids of the documents to which something was written.
        made: Names of the attributes that are new.
        unknown: Numbers of rows (the first is 1) whose document is not in the library, or not once.
        refused: Number of row, attribute and value that was not taken, for its kind allows no such value.
    """

    documents: list[str] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    refused: list[tuple[int, str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ImportDocumentTable(Action[TableResult]):
    """Take attributes and groups of documents from a table, in one step.

    A row finds its document by id, else by title, else by the name of its file, where one document alone has
    it. Columns of the metadata are passed over: they are set in the window or with the file itself. A column
    of any other name is an attribute, which is made where it is missing: of numbers or of dates where all
    its cells are such, else of text. An empty cell leaves what there is.

    Attributes:
        rows: The rows by the names of their columns.
    """

    kind: ClassVar[str] = "import-attributes"
    rows: Iterable[Mapping[str, Any]]

    def do(self, work: UnitOfWork) -> TableResult:
        """Write attributes, values and groups."""
        result, found = TableResult(), []
        finder = _Finder(work)
        for number, row in enumerate(self.rows, start=1):
            document_id = finder.find(row)
            if document_id is None:
                result.unknown.append(number)
            else:
                found.append((number, document_id, row))
                result.documents.append(document_id)
        for name, cells in _columns(found).items():
            self._take_column(work, name, cells, result)
        self._take_groups(work, found)
        work.set_label_args(count=str(len(set(result.documents))))
        return result

    def _take_column(
        self, work: UnitOfWork, name: str, cells: list[tuple[int, str, str]], result: TableResult
    ) -> None:
        known = {row.name: row for row in document_groups.attributes(work.connection)}
        row = known.get(name)
        if row is None:
            kind = kind_of(text for _, _, text in cells)
            attribute_id = AddAttribute(name, kind).do(work)
            row = AttributeRow(attribute_id, name, kind)
            result.made.append(name)
        values: dict[str, str] = {}
        for number, document_id, text in cells:
            try:
                values[document_id] = value_of(row.kind, text, row.choices)
            except ValueError:
                result.refused.append((number, name, text))
        write_values(work, row.id, values)

    def _take_groups(self, work: UnitOfWork, found: list[tuple[int, str, Mapping[str, Any]]]) -> None:
        wanted: dict[str, list[str]] = {}
        for _, document_id, row in found:
            for name in str(row.get(GROUPS) or "").split(JOINT.strip()):
                if name.strip():
                    wanted.setdefault(clean_name(name), []).append(document_id)
        known = {row.name: row.id for row in document_groups.groups(work.connection)}
        for name, ids in wanted.items():
            if name in known:
                AddToGroup(known[name], ids).do(work)
            else:
                AddGroup(name, ids, id=new_id()).do(work)


def kind_of(texts: Iterable[str]) -> str:
    """Return what all of some values are: ``number``, ``date``, else ``text``."""
    held = [text for text in texts if text.strip()]
    for kind in ("number", "date"):
        try:
            for text in held:
                value_of(kind, text)
        except ValueError:
            continue
        if held:
            return kind
    return "text"


def _columns(
    found: list[tuple[int, str, Mapping[str, Any]]],
) -> dict[str, list[tuple[int, str, str]]]:
    """Return the cells of each column that is an attribute: number of row, document, text."""
    own = {*DOCUMENT_FIELDS, GROUPS, *KEYS}
    columns: dict[str, list[tuple[int, str, str]]] = {}
    for number, document_id, row in found:
        for name, text in row.items():
            cleaned = clean_name(str(name or ""))
            if name and name not in own and str(text or "").strip():
                columns.setdefault(cleaned, []).append((number, document_id, str(text)))
    return columns


class _Finder:
    """Finds the documents that rows are about."""

    def __init__(self, work: UnitOfWork) -> None:
        listed = documents.list_documents(work.connection)
        self._ids = {row.id for row in listed}
        self._named: dict[str, dict[str, list[str]]] = {"title": {}, "source": {}}
        for row in listed:
            self._named["title"].setdefault(row.title, []).append(row.id)
            self._named["source"].setdefault(row.source, []).append(row.id)

    def find(self, row: Mapping[str, Any]) -> str | None:
        """Return the id of the one document that a row is about, or None."""
        for name in ("id", "document_id"):
            if str(row.get(name) or "") in self._ids:
                return str(row[name])
        for name, column in (("title", "title"), ("document", "title"), ("source", "source")):
            said = str(row.get(name) or "").strip()
            found = self._named[column].get(said, []) if said else []
            if len(found) == 1:
                return found[0]
        return None


def document_rows(scope_rows: Iterable[dict[str, Any]], known: Classification) -> Iterator[dict[str, Any]]:
    """Yield documents' metadata with their groups and attributes."""
    for row in scope_rows:
        yield {**row, **known.cells(str(row["id"]))}
