"""The keeper: makes backups without being asked, of the day and before anything risky."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop.actions import keeping
from desktop.actions.action import Action
from desktop.actions.errors import LibraryError
from desktop.actions.keeping import Backup, Snapshot
from desktop.tasks import LIBRARY
from desktop.views.desk import Desk
from desktop.views.keeping import places

translate = QCoreApplication.translate

AFTER_OPENING = 4000
"""Milliseconds after a library is opened, when the first text has long been readable."""

AN_HOUR = 3_600_000
"""Milliseconds between two looks whether the backup of the day is due: windows stay open for days."""


class Keeper(QObject):
    """Backs up the library of a desk.

    Signals:
        made: A backup was made (`Backup`).
    """

    made = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._due = QTimer(self, singleShot=True, interval=AFTER_OPENING)
        self._due.timeout.connect(self.keep_daily)
        self._hourly = QTimer(self, interval=AN_HOUR)
        self._hourly.timeout.connect(self.keep_daily)
        desk.library_changed.connect(self._opened)
        desk.doing.connect(self._before)

    def folder(self) -> Path:
        """Give the folder of the backups of the library that lies open."""
        return places.folder_of(self._desk.settings, self._desk.library.path)

    def keep_daily(self) -> None:
        """Make the backup of the day where the last is a day old, beside the window."""
        if self._desk.is_open:
            path = self._desk.library.path
            self._run(partial(keeping.daily, path, self.folder()))

    def back_up(self, reason: str = "manual") -> None:
        """Make a backup now, beside the window."""
        if self._desk.is_open:
            self._run(partial(keeping.back_up, self._desk.library.path, reason, self.folder()))

    def stop(self) -> None:
        """Make no more backups: the window is closing."""
        self._due.stop()
        self._hourly.stop()

    def _opened(self) -> None:
        if self._desk.is_open:
            self._due.start()
            self._hourly.start()
        else:
            self.stop()

    def _before(self, actions: Sequence[Action[object]]) -> None:
        """Hold the state before a risky action, to be backed up while the person goes on."""
        risky = next((one for one in actions if keeping.is_risky(one)), None)
        if risky is None or not self._desk.is_open:
            return
        path, folder = self._desk.library.path, self.folder()
        try:
            if not keeping.is_wanted(path, risky.kind, folder):
                return
            held = Snapshot(path)
        except (LibraryError, OSError) as error:
            self._failed(error)  # the action itself can be undone: it is not kept from being done
            return
        self._run(partial(held.save, folder, risky.kind))

    def _run(self, work: "partial[Backup] | partial[Backup | None]") -> None:
        self._desk.tasks.run(work, self._done, self._failed, owner=self, lane=LIBRARY)

    def _done(self, backup: Backup | None) -> None:
        if backup is not None:
            self.made.emit(backup)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, LibraryError | OSError):
            raise error
        self._desk.messages.note(
            translate(
                "Keeper",
                "No backup could be made: look at the disk, or choose another place under File › Backups",
            )
        )
