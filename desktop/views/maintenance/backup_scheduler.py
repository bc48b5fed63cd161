"""The backup scheduler: makes backups daily and before anything risky."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions import backups as backup_actions
from desktop.actions.action import Action
from desktop.actions.backups import Backup, Snapshot
from desktop.actions.errors import LibraryError
from desktop.i18n import translate
from desktop.views.maintenance import backup_folders
from desktop.views.operations.background import BackgroundJob
from desktop.views.session import Session

FIRST_BACKUP_DELAY_MS = 4000
"""Milliseconds after a library is opened, when the first text has long been readable."""

LANE = "backups"
"""The lane of the background tasks that backups are made on: to copy and verify a large library takes
minutes, in which exports, lists and writes do not wait."""

CHECK_INTERVAL_MS = 3_600_000
"""Milliseconds between two looks whether the backup of the day is due: windows stay open for days."""


class BackupScheduler(QObject):
    """Backs up the library of a session.

    Signals:
        made: A backup was made (`Backup`).
    """

    made = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._backing_up = BackgroundJob(session, self, LANE)
        self._due = QTimer(self, singleShot=True, interval=FIRST_BACKUP_DELAY_MS)
        self._due.timeout.connect(self.back_up_daily)
        self._hourly = QTimer(self, interval=CHECK_INTERVAL_MS)
        self._hourly.timeout.connect(self.back_up_daily)
        session.library_changed.connect(self._opened)
        session.about_to_perform.connect(self._before_actions)

    def folder(self) -> Path:
        """Return the folder of the backups of the library that is open."""
        return backup_folders.folder_of(self._session.settings, self._session.library.path)

    def back_up_daily(self) -> None:
        """Make the backup of the day where the last is a day old, in the background."""
        if self._session.is_open:
            path = self._session.library.path
            self._run(partial(backup_actions.back_up_daily, path, self.folder()))

    def back_up(self, reason: str = "manual") -> None:
        """Make a backup now, in the background."""
        if self._session.is_open:
            self._run(partial(backup_actions.back_up, self._session.library.path, reason, self.folder()))

    def stop(self) -> None:
        """Make no more backups: the window is closing."""
        self._due.stop()
        self._hourly.stop()

    def _opened(self) -> None:
        if self._session.is_open:
            self._due.start()
            self._hourly.start()
        else:
            self.stop()

    def _before_actions(self, actions: Sequence[Action[object]]) -> None:
        """Hold the state before a risky action, to be backed up while the user goes on."""
        risky = next((one for one in actions if backup_actions.is_risky(one)), None)
        if risky is None or not self._session.is_open:
            return
        path, folder = self._session.library.path, self.folder()
        try:
            if not backup_actions.is_backup_needed(path, risky.kind, folder):
                return
            held = Snapshot(path)
        except (LibraryError, OSError) as error:
            self._report_failure(error)  # the action itself can be undone: it is not kept from being done
            return
        self._run(partial(held.save, folder, risky.kind))

    def _run(self, work: "partial[Backup] | partial[Backup | None]") -> None:
        failures = {LibraryError: self._report_failure, OSError: self._report_failure}
        self._backing_up.run(lambda _: work(), self._done, failures)

    def _done(self, backup: Backup | None) -> None:
        if backup is not None:
            self.made.emit(backup)

    def _report_failure(self, _: LibraryError | OSError) -> None:
        self._session.messages.show_note(
            translate(
                "BackupScheduler",
                "Backup failed. Check the disk, or change the location under File › Backups.",
            )
        )
