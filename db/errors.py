"""Errors of a library, and the one function that decides which of them have an external cause."""

import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError


class LibraryError(Exception):
    """Something about a library that a user can be told; nothing was changed by what failed.

    Attributes:
        path: The library's file.
        reason: Why, by name; the views word it.
        label arguments: What the wording needs, by name.
    """

    def __init__(self, path: str | os.PathLike[str], reason: str, **details: object) -> None:
        said = ", ".join(f"{name} {value}" for name, value in details.items())
        super().__init__(f"{os.fspath(path)}: {reason}" + (f" ({said})" if said else ""))
        self.path = Path(path)
        self.reason = reason
        self.details = details


class MissingLibrary(LibraryError):
    """There is no file, or no way to it: ``missing``, ``is-folder``, ``no-permission``, ``name-too-long``."""


class ExistingFile(LibraryError):
    """A new library may not take an existing file's place: ``exists``."""


class NotALibrary(LibraryError):
    """The file is something else: ``not-a-library``."""


class NewerLibrary(LibraryError):
    """A newer Piyue made the file: ``newer``, with ``found`` and ``known`` schema revisions.

    Where the file says so, ``version`` is the first version of Piyue that reads it; else it is empty.
    """


class LockedLibrary(LibraryError):
    """Another program holds the file and did not let go in time: ``locked``."""


class ReadOnlyLibrary(LibraryError):
    """The file, its folder or its disk can't be written: ``read-only``."""


class CorruptLibrary(LibraryError):
    """The file is damaged: ``corrupt``."""


class DamagedValue(ValueError):
    """A value in a library is not what its column holds; `classified` makes a CorruptLibrary of it."""


class DiskFull(LibraryError):
    """There is no room left for what was to be written: ``full``."""


class FileUnreachable(LibraryError):
    """The disk failed, or the file went away under the open library: ``io``, ``replaced``, ``missing``."""


class EditConflict(LibraryError):
    """What was to be changed is no longer as it was seen: ``conflict``, ``nothing-to-undo``.

    ``changed-later``, with ``annotator``, where another has changed it since the step to be undone.
    """


class NotFound(LibraryError):
    """No such thing in the library: ``unknown`` or ``ambiguous``, with ``what`` and ``id``."""


class BadRange(LibraryError):
    """A range that is empty or outside the text: ``bad-range``, with ``start``, ``end`` and ``length``."""


class BadValue(LibraryError):
    """A value that can't be taken, with ``field`` and ``value``.

    The reason is ``empty``, ``slash``, ``control-character``, ``taken``, ``not-text``, or with a ``limit``
    ``too-deep`` or ``too-long``.
    """


_BY_CODE: dict[int, tuple[type[LibraryError], str]] = {
    sqlite3.SQLITE_BUSY: (LockedLibrary, "locked"),
    sqlite3.SQLITE_LOCKED: (LockedLibrary, "locked"),
    sqlite3.SQLITE_PROTOCOL: (LockedLibrary, "locked"),
    sqlite3.SQLITE_READONLY: (ReadOnlyLibrary, "read-only"),
    sqlite3.SQLITE_FULL: (DiskFull, "full"),
    sqlite3.SQLITE_CORRUPT: (CorruptLibrary, "corrupt"),
    sqlite3.SQLITE_NOTADB: (NotALibrary, "not-a-library"),
    sqlite3.SQLITE_PERM: (MissingLibrary, "no-permission"),
    sqlite3.SQLITE_AUTH: (MissingLibrary, "no-permission"),
}
_BY_ERRNO: dict[int, tuple[type[LibraryError], str]] = {
    errno.ENOENT: (MissingLibrary, "missing"),
    errno.ENOTDIR: (MissingLibrary, "missing"),
    errno.ELOOP: (MissingLibrary, "missing"),
    errno.EISDIR: (MissingLibrary, "is-folder"),
    errno.EACCES: (MissingLibrary, "no-permission"),
    errno.EPERM: (MissingLibrary, "no-permission"),
    errno.EEXIST: (ExistingFile, "exists"),
    errno.EROFS: (ReadOnlyLibrary, "read-only"),
    errno.ENOSPC: (DiskFull, "full"),
    getattr(errno, "EDQUOT", -1): (DiskFull, "full"),  # not on Windows
    errno.EFBIG: (DiskFull, "full"),
    errno.EIO: (FileUnreachable, "io"),
    errno.ENAMETOOLONG: (MissingLibrary, "name-too-long"),
}
_FREE_SPACE_PROBE_BYTES = 1 << 20
_IN_OPENING = (sqlite3.SQLITE_CANTOPEN,)
_CORRUPTION_ERRORS = ("unsupported file format", "malformed database schema", "Could not decode to UTF-8")
"""What is said of damaged schemas and texts under codes that mistakes in our own SQL have, too."""

_MISSING = ("no such table", "no such column")
"""What is said of a file whose tables are not a library's, when it is read without having been opened."""

_IN_WRITING = (
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_SHMSIZE,
)


def classify(error: BaseException, path: Path) -> LibraryError | None:
    """Return what an error means for the user, or None where it is a fault of our own.

    Args:
        error: What SQLAlchemy, sqlite3 or the operating system raised.
        path: The library's file.
    """
    if isinstance(error, LibraryError):
        return error
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        if cause is error and str(cause).startswith(_MISSING):
            return CorruptLibrary(path, "corrupt", detail=str(cause))
        return _of_sqlite(cause, path)
    if isinstance(cause, OSError):
        kind, reason = _BY_ERRNO.get(cause.errno or 0, (FileUnreachable, "io"))
        return kind(path, reason, detail=str(cause))
    return None


def _of_sqlite(error: sqlite3.Error, path: Path) -> LibraryError | None:
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return FileUnreachable(path, "replaced", detail=str(error))
    primary = code & 0xFF
    if primary in _BY_CODE:
        kind, reason = _BY_CODE[primary]
        return kind(path, reason, detail=str(error))
    if primary in _IN_OPENING:
        return _open_failure(path, str(error))
    if primary == sqlite3.SQLITE_IOERR:
        return _io_fault(code, path, str(error))
    if str(error).startswith(_CORRUPTION_ERRORS):
        return CorruptLibrary(path, "corrupt", detail=str(error))
    return None


def _open_failure(path: Path, detail: str) -> LibraryError:
    """SQLite only says that it could not open: look why."""
    if not path.exists():
        return MissingLibrary(path, "missing", detail=detail)
    if path.is_dir():
        return MissingLibrary(path, "is-folder", detail=detail)
    if not os.access(path, os.R_OK):
        return MissingLibrary(path, "no-permission", detail=detail)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return ReadOnlyLibrary(path, "read-only", detail=detail)
    return _full_or_io(path, detail)


def _io_fault(code: int, path: Path, detail: str) -> LibraryError:
    if not path.exists():
        return FileUnreachable(path, "missing", detail=detail)
    if code in _IN_WRITING:
        return _full_or_io(path, detail)
    return FileUnreachable(path, "io", detail=detail)


def _full_or_io(path: Path, detail: str) -> LibraryError:
    """A write failed: SQLite speaks of a full disk only on ENOSPC, not on a quota or a size limit."""
    folder = Path(os.path.realpath(path)).parent
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return FileUnreachable(path, "io", detail=detail)
    if free < _FREE_SPACE_PROBE_BYTES or _is_size_limited(path) or _has_no_room(folder):
        return DiskFull(path, "full", detail=detail)
    return FileUnreachable(path, "io", detail=detail)


def _has_no_room(folder: Path) -> bool:
    """Return whether a small temporary file finds no room, since free disk space does not show a quota."""
    try:
        with tempfile.TemporaryFile(dir=folder, buffering=0) as probe:
            probe.write(bytes(_FREE_SPACE_PROBE_BYTES))
            os.fsync(probe.fileno())
    except OSError as error:
        return _BY_ERRNO.get(error.errno or 0, (LibraryError, ""))[0] is DiskFull
    return False


def _is_size_limited(path: Path) -> bool:
    """Return whether the process may not enlarge this file or its log much further (``ulimit -f``)."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return False
    soft, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    files = (path, Path(f"{os.path.realpath(path)}-wal"))
    sizes = [one.stat().st_size for one in files if one.exists()]
    return soft != resource.RLIM_INFINITY and max(sizes, default=0) + _FREE_SPACE_PROBE_BYTES > soft


@contextmanager
def classified(path: Path) -> Iterator[None]:
    """Turn external errors within the block into LibraryErrors; let our own faults through."""
    try:
        yield
    except UnicodeEncodeError as error:  # half a character, as of a file name that is no UTF-8
        raise BadValue(path, "not-text", field="", value=repr(error.object)) from error
    except (UnicodeDecodeError, DamagedValue) as error:  # SQLite names what is damaged by its damaged name
        raise CorruptLibrary(path, "corrupt", detail=str(error)) from error
    except (DBAPIError, sqlite3.Error, OSError) as error:
        known = classify(error, path)
        if known is None:
            raise
        raise known from error
