"""The export scope: which part of a library is exported, read lazily, counted, with progress."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any

from desktop.actions.current_figures import current_known_figures, outdated_documents
from desktop.actions.document_table import Classification, classification, document_rows
from desktop.actions.exchange_records import project_records
from desktop.actions.export_fields import DOCUMENT_FIELDS
from desktop.actions.known_figures import figure_rows
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import AnnotationRow, DocumentRow
from desktop.files import annotations_csv
from desktop.files.exchange.records import CodebookEntry, Project, TextDocument

ProgressCallback = Callable[[int, int, str], object]
"""Is told how many annotations of how many are written, and of which document; it may raise to stop."""

PROGRESS_STEP = 200
"""Annotations between two words to who watches."""

_FIELDS = tuple("annotation_id" if name == "id" else name for name in AnnotationRow._fields)
_as_columns = itemgetter(*map(_FIELDS.index, annotations_csv.COLUMNS))


_STATE = _FIELDS.index("state")
_OF_PLACE = frozenset(map(_FIELDS.index, ("start", "end", "section", "part")))


def _without_stale_offsets(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return an annotation without offsets and section where it has none in the current text (待复核)."""
    if values[_STATE] == "placed":
        return values
    return tuple(None if place in _OF_PLACE else value for place, value in enumerate(values))


def no_progress(_done: int, _total: int, _what: str) -> None:
    """Watch nothing."""


@dataclass(frozen=True, slots=True)
class AnnotationSelection:
    """Which annotations are exported; None does not matter.

    Attributes:
        tags: Ids of tags, one of which it has; an empty one stands for annotations without a tag.
        annotators: Names of annotators, one of whom made it.
    """

    tags: frozenset[str] | None = None
    annotators: frozenset[str] | None = None

    def includes(self, tag_id: str, annotator: str) -> bool:
        """Return whether an annotation is to go out."""
        return (self.tags is None or tag_id in self.tags) and (
            self.annotators is None or annotator in self.annotators
        )


ALL = AnnotationSelection()
"""Every annotation."""


def subtree_tag_ids(queries: LibraryQueries, path: str) -> frozenset[str]:
    """Return the ids of the tag with a path and of all under it; none where no tag has it."""
    rows = queries.tags()
    return frozenset(row.id for row in rows if row.path == path or row.path.startswith(f"{path}/"))


def document_ids_where(
    queries: LibraryQueries,
    *,
    regions: Collection[str] = (),
    years: Collection[int] = (),
    kinds: Collection[str] = (),
) -> list[str]:
    """Return the ids of documents by what is known of them, as they came in; what is empty does not matter.

    Args:
        queries: The queries of the library.
        regions: Names that its region, county, city or province has or begins with.
        years: Its years.
        kinds: Its kinds.
    """

    def lies(row: DocumentRow) -> bool:
        names = (row.region, row.county, row.city, row.province)
        return any(name.startswith(region) for name in names for region in regions)

    return [
        row.id
        for row in queries.documents()
        if (not regions or lies(row))
        and (not years or row.year in years)
        and (not kinds or row.kind in kinds)
    ]


@dataclass(slots=True)
class ExportCounts:
    """What was written.

    Attributes:
        documents: How many documents.
        annotations: How many annotations.
        figures: How many figures.
        tags: How many tags.
        left: How many of the annotations the format has no room for; they are not in the file.
        split: Tables that one sheet of a workbook could not hold, by name, with the number of their sheets.
        without_figures: Whether a workbook has no sheet of figures, as too many documents had none yet.
    """

    documents: int = 0
    annotations: int = 0
    figures: int = 0
    tags: int = 0
    left: int = 0
    split: dict[str, int] = field(default_factory=dict)
    without_figures: bool = False


@dataclass(frozen=True, slots=True)
class ExportScope:
    """What is exported; everything is read while it is asked for.

    Attributes:
        queries: The queries of the library.
        name: What the export is called.
        ids: Only these documents; None for all.
        on_progress: Is told how far the export has come.
        tally: What has been given so far.
        only: Which annotations of the documents.
        chinese: Whether tables have Chinese headers, sheet names and values.
    """

    queries: LibraryQueries
    name: str
    ids: Collection[str] | None = None
    on_progress: ProgressCallback = no_progress
    tally: ExportCounts = field(default_factory=ExportCounts, compare=False)
    only: AnnotationSelection = ALL
    chinese: bool = False

    def rows(self) -> list[DocumentRow]:
        """Return the documents, without their texts."""
        return [row for row in self.queries.documents() if self.ids is None or row.id in self.ids]

    def count(self) -> int:
        """Count the annotations."""
        if self.only is ALL:
            return sum(row.annotations for row in self.rows())
        return sum(1 for _ in replace(self, on_progress=no_progress, tally=ExportCounts())._annotations())

    def annotations(self) -> Iterator[dict[str, Any]]:
        """Return the annotations with all that is known of them, in document order."""
        return (dict(zip(_FIELDS, values, strict=True)) for values in self._annotations())

    def annotation_columns(self) -> Iterator[tuple[Any, ...]]:
        """Return the same as rows of the CSV, whose offsets count in the current texts alone."""
        return map(_as_columns, self._annotations(in_current=True))

    def annotation_rows(self) -> Iterator[dict[str, Any]]:
        """Return the annotations with all that is known of them and the offsets of the CSV."""
        rows = self._annotations(in_current=True)
        return (dict(zip(_FIELDS, values, strict=True)) for values in rows)

    def _annotations(self, *, in_current: bool = False) -> Iterator[tuple[Any, ...]]:
        """Yield annotations as values of AnnotationRow, if asked with offsets of the current text alone."""
        total = sum(row.annotations for row in self.rows())
        self.on_progress(0, total, "")
        title, tag, who = (_FIELDS.index(name) for name in ("document", "tag_id", "annotator"))
        for values in self.queries.annotation_values(self.ids):
            if self.only is not ALL and not self.only.includes(values[tag], values[who]):
                continue
            if self.tally.annotations % PROGRESS_STEP == 0:
                self.on_progress(self.tally.annotations, total, values[title])
            self.tally.annotations += 1
            yield _without_stale_offsets(values) if in_current else values

    def documents(self) -> Iterator[dict[str, Any]]:
        """Yield the documents' metadata."""
        for row in self.rows():
            self.tally.documents += 1
            yield {name: getattr(row, name) for name in DOCUMENT_FIELDS}

    def classification(self) -> Classification:
        """Return the groups and the attributes of the documents."""
        return classification(self.queries)

    def document_table(self, known: Classification) -> Iterator[dict[str, Any]]:
        """Yield the documents' metadata with their groups and attributes."""
        return document_rows(self.documents(), known)

    def figures(self) -> Iterator[dict[str, Any]]:
        """Yield the figures, as a user corrected them; those that no row has yet are recognized now."""
        rows, outdated = self.rows(), outdated_documents(self.queries)
        for number, row in enumerate(rows):
            self.on_progress(number, len(rows), row.title)
            text = self.queries.text(row.id)
            known = current_known_figures(self.queries, row, text, outdated=row.id in outdated)
            for one in figure_rows(row, text, known):
                self.tally.figures += 1
                yield one

    def to_recognize(self) -> int:
        """Count the documents whose figures have to be recognized before they can be written."""
        outdated = outdated_documents(self.queries)
        return sum(row.id in outdated for row in self.rows())

    def codes(self) -> Sequence[CodebookEntry]:
        """Return the codebook."""
        codes = project_records(self.queries, self.name, ()).codes
        self.tally.tags = len(codes)
        return codes

    def project(self) -> Project:
        """Return the records that other programs get."""
        whole = project_records(self.queries, self.name, self.ids, self.only.includes)
        return replace(whole, documents=self._watched(whole.documents))

    def _watched(self, documents: Iterable[TextDocument]) -> Iterator[TextDocument]:
        total = len(self.rows())
        for number, one in enumerate(documents):
            self.on_progress(number, total, one.title)
            self.tally.documents += 1
            self.tally.annotations += sum(len(selection.codings) for selection in one.selections)
            self.tally.annotations += sum(1 for _ in one.waiting())
            yield one


def annotation_fields(row: AnnotationRow) -> dict[str, Any]:
    """Return an annotation's fields as the CSV names and orders them."""
    values = _without_stale_offsets(row)
    return dict(zip(annotations_csv.COLUMNS, _as_columns(values), strict=True))
