"""Locks that a process holds on files, as the system tells them."""

import os
from pathlib import Path

import pytest

LOCKS = Path("/proc/locks")

needs_locks = pytest.mark.skipif(not LOCKS.exists(), reason="the system does not tell who holds locks")


def locks_on(library: Path) -> list[tuple[str, ...]]:
    """Return the locks that this process holds on a library and what is beside it."""
    files = [Path(f"{os.path.realpath(library)}{tail}") for tail in ("", "-wal", "-shm")]
    numbers = {str(one.stat().st_ino) for one in files if one.exists()}
    before = None
    # The list is of all processes and given in pieces: what others let go of between two pieces moves it, and
    # a line is left out or comes twice.
    while (held := _held(numbers)) != before:
        before = held
    return held


def _held(numbers: set[str]) -> list[tuple[str, ...]]:
    held = []
    for line in LOCKS.read_text().splitlines():
        _, *kind, process, file, start, end = line.split()
        if process == str(os.getpid()) and file.rpartition(":")[2] in numbers:
            held.append((*kind, file, start, end))
    return sorted(held)
