"""Library facts: the documents and filters that all analyses choose from, read in the background."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.changes import Changes
from desktop.actions.filter_choices import FilterChoices, filter_choices
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import DocumentRow
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session

ANALYSIS = "analysis"
"""The lane of background tasks that analyses are done on: an import need not wait for a long count."""

REFRESH_DELAY_MS = 250
"""Milliseconds after a change before it is read again; an import brings many."""


class LibraryFacts(QObject):
    """What the analyses of one library work with.

    Attributes:
        documents: The documents, as they came in.
        choices: What they can be filtered by.

    Signals:
        loaded: The documents and choices were read (again).
        outdated: What was counted or compared may be different now.
    """

    loaded = Signal()
    outdated = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._loading = LibraryRead(session, self, ANALYSIS)
        self.documents: list[DocumentRow] = []
        self.choices = FilterChoices()
        self._timer = QTimer(self, singleShot=True, interval=REFRESH_DELAY_MS)
        self._timer.timeout.connect(self._refresh)
        session.changed.connect(self._follow)
        self.load()

    def load(self) -> None:
        """Read the documents and the choices."""
        self._loading.read(lambda library, _: _facts(library.queries), self._take, supersedes=True)

    def _take(self, found: tuple[list[DocumentRow], FilterChoices]) -> None:
        self.documents, self.choices = found
        self.loaded.emit()

    def _follow(self, changes: Changes) -> None:
        if changes.everything or changes.documents or changes.texts or changes.tags or changes.classification:
            self._timer.start()

    def _refresh(self) -> None:
        if self._session.is_open:
            self.load()
            self.outdated.emit()

    def stop(self) -> None:
        """Want no more results."""
        self._timer.stop()
        self._loading.drop()


def _facts(queries: LibraryQueries) -> tuple[list[DocumentRow], FilterChoices]:
    rows = queries.documents()
    return rows, filter_choices(queries, rows)
