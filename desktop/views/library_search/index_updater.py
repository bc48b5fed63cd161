"""The index updater: completes the index of characters and the rows of figures while the window is in use."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel

from desktop.actions.changes import Changes
from desktop.actions.current_figures import outdated_documents
from desktop.actions.derived_data import update_figures
from desktop.actions.errors import LibraryError, LockedLibrary
from desktop.actions.library import Library
from desktop.actions.library_search import complete_index
from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.tasks import Progress
from desktop.views.import_export.import_job import ImportJob
from desktop.views.library.controller import LibraryController
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session

LANE = "derived"
"""The lane of the background tasks that it works on: nobody waits behind it."""

REST_MS = 4000
"""Milliseconds after a library was opened, or its documents changed, before it begins."""

PAUSE_S = 0.03
"""Seconds between two transactions, in which the window may write."""

PROCESSES_FROM = 6
"""Texts from which a process of its own recognizes their figures; fewer take less than its start."""


class IndexUpdater(QObject):
    """Keeps what is asked of a library up to date with its texts.

    It may be stopped, or killed with the program, at any moment, and goes on with what is missing.

    Attributes:
        label: Says in the status line what is being done.
        timer: Runs out when it begins.
    """

    def __init__(
        self, session: Session, libraries: LibraryController, importing: ImportJob, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._libraries = libraries
        self._importing = importing
        self._job = LibraryRead(session, self, LANE)
        self.label = QLabel()
        self.label.setObjectName("status-index")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.hide()
        self.timer = QTimer(self, interval=REST_MS, singleShot=True)
        self.timer.timeout.connect(self.start)
        self._job.ended.connect(self._end)
        session.library_changed.connect(self._begin_again)
        session.changed.connect(self._follow)
        connect(importing.began, self, self.stop)
        connect(importing.ended, self, lambda: self.timer.start())

    @property
    def busy(self) -> bool:
        """Whether anything is being brought up to date."""
        return self._job.busy

    def start(self) -> None:
        """Bring everything up to date in the background."""
        if self._session.is_open and not self._job.busy and not self._importing.busy:
            self._libraries.set_writing_derived(True)
            self._job.read(
                _update,
                lambda _: None,
                {
                    LockedLibrary: lambda _: self.timer.start(),
                    LibraryError: lambda _: None,  # what can't be written to is searched as it is
                    BrokenExecutor: lambda _: None,
                },
                on_progress=self._show,
            )

    def stop(self) -> None:
        """Stop; what has been done stays."""
        self.timer.stop()
        self._job.cancel()

    def _begin_again(self) -> None:
        self._job.drop()
        self.timer.stop()
        if self._session.is_open:
            self.timer.start()

    def _follow(self, changes: Changes) -> None:
        if changes.everything or changes.documents or changes.texts:
            self.timer.start()

    def _show(self, done: int, total: int, what: str) -> None:
        words = (
            translate("LibrarySearch", "Indexing for search… %1")
            if what == "index"
            else translate("LibrarySearch", "Recognizing figures… %1")
        )
        self.label.setText(words.replace("%1", f"{round(100 * done / total) if total else 0}%"))
        self.label.show()

    def _end(self, _progress: Progress) -> None:
        self.label.hide()
        self._libraries.set_writing_derived(False)


def _update(library: Library, progress: Progress) -> None:
    complete_index(library, _told(progress, "index"))
    count = len(outdated_documents(library.queries))
    processes = max(1, (os.cpu_count() or 1) // 2) if count >= PROCESSES_FROM else 0
    update_figures(library, _told(progress, "figures"), min(processes, 4), yielding=True)


def _told(progress: Progress, what: str) -> Callable[[int, int], None]:
    """Return what tells how far it has come, and lets others write meanwhile."""

    def told(done: int, total: int) -> None:
        progress.report(done, total, what)
        time.sleep(PAUSE_S)

    return told
