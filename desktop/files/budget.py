"""Budget: how much one file may take, whatever it holds, counted while it is read.

A file of some kilobytes can claim a thousand million cells. So whatever reads a file spends from one budget,
over the whole file with all files within it, and is stopped by ``TooLarge`` when something of it is used up.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

MOST = {
    "bytes": 1 << 30,
    "characters": 64 * 1024 * 1024,
    "cells": 20_000_000,
    "nodes": 4_000_000,
    "rows": 1_048_576,
    "steps": 100_000_000,
    "depth": 2_048,
    "memory": 2 << 30,
    "seconds": 30,
}
"""What a file may take in all: bytes unpacked, characters of its text, cells of its tables, elements of its
XML, HTML or JSON, rows of a sheet, steps of walks through elements; levels of elements within each other;
bytes of memory; seconds of computing."""

REASONS = {
    "bytes": "too-many-bytes",
    "characters": "too-many-characters",
    "cells": "too-many-cells",
    "nodes": "too-many-nodes",
    "rows": "too-many-sheet-rows",
    "steps": "too-many-nodes",
    "depth": "too-nested",
    "memory": "too-much-memory",
    "seconds": "too-slow",
}
"""The reason, as of ``Unreadable``, for what was used up."""

SPENT = frozenset(REASONS.values()) - {"too-nested"}
"""Reasons after which no more can be read of a file, also not another file within it."""

PER_MEGABYTE = 1.0
"""Seconds more for each megabyte of a file."""

PER_DOCUMENT = 0.5
"""Seconds more for each document that was made of it."""

_AT_ONCE = 1_000  # units between two looks at the clock


class TooLarge(Exception):
    """A file takes more than it may.

    Attributes:
        what: What of, one of the keys of ``MOST``.
        limit: How much there may be.
    """

    def __init__(self, what: str, limit: float) -> None:
        self.what = what
        self.limit = limit
        super().__init__(f"more than {limit:g} {what}")


class Budget:
    """What one file has taken.

    Args:
        seconds: Computing that it may take on this thread.
    """

    def __init__(self, seconds: float = MOST["seconds"]) -> None:
        self._taken: dict[str, int] = {}
        self._since = 0
        self._began = time.thread_time()
        self.seconds = seconds

    def spend(self, what: str, count: int = 1) -> None:
        """Count something as taken.

        Args:
            what: What it is, one of the keys of ``MOST``.
            count: How much.

        Raises:
            TooLarge: There is more of it than there may be, or the time is used up.
        """
        taken = self._taken[what] = self._taken.get(what, 0) + count
        if taken > MOST[what]:
            raise TooLarge(what, MOST[what])
        self._since += min(count, _AT_ONCE)
        if self._since >= _AT_ONCE:
            self.look_at_clock()

    def look_at_clock(self) -> None:
        """Refuse to go on when the time is used up.

        Raises:
            TooLarge: It is.
        """
        self._since = 0
        if self.left() < 0:
            raise TooLarge("seconds", self.seconds)

    def left(self) -> float:
        """Return how many seconds of computing are left."""
        return self.seconds - (time.thread_time() - self._began)


_current: ContextVar[Budget | None] = ContextVar("budget", default=None)


@contextmanager
def counting(budget: Budget | None = None) -> Iterator[Budget]:
    """Count what is read in the block as one file; a block within another belongs to that one's file.

    Args:
        budget: What is spent from, where this is not such a block within another; a new one when None.
    """
    outer = _current.get()
    if outer is not None:
        yield outer
        return
    own = budget or Budget()
    token = _current.set(own)
    try:
        yield own
    finally:
        _current.reset(token)


def spend(what: str, count: int = 1) -> None:
    """Count something as taken from the budget of the file that is being read, if one is.

    Raises:
        TooLarge: There is more of it than there may be, or the time is used up.
    """
    budget = _current.get()
    if budget is not None:
        budget.spend(what, count)


def seconds_for(size: int, documents: int = 0) -> float:
    """Return how long a file of so many bytes may be computed on when it has given so many documents."""
    return MOST["seconds"] + size / (1 << 20) * PER_MEGABYTE + documents * PER_DOCUMENT
