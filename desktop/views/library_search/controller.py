"""The library search in the window: its page, the field in the tool bar, and the index kept complete."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.views.import_export.import_job import ImportJob
from desktop.views.library.controller import LibraryController
from desktop.views.library_search.index_updater import IndexUpdater
from desktop.views.session import Session


class LibrarySearchController(QObject):
    """Shows the page Search.

    Attributes:
        updater: Completes the index and the figures of the library in the background.
    """

    def __init__(
        self, session: Session, libraries: LibraryController, importing: ImportJob, window: QWidget
    ) -> None:
        super().__init__(window)
        self.updater = IndexUpdater(session, libraries, importing, self)

    def stop(self) -> None:
        """Want nothing any more: the window is about to close."""
        self.updater.stop()
