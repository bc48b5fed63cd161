"""Backups: whole, verified copies of a library, made and put back while it is in use."""

import re
import sqlite3
import time
from collections.abc import Iterable
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from db.connecting import lenient, uri_of, uri_to_read
from db.durable import sync_folder
from db.errors import CorruptLibrary, LockedLibrary, MissingLibrary, NotALibrary, ReadOnlyLibrary, classified
from db.identify import identify_copy
from db.places import need_file, real

_STAMP = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"(\d{8}T\d{12}Z)-([a-z-]+)\.piyue")
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)

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
class Contents:
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
    """Give the folder that a library's backups are kept in unless a person says another: beside it."""
    return path.parent / f"{path.name}.backups"


def make(path: Path, folder: Path, reason: str, held: sqlite3.Connection | None = None) -> Backup:
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
    target = folder / f"{datetime.now(UTC).strftime(_STAMP)}-{reason}.piyue"
    unfinished = target.with_suffix(".unfinished")
    try:
        _copy(path, unfinished, held)
        verify(unfinished)
        with classified(target):
            unfinished.rename(target)
            sync_folder(folder)
    finally:
        unfinished.unlink(missing_ok=True)
        Path(f"{unfinished}-journal").unlink(missing_ok=True)
    return next(one for one in listed(folder) if one.path == target)


def _make_folder(folder: Path) -> None:
    with classified(folder):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except PermissionError as error:
            raise ReadOnlyLibrary(folder, "read-only") from error


def _copy(path: Path, target: Path, held: sqlite3.Connection | None = None) -> None:
    with ExitStack() as open_ones:
        if held is None:
            with classified(path):
                held = open_ones.enter_context(closing(sqlite3.connect(uri_to_read(path), uri=True)))
        with classified(target), closing(sqlite3.connect(target)) as copy:
            copy.execute("PRAGMA synchronous=FULL")
            held.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")


def verify(path: Path) -> None:
    """Read a copy through and through.

    Raises:
        CorruptLibrary: When it is not whole.
        NotALibrary: When it is no copy of a library.
        NewerLibrary: When a newer Piyue made it.
    """
    identify_copy(path)
    with classified(path), closing(_reading(path)) as copy:
        said = [row[0] for row in copy.execute("PRAGMA integrity_check")]
    if said != ["ok"]:
        raise CorruptLibrary(path, "corrupt", detail="; ".join(said[:3]))


def _reading(path: Path) -> sqlite3.Connection:
    """Open a file to be read; not with ``mode=ro``, which would leave the log's files behind."""
    connection = sqlite3.connect(uri_to_read(path), uri=True)
    connection.text_factory = lenient
    connection.execute("PRAGMA query_only=ON")
    return connection


def listed(folder: Path) -> list[Backup]:
    """Give the backups in a folder, the newest first."""
    found = []
    for path in _files_in(folder):
        name = _NAME.fullmatch(path.name)
        with suppress(FileNotFoundError, ValueError):  # thinned meanwhile by another window; no such day
            if name is not None:
                made = datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC)
                found.append(Backup(path, made, name[2], path.stat().st_size))
    return sorted(found, key=lambda one: one.path.name, reverse=True)


def _files_in(folder: Path) -> list[Path]:
    """Give what may be a backup in a folder; nothing where nobody can look into it."""
    try:
        return list(folder.glob("*.piyue"))
    except OSError:
        return []


def contents(path: Path) -> Contents:
    """Count what a library or a copy of one holds."""
    with classified(path), closing(_reading(path)) as copy:
        return Contents(
            *copy.execute("SELECT count(*) FROM document WHERE removed IS NULL").fetchone(),
            *copy.execute(
                "SELECT count(*) FROM annotation JOIN document ON document.id = document_id "
                "WHERE removed IS NULL"
            ).fetchone(),
            *copy.execute("SELECT count(*) FROM tag").fetchone(),
            *copy.execute(
                "SELECT count(*), coalesce(max(at), '') FROM action WHERE state = 'done'"
            ).fetchone(),
        )


def thin(folder: Path, now: datetime) -> list[Backup]:
    """Delete the backups that are not to be kept by their age, and give them.

    Args:
        folder: Where they are.
        now: The time their age is counted from.
    """
    backups = listed(folder)
    kept = to_keep([one.made for one in backups], now)
    gone = [one for one in backups if one.made not in kept]
    with classified(folder):
        for one in gone:
            one.path.unlink(missing_ok=True)
        for left in folder.glob("*.unfinished*"):  # of programs that were killed
            if now - datetime.fromtimestamp(left.stat().st_mtime, UTC) > HOURLY:
                left.unlink(missing_ok=True)
    return gone


def to_keep(made: Iterable[datetime], now: datetime) -> set[datetime]:
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


def restore(path: Path, source: Path, folder: Path, patience: float = 3.0) -> Backup | None:
    """Put a backup in the place of a library's contents; those are backed up first.

    A library that can be read is overwritten in one transaction, under whoever has it open. One that is
    damaged, or is no library any more, is set aside under another name; one that is missing is made anew.

    Args:
        path: The library.
        source: The backup; it is verified before anything is touched.
        folder: Where the backup of what is there now goes.
        patience: Seconds to wait for somebody else who is writing.

    Returns:
        The backup of what was there, or None where that could not be read; it was set aside then.
    """
    need_file(path)
    verify(source)
    if not _is_whole(path):
        _replace(real(path), source)
        return None
    kept = make(path, folder, "restore")  # no backup, no restoring
    _overwrite(path, source, patience)
    return kept


def _is_whole(path: Path) -> bool:
    """Whether a library is there and can be backed up; what may not be read is not judged."""
    try:
        verify(path)
    except MissingLibrary as error:
        if error.reason == "missing":
            return False
        raise
    except (CorruptLibrary, NotALibrary):
        return False
    return True


def _overwrite(path: Path, source: Path, patience: float) -> None:
    deadline = time.monotonic() + patience

    def watch(status: int, remaining: int, total: int) -> None:
        if status in _BUSY and time.monotonic() > deadline:
            raise LockedLibrary(path, "locked")

    with (
        classified(path),
        closing(_reading(source)) as copy,
        closing(sqlite3.connect(uri_of(path), uri=True)) as live,
    ):
        live.execute("PRAGMA synchronous=FULL")
        copy.backup(live, progress=watch, sleep=0.05)


def _replace(path: Path, source: Path) -> None:
    """Set aside what is there, with its log, and put a copy of the backup there."""
    stamp = datetime.now(UTC).strftime(_STAMP)
    with classified(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        for tail in ("-wal", "-shm", ""):
            old = Path(f"{path}{tail}")
            if old.is_file():
                old.rename(f"{path}.{stamp}.broken{tail}")
        new = path.with_name(f".piyue-{stamp}.new")
        try:
            _copy(source, new)
            verify(new)
            new.rename(path)
        finally:
            new.unlink(missing_ok=True)
        sync_folder(path.parent)
