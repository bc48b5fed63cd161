"""The listing: all annotations of a library, loaded, filtered, sorted and asked beside the window."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.actions.answers import answer
from desktop.actions.changes import Changes
from desktop.actions.filters import Filter, ordered, passing
from desktop.actions.library import Library
from desktop.actions.marks import Marks, Sections, Texts, all_marks, first_marks, some_marks
from desktop.actions.questions import Question
from desktop.actions.rows import MarkRow
from desktop.lifetime import connect
from desktop.tasks import LIBRARY, Progress, Revision
from desktop.views.desk import Desk

FEW = 2000
"""So many changed annotations are read singly; more are read with all others."""


AT_ONCE = 5000
"""So many annotations are filtered and sorted at once; more beside the window."""

OUTLINED = ("section", "part")
"""What can only be sorted by when the outlines have been read."""


class Listing(QObject):
    """What is listed, kept up to date.

    Attributes:
        marks: The annotations.
        sections: Where they stand, for the thread that paints.

    Signals:
        loaded: Annotations were read (also when only the first ones were).
        listed: Other rows are to be shown (list of `MarkRow`).
        answered: A question has its answer (list of `MarkRow`).
        moved: How far a question has come: documents done, documents in all.
        looking: Rows are being filtered and sorted beside the window.
    """

    loaded = Signal()
    listed = Signal(object)
    answered = Signal(object)
    moved = Signal(int, int)
    looking = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._loading, self._showing, self._asking = Revision(), Revision(), Revision()
        self.marks = Marks()
        self.sections = Sections(desk.library.reading)
        self._outlines: Sections | None = None
        self._filter: Callable[[], Filter] = Filter
        self._order = ("place", False)
        desk.changed.connect(self._follow)

    def load(self, *, first: bool = True) -> None:
        """Read everything: the first rows at once, the others after them."""
        self._loading.advance()
        self.sections = Sections(self._desk.library.reading)
        self._outlines = None
        second = self._desk.library.second
        if first:
            self._run(partial(_with, second, first_marks), self._take, self._loading)
        self._run(partial(_with, second, all_marks), self._take, self._loading)

    def _run(self, work: Callable[[], object], take: Callable[..., None], revision: Revision) -> None:
        self._desk.tasks.run(work, take, owner=self, revision=revision, lane=LIBRARY)

    def _take(self, marks: Marks) -> None:
        if len(marks.rows) < marks.total and len(self.marks.rows) > len(marks.rows):
            return  # what is shown is more than these first rows
        self.marks = marks
        self.loaded.emit()
        self.show()

    def _follow(self, changes: Changes) -> None:
        if not self._desk.is_open:
            return
        if changes.everything or changes.texts or len(changes.annotations) > FEW:
            self.load(first=False)
        elif changes.annotations or changes.tags or changes.documents:
            only_marks = changes.annotations and changes.documents
            self._patch(changes.annotations) if only_marks else self.load(first=False)

    def _patch(self, ids: frozenset[str]) -> None:
        """Read a few annotations anew, in their places among the others."""
        marks = self.marks
        changed = some_marks(self._desk.library.reading, list(ids))
        unknown = any(row.tag_id not in marks.tags for row in changed)
        unknown |= any(row.annotator_id not in marks.annotators for row in changed)
        if unknown or len(marks.rows) < marks.total:
            self.load(first=False)
            return
        number = {key: place for place, key in enumerate(marks.documents)}
        rows = [row for row in marks.rows if row.id not in ids]
        for row in changed:
            insort(rows, row, key=lambda one: (number[one.document_id], *one[4:6], one.created, one.id))
        self.marks = replace(marks, rows=rows, total=len(rows))
        self.loaded.emit()
        self.show()

    # Filtering and sorting.

    def set_filter(self, asked: Callable[[], Filter]) -> None:
        """Say what tells which annotations are wanted."""
        self._filter = asked

    def set_order(self, name: str, descending: bool) -> None:
        """Sort by a column."""
        self._order = (name, descending)
        self.show()

    def show(self) -> None:
        """List what is wanted now."""
        self._showing.advance()
        asked = self._filter()
        if len(self.marks.rows) <= AT_ONCE and not asked.needs_outlines and self._order[0] not in OUTLINED:
            found = passing(self.marks, asked, Sections.none())
            name, descending = self._order
            self.listed.emit(
                ordered(self.marks, found, name, descending=descending, sections=Sections.none())
            )
            return
        self.looking.emit()
        work = partial(_listed, self.marks, asked, self._order, self._outlines, self._desk.library.second)
        self._run(work, self._show, self._showing)

    def _show(self, found: tuple[list[MarkRow], Sections | None]) -> None:
        rows, self._outlines = found
        self.listed.emit(rows)

    # Questions.

    def ask(self, question: Question) -> Progress:
        """Answer a question beside the window; give what can stop it."""
        self._asking.advance()
        progress = Progress()
        connect(progress.moved, self, lambda done, total: self.moved.emit(done, total))
        marks = self.marks.without(self._desk.hidden)
        work = partial(_answered, marks, question, self._desk.library.second, progress)
        self._run(work, self.answered.emit, self._asking)
        return progress

    def close(self) -> None:
        """Want no results any more."""
        for revision in (self._loading, self._showing, self._asking):
            revision.advance()
        self._desk.changed.disconnect(self._follow)


def _with(second: Callable[[], Library], read: Callable[..., Marks]) -> Marks:
    with second() as library:
        return read(library.reading)


def _listed(
    marks: Marks,
    wanted: Filter,
    order: tuple[str, bool],
    outlines: Sections | None,
    second: Callable[[], Library],
) -> tuple[list[MarkRow], Sections | None]:
    """Filter and sort; the outlines of all documents are read when they are first asked for."""
    name, descending = order
    if outlines is None and (wanted.needs_outlines or name in OUTLINED):
        with second() as library:
            outlines = Sections(library.reading)
            outlines.read_all()
    sections = outlines or Sections.none()
    rows = passing(marks, wanted, sections)
    return ordered(marks, rows, name, descending=descending, sections=sections), outlines


def _answered(
    marks: Marks, question: Question, second: Callable[[], Library], progress: Progress
) -> Sequence[MarkRow]:
    with second() as library:
        return answer(question, marks, Sections(library.reading), Texts(library.reading), progress.tell)
