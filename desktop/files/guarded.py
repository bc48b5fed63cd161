"""Guarded: the one way by which files that a user names are opened to be read.

A file may be, under whatever name, the library that is open, its log or its log's index. Opening and closing
it would take SQLite's locks away (see `db.posix_locks`). Who opens libraries says here how a file is looked
at.
"""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

Opened = Callable[[str | os.PathLike[str]], AbstractContextManager[BinaryIO]]
"""Opens a file to read for a block; raises an OSError where it can't be, or must not be, opened."""

LIBRARY_SUFFIX = ".piyue"
"""What the name of a library ends with."""

BESIDE = ("-wal", "-shm", "-journal")
"""What the names of the files that a database keeps beside it end with."""


def _plainly(path: str | os.PathLike[str]) -> AbstractContextManager[BinaryIO]:
    return Path(path).open("rb")


def _nothing(_: str | os.PathLike[str]) -> bool:
    return False


_opened: Opened = _plainly
_is_in_use: Callable[[str | os.PathLike[str]], bool] = _nothing


def guard(opened: Opened, is_in_use: Callable[[str | os.PathLike[str]], bool]) -> None:
    """Say how files are opened from now on, and which belong to a library that is open."""
    global _opened, _is_in_use
    _opened, _is_in_use = opened, is_in_use


def opened(path: str | os.PathLike[str]) -> AbstractContextManager[BinaryIO]:
    """Open a file to read, for a ``with`` block.

    Raises:
        OSError: When it can't be opened, or belongs to a library that is open.
    """
    return _opened(path)


def is_in_use(path: str | os.PathLike[str]) -> bool:
    """Return whether a file belongs to a library that is open in this process, under whatever name."""
    return _is_in_use(path)


def is_library(path: str | os.PathLike[str]) -> bool:
    """Return whether a file is a library or belongs to one, as far as can be told without opening it."""
    name = os.path.basename(os.fspath(path)).lower()  # noqa: PTH119 - a name may hold anything
    for tail in BESIDE:
        name = name.removesuffix(tail)
    return name.endswith(LIBRARY_SUFFIX) or is_in_use(path)
