"""Restore: a backup put in the place of a library's contents; at every moment one of both is there."""

import sqlite3
import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from stat import S_IMODE

from db import posix_locks
from db.backup import STAMP, Backup, copy_library, create_backup, verify
from db.connections import overwrite_database
from db.errors import CorruptLibrary, LockedLibrary, MissingLibrary, NotALibrary, classified
from db.fsync import link_or_copy, remove_stale, sync_folder
from db.library_paths import real_path, require_file
from db.reading import open_to_read

BUSY_TIMEOUT_S = 3.0
"""Seconds to wait for another program that is writing."""

ASIDE_SUFFIX = ".broken"
"""What ends the name of a damaged library that was set aside; between it and the library's is the moment."""

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_LOGS = ("-wal", "-journal")
"""What stands beside a library and belongs to it: SQLite would play it back into any file of that name."""


def restore(path: Path, source: Path, folder: Path, patience: float = BUSY_TIMEOUT_S) -> Backup | None:
    """Put a backup in the place of a library's contents; those are backed up first.

    A library that can be read is overwritten in one transaction, under whoever has it open. One that is
    damaged, or is no library any more, is set aside under another name; one that is missing is made again.

    Args:
        path: The library.
        source: The backup; it is verified before anything is touched.
        folder: Where the backup of what is there now goes.
        patience: Seconds to wait for somebody else who is writing.

    Returns:
        The backup of what was there, or None where that could not be read; it was set aside then.
    """
    require_file(path)
    verify(source)
    if _is_whole(path):
        return _overwrite(path, source, folder, patience)
    _replace(real_path(path), source)
    return None


def set_aside(path: Path) -> list[Path]:
    """Return the damaged files that were set aside when a library was restored, the newest first."""
    with suppress(OSError):
        pattern = f".*{ASIDE_SUFFIX}"
        found = [one for one in path.parent.iterdir() if one.name.startswith(f"{path.name}.")]
        return sorted((one for one in found if one.match(f"*{pattern}")), reverse=True)
    return []


def _is_whole(path: Path) -> bool:
    """Return whether a library is there and can be backed up; what may not be read is not judged."""
    try:
        verify(path, keep_log=True)  # in a damaged file nothing is changed by looking at it
    except MissingLibrary as error:
        if error.reason == "missing":
            return False
        raise
    except (CorruptLibrary, NotALibrary):
        return False
    return True


def _overwrite(path: Path, source: Path, folder: Path, patience: float) -> Backup:
    """Back up what a library holds and overwrite it; the write lock is held from before the one to the end.

    SQLite takes the lock with the first pages it copies. Whatever another program confirmed until then is in
    the backup that is made at that moment; until the whole is committed, nobody can confirm anything more.
    """
    deadline = time.monotonic() + patience
    kept: Backup | None = None

    def on_progress(status: int, remaining: int, total: int) -> None:
        nonlocal kept
        if status in _BUSY:
            if time.monotonic() > deadline:
                raise LockedLibrary(path, "locked")
        elif kept is None:
            kept = create_backup(
                path, folder, "restore"
            )  # no backup, no restoring: what it raises undoes all

    with classified(path), posix_locks.held(path), closing(open_to_read(source)) as copy:
        overwrite_database(copy, path, patience, on_progress)
    assert kept is not None
    return kept


def _replace(path: Path, source: Path) -> None:
    """Put a verified copy of the backup in a file's place, which keeps another name, and so does its log.

    The file has its own name until the copy takes that; where anything fails, or ends the program, one of
    both stands there.
    """
    stamp = datetime.now(UTC).strftime(STAMP)
    aside = f"{path}.{stamp}{ASIDE_SUFFIX}"
    with classified(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        remove_stale(path.parent, ".piyue-*.new*")
        new = path.with_name(f".piyue-{stamp}.new")
        try:
            copy_library(source, new)
            verify(new)
            for tail in ("", *_LOGS):
                if Path(f"{path}{tail}").is_file():
                    link_or_copy(Path(f"{path}{tail}"), Path(f"{aside}{tail}"))
            if path.is_file():
                new.chmod(S_IMODE(path.stat().st_mode))
            sync_folder(path.parent)
            _take_place(new, path, aside)
        finally:
            new.unlink(missing_ok=True)
            Path(f"{new}-journal").unlink(missing_ok=True)
        sync_folder(path.parent)


def _take_place(new: Path, path: Path, aside: str) -> None:
    """Rename the copy over the file; the old log goes first, for it would be played back into the copy."""
    try:
        for tail in ("-shm", *_LOGS):
            Path(f"{path}{tail}").unlink(missing_ok=True)
        new.replace(path)
    except OSError:
        for tail in _LOGS:
            log = Path(f"{path}{tail}")
            if Path(f"{aside}{tail}").is_file() and not log.exists():
                with suppress(OSError):  # what stopped the renaming is told
                    link_or_copy(Path(f"{aside}{tail}"), log)
        raise
