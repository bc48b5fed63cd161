"""Backups of a library made, listed, thinned and restored; the whole library checked.

These work on the file, whether a window has it open or not, so that a library that can't be opened any more
can be checked and restored, too. All of them may take long: they belong into the background.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from db import backup, upgrade
from db import restore as restoring
from db.backup import Backup, BackupContents, read_contents
from db.check import Finding, check
from db.snapshot import Snapshot
from desktop.actions.action import Action
from desktop.actions.annotate import DeleteAnnotations

DAY = timedelta(days=1)

RISKY_COUNT = 10
"""Annotations whose deletion at once is worth a backup."""

MIN_INTERVAL = timedelta(minutes=1)

__all__ = [
    "Backup",
    "BackupContents",
    "Finding",
    "Snapshot",
    "back_up",
    "back_up_daily",
    "backups",
    "check",
    "folder_of",
    "is_backup_needed",
    "is_due",
    "is_risky",
    "read_contents",
    "restore",
]


def folder_of(path: Path) -> Path:
    """Return the folder that a library's backups are kept in unless a user says another: beside it."""
    return backup.folder_of(path)


def is_risky(action: Action[object]) -> bool:
    """Return whether so much goes at once that a backup before it is wise."""
    return action.risky or (isinstance(action, DeleteAnnotations) and len(action.ids) >= RISKY_COUNT)


def is_backup_needed(path: Path, reason: str, folder: Path | None = None) -> bool:
    """Return whether a backup is to be made before an action: one a minute is enough for many of a kind."""
    now = datetime.now(UTC)
    return not any(
        one.reason == reason and timedelta(0) <= now - one.made < MIN_INTERVAL
        for one in backups(path, folder)
    )


def back_up(path: Path, reason: str = "manual", folder: Path | None = None) -> Backup:
    """Make a verified copy of a library.

    Args:
        path: Its file.
        reason: Why, by name in small letters, such as an action's kind.
        folder: Where to; None for the folder beside the library.
    """
    return backup.create_backup(path, folder or backup.folder_of(path), reason)


def backups(path: Path, folder: Path | None = None) -> list[Backup]:
    """Return a library's backups, the newest first; ``read_contents`` counts what one holds."""
    return backup.list_backups(folder or backup.folder_of(path))


def is_due(path: Path, folder: Path | None = None, age: timedelta = DAY) -> bool:
    """Return whether no backup is younger than that; one from the future counts as none."""
    found = backups(path, folder)
    now = datetime.now(UTC)
    return not any(timedelta(0) <= now - one.made < age for one in found)


def back_up_daily(path: Path, folder: Path | None = None) -> Backup | None:
    """Make the backup of the day and thin the old ones; None where there is one already."""
    if not is_due(path, folder):
        return None
    made = back_up(path, "daily", folder)
    backup.thin(folder or backup.folder_of(path), datetime.now(UTC))
    return made


def restore(path: Path, source: Path, folder: Path | None = None) -> Backup | None:
    """Put a backup in the place of a library's contents, which are backed up first.

    A window that has the library open sees it as changed elsewhere. A backup of an older schema is upgraded.

    Args:
        path: The library.
        source: The backup.
        folder: Where the backup of what is there now goes; None for the folder beside the library.

    Returns:
        The backup of what was there, or None where it could not be read; the file was set aside then.
    """
    kept = restoring.restore(path, source, folder or backup.folder_of(path))
    upgrade.open_store(path, 3.0).close()
    return kept
