"""Reading: ways to a library that can't be written to, on a full disk or in a read-only place.

A library in use keeps a write-ahead log beside it, and an index of that log which SQLite has to write even
for reading. Where it can't, the file alone is read if there is no log, else a private copy of both.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection

from db import posix_locks
from db.connections import engine_around, lenient_text, read_schema, refuse_writes, uri_of
from db.errors import DiskFull, ReadOnlyLibrary, classify
from db.fsync import OWNER_ONLY
from db.library_paths import real_path

BUSY_TIMEOUT_S = 5.0
"""Seconds to wait for another program that holds the file for itself."""


class ReadableFile:
    """A file that is going to be read, with the address at which SQLite can; close it afterwards.

    Args:
        path: The file.
        keep_log: As for ``open_to_read``.

    Attributes:
        address: The address for SQLite.
    """

    def __init__(self, path: Path, *, keep_log: bool = False) -> None:
        self._copied: Path | None = None
        alone = not has_log(path)
        self.address = uri_of(path, "ro" if keep_log and not alone else "rw")
        if (_is_writable(path) or not alone) and not _wants_room(self.address, path):
            return
        if alone:  # nobody else can be writing either: that would need a log
            self.address = f"{uri_of(path, 'ro')}&immutable=1"
        else:
            self.address = uri_of(self._copy(path))

    def close(self) -> None:
        """Remove the copy, where one was made."""
        if self._copied is not None:
            shutil.rmtree(self._copied, ignore_errors=True)

    def _copy(self, path: Path) -> Path:
        """Copy a library with its log to where temporary files may be made."""
        file = real_path(path)
        self._copied = Path(tempfile.mkdtemp(prefix="piyue-"))  # readable by nobody else
        try:
            copy = self._copied / "copy.piyue"
            copy.write_bytes(posix_locks.first_bytes(file, file.stat().st_size))
            shutil.copyfile(_log_of(file), f"{copy}-wal")
            copy.chmod(OWNER_ONLY)
        except BaseException:
            self.close()
            raise
        return copy


def _wants_room(address: str, path: Path) -> bool:
    """Return whether SQLite can't read a file the usual way because it can't write beside it."""
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT_S)) as connection:
            read_schema(connection)
    except sqlite3.Error as error:  # of any other kind: whoever reads meets it again
        return isinstance(classify(error, path), DiskFull | ReadOnlyLibrary)
    return False


def _is_writable(path: Path) -> bool:
    file = real_path(path)
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def _log_of(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def has_log(path: Path) -> bool:
    """Return whether a write-ahead log has yet to be folded into a library."""
    log = _log_of(real_path(path))
    return log.is_file() and log.stat().st_size > 0


class _ReadingConnection(sqlite3.Connection):
    """A connection that removes the copy it reads, if any, when it is closed."""

    file: ReadableFile | None = None

    def close(self) -> None:
        super().close()
        if self.file is not None:
            self.file.close()


def open_to_read(path: Path, *, keep_log: bool = False) -> sqlite3.Connection:
    """Open a library or a copy of one to be read only, on a full disk and in a read-only place, too.

    Texts that are damaged are read as well as they can be. Not with ``mode=ro`` where the file can be
    written: that would leave the log's files behind.

    Args:
        path: The file.
        keep_log: Whether a log that was left must not be folded in, nor deleted because it is damaged.
    """
    file = ReadableFile(path, keep_log=keep_log)
    try:
        connection = sqlite3.connect(
            file.address, uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None, factory=_ReadingConnection
        )
    except BaseException:
        file.close()
        raise
    connection.file = file
    connection.text_factory = lenient_text
    refuse_writes(connection)
    return connection


@contextmanager
def reading_connection(path: Path, *, keep_log: bool = False) -> Iterator[Connection]:
    """Open one as ``open_to_read`` does, for queries; all of them see one moment's state."""
    engine = engine_around(lambda: open_to_read(path, keep_log=keep_log))
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
