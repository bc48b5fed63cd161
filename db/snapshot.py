"""Snapshots: one moment's state of a library, held so that a backup of it can be made while others go on."""

from pathlib import Path

from db import backup, posix_locks
from db.backup import Backup
from db.connections import connect, hold_state
from db.errors import classified
from db.reading import BUSY_TIMEOUT_S


class Snapshot:
    """The state of a library as it was when this was made; taking it costs a millisecond.

    Whoever writes afterwards does not disturb it: SQLite keeps the pages it needs until it is closed. It may
    be taken on one thread and saved on another.

    Attributes:
        path: The library.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with classified(path):
            self._file: posix_locks.Identity | None = posix_locks.register(path)
            try:
                self._held = connect(path, BUSY_TIMEOUT_S)
                hold_state(self._held)
            except BaseException:
                posix_locks.release(self._file)
                raise

    def save(self, folder: Path, reason: str) -> Backup:
        """Make a verified backup of the state, and let it go; arguments as for ``backup.make``."""
        try:
            return backup.create_backup(self.path, folder, reason, self._held)
        finally:
            self.close()

    def close(self) -> None:
        """Let the state go; may be called twice."""
        self._held.close()
        if self._file is not None:
            posix_locks.release(self._file)
            self._file = None
