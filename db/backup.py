"""Backups: whole, verified copies of a library, made while it is in use."""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from db import posix_locks
from db.connections import copy_database, integrity_errors
from db.errors import CorruptLibrary, ReadOnlyLibrary, classified
from db.file_type import identify_copy
from db.fsync import create_private, sync_folder
from db.reading import open_to_read, reading_connection
from db.schema import action, annotation, document, tag

STAMP = "%Y%m%dT%H%M%S%fZ"
"""How a moment in UTC is written in the names of files."""

_NAME = re.compile(r"(\d{8}T\d{12}Z)-([a-z-]+)\.piyue")

HOURLY = timedelta(days=1)
DAILY = timedelta(days=30)
WEEKLY = timedelta(days=182)
"""Up to these ages one backup an hour, a day, a week is kept; of older ones one a month."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a library.

    Attributes:
        path: Its file.
        made: When, in UTC.
        reason: Why, by name: ``daily``, ``upgrade``, ``restore``, ``new-version`` …
        size: Bytes.
    """

    path: Path
    made: datetime
    reason: str
    size: int


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What a library or a copy of one holds, in numbers.

    Attributes:
        documents: Documents that are not removed.
        annotations: Annotations in them.
        tags: Tags.
        steps: Steps of the history that are done.
        last: When the last of them was done, ISO 8601, or empty.
    """

    documents: int
    annotations: int
    tags: int
    steps: int
    last: str


def folder_of(path: Path) -> Path:
    """Return the folder that a library's backups are kept in unless a user says another: beside it."""
    return path.parent / f"{path.name}.backups"


def create_backup(path: Path, folder: Path, reason: str, held: sqlite3.Connection | None = None) -> Backup:
    """Copy a library with SQLite's backup API and verify the copy, which is there whole or not at all.

    Args:
        path: The library, which may be open and in use.
        folder: Where to put the copy; made where missing.
        reason: Why, by name, in small letters.
        held: A connection to the library that holds the state to copy; None for the present one.
    """
    if held is None:
        identify_copy(path)  # what is no library gets no folder of backups
    _make_folder(folder)
    target = folder / f"{datetime.now(UTC).strftime(STAMP)}-{reason}.piyue"
    unfinished = target.with_suffix(".unfinished")
    try:
        copy_library(path, unfinished, held)
        verify(unfinished)
        with classified(target):
            unfinished.rename(target)
            sync_folder(folder)
    finally:
        unfinished.unlink(missing_ok=True)
        Path(f"{unfinished}-journal").unlink(missing_ok=True)
    return next(one for one in list_backups(folder) if one.path == target)


def _make_folder(folder: Path) -> None:
    with classified(folder):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except PermissionError as error:
            raise ReadOnlyLibrary(folder, "read-only") from error


def copy_library(path: Path, target: Path, held: sqlite3.Connection | None = None) -> None:
    """Copy a library into a new file that only its owner may read; durable, but not verified.

    Args:
        path: The library, or a copy of one.
        target: The new file.
        held: A connection to the library that holds the state to copy; None for the present one.
    """
    with ExitStack() as open_ones:
        if held is None:
            with classified(path):
                open_ones.enter_context(posix_locks.held(path))
                held = open_ones.enter_context(closing(open_to_read(path)))
        with classified(target):
            create_private(target)
            copy_database(held, target)


def verify(path: Path, *, keep_log: bool = False) -> None:
    """Read a library or a copy of one through and through.

    Args:
        path: Its file.
        keep_log: Whether a log that was left must not be folded in, nor deleted because it is damaged.

    Raises:
        CorruptLibrary: When it is not whole.
        NotALibrary: When it is no copy of a library.
        NewerLibrary: When a newer Piyue made it.
    """
    identify_copy(path)
    with classified(path), reading_connection(path, keep_log=keep_log) as copy:
        said = integrity_errors(copy)
    if said:
        raise CorruptLibrary(path, "corrupt", detail="; ".join(said[:3]))


def list_backups(folder: Path) -> list[Backup]:
    """Return the backups in a folder, the newest first."""
    found = []
    for path in _files_in(folder):
        name = _NAME.fullmatch(path.name)
        with suppress(FileNotFoundError, ValueError):  # thinned meanwhile by another window; no such day
            if name is not None:
                made = datetime.strptime(name[1], STAMP).replace(tzinfo=UTC)
                found.append(Backup(path, made, name[2], path.stat().st_size))
    return sorted(found, key=lambda one: one.path.name, reverse=True)


def _files_in(folder: Path) -> list[Path]:
    """Return what may be a backup in a folder; nothing where nobody can look into it."""
    try:
        return list(folder.glob("*.piyue"))
    except OSError:
        return []


def read_contents(path: Path) -> BackupContents:
    """Count what a library or a copy of one holds, whatever its schema."""
    done = action.c.state == "done"
    with classified(path), reading_connection(path) as copy:
        return BackupContents(
            *copy.execute(select(func.count()).where(document.c.removed.is_(None))).one(),
            *copy.execute(
                select(func.count())
                .select_from(annotation)
                .join(document, document.c.id == annotation.c.document_id)
                .where(document.c.removed.is_(None))
            ).one(),
            *copy.execute(select(func.count()).select_from(tag)).one(),
            *copy.execute(select(func.count(), func.coalesce(func.max(action.c.at), "")).where(done)).one(),
        )


def thin(folder: Path, now: datetime) -> list[Backup]:
    """Delete the backups that are not to be kept by their age, and return them.

    Args:
        folder: Where they are.
        now: The time their age is counted from.
    """
    backups = list_backups(folder)
    kept = times_to_keep([one.made for one in backups], now)
    gone = [one for one in backups if one.made not in kept]
    with classified(folder):
        for one in gone:
            one.path.unlink(missing_ok=True)
        for left in folder.glob("*.unfinished*"):  # of programs that were killed
            if now - datetime.fromtimestamp(left.stat().st_mtime, UTC) > HOURLY:
                left.unlink(missing_ok=True)
    return gone


def times_to_keep(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Choose the times of backups to keep: the newest of each hour, day, week or month, as their age is.

    Those of the last hour are all kept, and those from the future too: a clock set back must cost nothing.
    """
    kept: dict[tuple[object, ...], datetime] = {}
    for one in sorted(made):
        kept[_period(one, now)] = one
    return set(kept.values())


def _period(made: datetime, now: datetime) -> tuple[object, ...]:
    """Name the stretch of time of which one backup is kept."""
    age = now - made
    if age < timedelta(hours=1):
        return ("one", made)
    if age < HOURLY:
        return ("hour", made.date(), made.hour)
    if age < DAILY:
        return ("day", made.date())
    if age < WEEKLY:
        return ("week", *made.isocalendar()[:2])
    return ("month", made.year, made.month)
