"""The choice loader: reads in the background what documents can be filtered by, again when that changes."""

from PySide6.QtCore import QObject, QTimer

from desktop.actions.changes import Changes
from desktop.actions.errors import LibraryError
from desktop.actions.filter_choices import filter_choices
from desktop.views.document_filters.filter_bar import DocumentFilterBar
from desktop.views.library_search.hit_search import LANE
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session

REST_MS = 300
"""Milliseconds after a change before the choices are read again."""


class FilterChoiceLoader(QObject):
    """Keeps what a filter bar offers as the library is."""

    def __init__(self, session: Session, bar: DocumentFilterBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._bar = bar
        self._job = LibraryRead(session, self, LANE)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self.load)
        session.changed.connect(self._follow)
        self.load()

    def load(self) -> None:
        """Read the choices."""
        if self._session.is_open:
            self._job.read(
                lambda library, _: filter_choices(library.queries),
                self._bar.set_choices,
                {LibraryError: lambda _: None},  # whoever searches is told
                supersedes=True,
            )

    def _follow(self, changes: Changes) -> None:
        if changes.everything or changes.documents or changes.classification or changes.tags:
            self._rest.start()

    def stop(self) -> None:
        """Want no more choices."""
        self._rest.stop()
        self._job.drop()
        self._session.changed.disconnect(self._follow)
