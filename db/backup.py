"""Backups: whole, verified copies of a library, made while it is in use."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from db.errors import CorruptLibrary, classified
from db.store import uri_of


def folder_of(path: Path) -> Path:
    """Give the folder that a library's backups are kept in: beside it, under its name."""
    return path.with_name(f"{path.name}.backups")


def make(path: Path, folder: Path, reason: str) -> Path:
    """Copy a library with SQLite's backup API, verify the copy and give its path.

    The copy is there whole or not at all.

    Args:
        path: The library, which may be open and in use.
        folder: Where to put the copy; made where missing.
        reason: Why, by name: ``daily``, ``upgrade``, ``restore`` …
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    with classified(path):
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / f"{stamp}-{reason}.piyue"
        unfinished = target.with_suffix(".unfinished")
        try:
            _copy(path, unfinished)
            verify(unfinished)
            unfinished.rename(target)
        finally:
            unfinished.unlink(missing_ok=True)
    return target


def _copy(path: Path, target: Path) -> None:
    source = sqlite3.connect(uri_of(path), uri=True)
    with closing(source), closing(sqlite3.connect(target)) as copy:
        copy.execute("PRAGMA synchronous=FULL")
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def verify(path: Path) -> None:
    """Read a copy through and through.

    Raises:
        CorruptLibrary: When it is not whole.
    """
    with closing(sqlite3.connect(uri_of(path, "ro"), uri=True)) as copy:
        said = [row[0] for row in copy.execute("PRAGMA integrity_check")]
    if said != ["ok"]:
        raise CorruptLibrary(path, "corrupt", detail="; ".join(said[:3]))
