"""Durable: making sure that what was written is on the disk, and readable by its owner alone."""

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

OWNER_ONLY = 0o600
"""Mode of what holds a user's notes: nobody else may read or write it."""

_STALE_AFTER_S = 86_400.0


def remove_stale(folder: Path, pattern: str) -> None:
    """Remove temporary files of a name's pattern that are older than a day: of programs that were killed."""
    with suppress(OSError):
        for path in folder.glob(pattern):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _STALE_AFTER_S:
                    path.unlink()


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder durable, where the system can."""
    with suppress(OSError):  # Windows opens no folders, some file systems sync none
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def create_private(path: Path) -> None:
    """Make an empty file that only its owner may read and write; what SQLite makes beside it is as private.

    Raises:
        FileExistsError: When there is a file already.
    """
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, OWNER_ONLY))


def link_or_copy(path: Path, target: Path) -> None:
    """Create a second name for a file, or a durable copy where there are no hard links (FAT on a stick).

    Raises:
        FileExistsError: When the name is taken.
    """
    try:
        os.link(path, target)
    except FileExistsError:
        raise
    except OSError:
        unfinished = target.with_name(f"{target.name}.unfinished")
        try:
            create_private(unfinished)
            shutil.copyfile(path, unfinished)
            with unfinished.open("rb+") as copy:
                os.fsync(copy.fileno())
            unfinished.rename(target)
        finally:
            unfinished.unlink(missing_ok=True)
