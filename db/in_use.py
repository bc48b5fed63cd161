"""In use: the libraries that lie open in this process, so that looking at one does not unlock it.

Whoever closes any handle of a file on a POSIX system loses all locks that the process holds on it, those of
SQLite's connections too. Another program then believes that nobody has the library open, and takes its
write-ahead log away on leaving. A handle of a library that lies open is therefore kept until that is closed.
"""

import os
import threading
from collections import Counter
from pathlib import Path

Identity = tuple[int, int]
"""A file's device and number: the same under each of its names."""

_guard = threading.Lock()
_open: Counter[Identity] = Counter()
_kept: dict[Identity, int] = {}
"""By library a handle that was opened to look at it."""


def identity(path: Path) -> Identity:
    """Say which file stands at a path."""
    found = os.stat(path)  # noqa: PTH116 - two numbers in a hot path
    return found.st_dev, found.st_ino


def take(path: Path) -> Identity:
    """Note that a library is going to be opened; give what to let go later."""
    with _guard:
        file = identity(path)
        _open[file] += 1
        return file


def let_go(file: Identity) -> None:
    """Note that a library has been closed, once for each time it was taken."""
    with _guard:
        _open[file] -= 1
        if _open[file] <= 0:
            del _open[file]
            handle = _kept.pop(file, None)
            if handle is not None:
                os.close(handle)


def first_bytes(path: Path, count: int) -> bytes:
    """Read the beginning of a file, which may be a library that lies open."""
    with _guard:
        handle = _kept.get(identity(path))
        if handle is None:
            handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            os.lseek(handle, 0, os.SEEK_SET)
            return os.read(handle, count)
        finally:
            found = os.fstat(handle)
            file = found.st_dev, found.st_ino
            if file in _open:
                _kept[file] = handle
            else:
                os.close(handle)
