"""In use: the libraries that are open in this process, so that looking at one does not unlock it.

Whoever closes any handle of a file on a POSIX system loses all locks that the process holds on it, those of
SQLite's connections too. Another program then believes that nobody has the library open: it takes the
write-ahead log away on leaving, or cuts the log's index short while it is mapped here. No file of a library
that is open is therefore opened but by SQLite; a handle that turns out to be one of such a file is kept until
the library is closed.
"""

import errno
import os
import stat
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

Identity = tuple[int, int]
"""A file's device and number: the same under each of its names."""

BESIDE = ("-wal", "-shm", "-journal")
"""What the names of the files that SQLite keeps beside a library end with."""

_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)


class InUse(PermissionError):
    """A file belongs to a library that is open in this process, and must not be opened beside SQLite."""


@dataclass(slots=True)
class _Open:
    """A library that is open: where, how often, with which logs, and the handles to be closed after it."""

    places: set[str] = field(default_factory=set)
    times: int = 0
    kept: list[BinaryIO] = field(default_factory=list)
    logs: Counter[Identity] = field(default_factory=Counter)


_guard = threading.RLock()
_open: dict[Identity, _Open] = {}


def identity(path: str | os.PathLike[str]) -> Identity:
    """Return which file stands at a path."""
    found = os.stat(path)  # noqa: PTH116 - two numbers in a hot path
    return found.st_dev, found.st_ino


def register(path: Path) -> Identity:
    """Note that a library is going to be opened, and return what is to be let go later."""
    with _guard:
        file = identity(path)
        known = _open.setdefault(file, _Open())
        known.places.add(os.path.realpath(path))
        known.times += 1
        return file


def release(file: Identity) -> None:
    """Note that a library has been closed, once for each time it was taken."""
    with _guard:
        known = _open[file]
        known.times -= 1
        if known.times <= 0:
            del _open[file]
            for handle in known.kept:
                handle.close()


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Note for a block that a file is open as a library; nothing where there is no file."""
    try:
        file = register(path)
    except OSError:
        yield
        return
    try:
        yield
    finally:
        release(file)


def times_open(file: Identity, but_with: Identity | None = None) -> int:
    """Return how often a library is open in this process.

    Args:
        file: The library.
        but_with: A log; those that are known to write into it are not counted.
    """
    with _guard:
        known = _open.get(file)
        if known is None:
            return 0
        return known.times - (known.logs[but_with] if but_with is not None else 0)


def note_log(file: Identity, log: Identity | None, times: int = 1) -> None:
    """Note that one of those who have a library open writes into a log, or, with -1, no longer does."""
    with _guard:
        if log is not None and file in _open:
            _open[file].logs[log] += times


def is_in_use(path: str | os.PathLike[str]) -> bool:
    """Return whether a file belongs to a library that is open here: itself, its log or its log's index.

    The names do not matter: links, hard links and other spellings lead to the same file.
    """
    with _guard, suppress(OSError, ValueError):
        return bool(_open) and _library_of(identity(path)) is not None
    return False


def _library_of(file: Identity) -> Identity | None:
    """Return the open library that a file belongs to, or None."""
    if file in _open:
        return file
    for library, known in _open.items():
        for place in known.places:
            for tail in BESIDE:
                try:  # `suppress` takes as long as to ask for a file that there is
                    if identity(place + tail) == file:
                        return library
                except OSError:
                    continue
    return None


@contextmanager
def opened(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a file to read for a block, in a way that costs no library its locks.

    A library may be opened while the block lasts: the handle is then closed only when that is.

    Raises:
        InUse: When the file belongs to a library that is open here; it is not touched.
        OSError: When it can't be opened.
    """
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - a pipe may wait, and is no library
        with Path(path).open("rb") as source:
            yield source
        return
    with _guard:
        file = identity(path)
        if _library_of(file) is not None:
            raise _refusal(path)
        handle = cast("BinaryIO", Path(path).open("rb", buffering=0))  # noqa: SIM115
        if not _is(handle, file) and _of_handle(handle) is not None:  # the name led elsewhere a moment ago
            _close(handle)
            raise _refusal(path)
    try:
        # Whoever wraps what is handed out may close it; the handle itself is ours.
        with os.fdopen(handle.fileno(), "rb", closefd=False) as source:
            yield source
    finally:
        _close(handle)


def _refusal(path: str | os.PathLike[str]) -> InUse:
    return InUse(errno.EACCES, "it belongs to a library that is open", os.fspath(path))


def _of_handle(handle: BinaryIO) -> Identity | None:
    found = os.fstat(handle.fileno())
    return _library_of((found.st_dev, found.st_ino))


def _close(handle: BinaryIO) -> None:
    """Close a handle, now or when the library that it turned out to belong to is closed."""
    with _guard:
        library = _of_handle(handle)
        if library is not None:
            _open[library].kept.append(handle)
        else:
            handle.close()


def first_bytes(path: Path, count: int) -> bytes:
    """Return the beginning of a file, which may be a library that is open."""
    with _guard:
        file = identity(path)
        known = _open.get(file)
        if known is not None and known.kept:
            handle = next((one for one in known.kept if _is(one, file)), None)
            if handle is not None:
                handle.seek(0)
                return handle.read(count)
        handle = cast("BinaryIO", os.fdopen(os.open(path, _READING), "rb", buffering=0))
        try:
            return handle.read(count)
        finally:
            _close(handle)


def _is(handle: BinaryIO, file: Identity) -> bool:
    found = os.fstat(handle.fileno())
    return (found.st_dev, found.st_ino) == file
