"""Locks that a process holds on files, as the system tells them."""

import contextlib
import os
from pathlib import Path

import pytest

OPEN_FILES = Path("/proc/self/fdinfo")

needs_locks = pytest.mark.skipif(not OPEN_FILES.exists(), reason="the system does not tell who holds locks")


def locks_on(library: Path) -> list[tuple[str, ...]]:
    """Return the locks that this process holds on a library and what is beside it.

    They are read from the open files of this process. The system's list of all locks, ``/proc/locks``, is
    given in pieces: what other processes take and let go of between two pieces drops or repeats a line.
    """
    files = [Path(f"{os.path.realpath(library)}{tail}") for tail in ("", "-wal", "-shm")]
    numbers = {str(one.stat().st_ino) for one in files if one.exists()}
    held = set()
    for told in OPEN_FILES.iterdir():
        # The listing's own file is closed by now, and a thread may close others.
        with contextlib.suppress(FileNotFoundError):
            for line in told.read_text().splitlines():
                if line.startswith("lock:"):
                    _, _, *kind, _, file, start, end = line.split()
                    if file.rpartition(":")[2] in numbers:
                        held.add((*kind, file, start, end))
    return sorted(held)
