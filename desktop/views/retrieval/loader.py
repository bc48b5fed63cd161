"""The loader: all annotations of a library, loaded, filtered, sorted and queried in the background."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.actions.annotation_filters import AnnotationFilter, filter_annotations, sort_annotations
from desktop.actions.annotation_index import (
    AnnotationIndex,
    Sections,
    Texts,
    all_annotations,
    annotations_by_id,
    first_annotations,
)
from desktop.actions.changes import Changes, joined
from desktop.actions.library import Library
from desktop.actions.query_engine import run_query
from desktop.actions.row_types import AnnotationSummary
from desktop.actions.saved_queries import Query
from desktop.tasks import Progress
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session

PATCH_LIMIT = 2000
"""So many changed annotations are read singly; more are read with all others."""


FIRST_BATCH = 5000
"""So many annotations are filtered and sorted at once; more in the background."""

OUTLINE_SORTS = ("section", "part")
"""What can only be sorted by when the outlines have been read."""

STEP_ROWS = 2000
"""So many rows are gone through without letting the window's thread go on."""

_ID, _DOCUMENT_ID = attrgetter("id"), attrgetter("document_id")


class ListedAnnotations(NamedTuple):
    """Annotations as a list shows them.

    Attributes:
        rows: The annotations, in their order.
        places: Where each is among them, by its id.
        documents: How many documents they are of.
    """

    rows: Sequence[AnnotationSummary] = ()
    places: Mapping[str, int] = MappingProxyType({})
    documents: int = 0


def listed(rows: Sequence[AnnotationSummary]) -> ListedAnnotations:
    """Return annotations as a list shows them. Of many this takes long, but never long without a break."""
    places: dict[str, int] = {}
    documents: set[str] = set()
    for first in range(0, len(rows), STEP_ROWS):
        some = rows[first : first + STEP_ROWS]
        places.update(zip(map(_ID, some), count(first), strict=False))
        documents.update(map(_DOCUMENT_ID, some))
    return ListedAnnotations(rows, places, len(documents))


class AnnotationLoader(QObject):
    """What is listed, kept up to date.

    Attributes:
        marks: The annotations.
        sections: Where they stand, for the thread that paints.

    Signals:
        loaded: Annotations were read (also when only the first ones were).
        rows_changed: Other rows are to be shown (`ListedAnnotations`).
        answered: A query has its answer (list of `AnnotationSummary`).
        moved: How far a query has come: documents done, documents in all.
        ended: A query was answered, or stopped, or could not be.
        searching: Rows are being filtered and sorted in the background.
    """

    loaded = Signal()
    rows_changed = Signal(object)
    answered = Signal(object)
    moved = Signal(int, int)
    ended = Signal()
    searching = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._loading, self._showing = LibraryRead(session, self), LibraryRead(session, self)
        self._querying = LibraryRead(session, self)
        self._querying.ended.connect(self.ended)
        self.marks = AnnotationIndex()
        self.sections = Sections(session.library.queries)
        self._outlines: Sections | None = None
        self._filter: Callable[[], AnnotationFilter] = AnnotationFilter
        self._order = ("place", False)
        self._active = True
        self._missed: list[Changes] = []
        session.changed.connect(self._update_changed)

    def load(self, *, first: bool = True) -> None:
        """Read everything: the first rows at once, the others after them."""
        self._loading.drop()
        self.sections = Sections(self._session.library.queries)
        self._outlines = None
        if first:
            self._loading.read(lambda library, _: first_annotations(library.queries), self._set_marks)
        self._loading.read(lambda library, _: all_annotations(library.queries), self._set_marks)

    def _set_marks(self, annotation_index: AnnotationIndex) -> None:
        if len(annotation_index.rows) < annotation_index.total and len(self.marks.rows) > len(
            annotation_index.rows
        ):
            return  # what is shown is more than these first rows
        self.marks = annotation_index
        self.loaded.emit()
        self.refresh()

    def set_active(self, on: bool) -> None:
        """Follow what is changed at once, or, while nobody sees the list, only note it."""
        self._active = on
        if on and self._missed:
            missed = joined(self._missed)
            self._missed.clear()
            self._update_changed(missed)

    def _update_changed(self, changes: Changes) -> None:
        if not self._session.is_open:
            return
        if not self._active:
            self._missed.append(changes)
            return
        if changes.everything or changes.texts or len(changes.annotations) > PATCH_LIMIT:
            self.load(first=False)
        elif changes.annotations or changes.tags or changes.documents:
            only_marks = changes.annotations and changes.documents
            self._patch(changes.annotations) if only_marks else self.load(first=False)

    def _patch(self, ids: frozenset[str]) -> None:
        """Read a few annotations again, in their places among the others."""
        annotation_index = self.marks
        changed = annotations_by_id(self._session.library.queries, list(ids))
        unknown = any(row.tag_id not in annotation_index.tags for row in changed)
        unknown |= any(row.annotator_id not in annotation_index.annotators for row in changed)
        if unknown or len(annotation_index.rows) < annotation_index.total:
            self.load(first=False)
            return
        number = {key: place for place, key in enumerate(annotation_index.documents)}
        rows = [row for row in annotation_index.rows if row.id not in ids]
        for row in changed:
            insort(rows, row, key=lambda one: (number[one.document_id], *one[4:6], one.created, one.id))
        self.marks = replace(annotation_index, rows=rows, total=len(rows))
        self.loaded.emit()
        self.refresh()

    # Filtering and sorting.

    def set_filter(self, asked: Callable[[], AnnotationFilter]) -> None:
        """Show what tells which annotations are wanted."""
        self._filter = asked

    def set_order(self, name: str, descending: bool) -> None:
        """Sort by a column."""
        self._order = (name, descending)
        self.refresh()

    def refresh(self) -> None:
        """List what is wanted now."""
        self._showing.drop()
        asked = self._filter()
        if (
            len(self.marks.rows) <= FIRST_BATCH
            and not asked.needs_outlines
            and self._order[0] not in OUTLINE_SORTS
        ):
            found = filter_annotations(self.marks, asked, Sections.none())
            name, descending = self._order
            rows = sort_annotations(self.marks, found, name, descending=descending, sections=Sections.none())
            self.rows_changed.emit(listed(rows))
            return
        self.searching.emit()
        work = partial(
            _filter_and_sort,
            self.marks,
            asked,
            self._order,
            self._outlines,
            self._session.library.open_second,
        )
        self._showing.run(work, self._set_rows)

    def _set_rows(self, found: tuple[ListedAnnotations, Sections | None]) -> None:
        annotations, self._outlines = found
        self.rows_changed.emit(annotations)

    # Queries.

    @property
    def querying(self) -> bool:
        """Whether a query is being answered."""
        return self._querying.busy

    def run_query(self, query: Query) -> None:
        """Answer a query in the background; one that was asked before is no longer wanted."""
        annotation_index = self.marks.without_annotators(self._session.hidden_annotators)
        self._querying.read(
            partial(_run_query, annotation_index, query),
            self.answered.emit,
            on_progress=lambda done, total: self.moved.emit(done, total),
            supersedes=True,
        )

    def cancel_query(self) -> None:
        """Stop the query that is being answered."""
        self._querying.cancel()

    def close(self) -> None:
        """Want no results any more."""
        for job in (self._loading, self._showing, self._querying):
            job.drop()
        self._session.changed.disconnect(self._update_changed)


def _filter_and_sort(
    annotation_index: AnnotationIndex,
    wanted: AnnotationFilter,
    order: tuple[str, bool],
    outlines: Sections | None,
    second: Callable[[], Library],
    _progress: Progress,
) -> tuple[ListedAnnotations, Sections | None]:
    """Filter and sort; the outlines of all documents are read when they are first asked for."""
    name, descending = order
    if outlines is None and (wanted.needs_outlines or name in OUTLINE_SORTS):
        with second() as library:
            outlines = Sections(library.queries)
            outlines.read_all()
    sections = outlines or Sections.none()
    rows = filter_annotations(annotation_index, wanted, sections)
    rows = sort_annotations(annotation_index, rows, name, descending=descending, sections=sections)
    return listed(rows), outlines


def _run_query(
    annotation_index: AnnotationIndex, query: Query, library: Library, progress: Progress
) -> Sequence[AnnotationSummary]:
    queries = library.queries
    return run_query(query, annotation_index, Sections(queries), Texts(queries), progress.report)
