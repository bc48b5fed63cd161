"""The boundary to the readers of foreign files: whatever one raises becomes a reason why a file is not taken.

A reader, and the library it reads with, meets what should not stand in a file with whatever exception comes
up. What that one said goes to the log.
"""

import itertools
import logging
from collections.abc import Callable, Iterable, Iterator
from functools import partial, wraps
from typing import TypeVar

from desktop.files.budget import MOST, REASONS, Budget, TooLarge, counting
from desktop.files.errors import Unreadable

D = TypeVar("D")
T = TypeVar("T")

_log = logging.getLogger(__name__)
_MOST_AHEAD = 256  # rows that are read before they are asked for
_LONGEST = 500  # characters of a reader's own words that are kept
DEEP = "Excessive depth"
"""How libxml2 begins to say that elements are nested too deeply."""


def read_safely(path: str, reading: Callable[[], T], budget: Budget | None = None) -> T:
    """Return what reading a file gives.

    Args:
        path: The path to name in an error.
        reading: Reads it, and may raise anything.
        budget: What it may take; the usual when None.

    Raises:
        Unreadable: When it cannot be taken.
    """
    try:
        with counting(budget):
            return reading()
    except Unreadable:
        raise
    except Exception as error:  # the one place: nobody knows what a foreign reader raises
        refusal = refused(path, error)
        _log.info("%s", refusal)
        raise refusal from error


def rows_safely(path: str, rows: Callable[[], Iterable[T]], budget: Budget | None = None) -> Iterator[T]:
    """Yield what reading a file gives piece by piece.

    Args:
        path: The path to name in an error.
        rows: Begins to read it; it and what it gives may raise anything.
        budget: What all of it may take; the usual when None.

    Raises:
        Unreadable: When it cannot be taken, or not further.
    """
    budget = budget or Budget()
    iterator = read_safely(path, lambda: iter(rows()), budget)
    count = 1
    while held := read_safely(path, partial(_some, iterator, count), budget):
        yield from held
        count = min(2 * count, _MOST_AHEAD)


def _some(rows: Iterator[T], count: int) -> list[T]:
    return list(itertools.islice(rows, count))


def safe(reader: Callable[[D, str], T]) -> Callable[[D, str], T]:
    """Put the boundary around a reader, which takes what a file holds and its path."""

    @wraps(reader)
    def guarded(data: D, path: str) -> T:
        return read_safely(path, lambda: reader(data, path))

    return guarded


def safe_rows(reader: Callable[[D, str], Iterable[T]]) -> Callable[[D, str], Iterator[T]]:
    """Put the boundary around a reader that gives a file row by row."""

    @wraps(reader)
    def guarded(data: D, path: str) -> Iterator[T]:
        return rows_safely(path, lambda: reader(data, path))

    return guarded


def refused(path: str, error: BaseException) -> Unreadable:
    """Return why a file cannot be taken whose reader raised this."""
    if isinstance(error, Unreadable):
        return error
    if isinstance(error, TooLarge):
        return Unreadable(path, REASONS[error.what], limit=f"{error.limit:g}")
    if isinstance(error, MemoryError):
        return Unreadable(path, REASONS["memory"], limit=str(MOST["memory"]))
    words = f"{type(error).__name__}: {error}"[:_LONGEST]
    if isinstance(error, RecursionError) or DEEP in words:
        return Unreadable(path, REASONS["depth"], reader=words)
    return Unreadable(path, "damaged", reader=words)
