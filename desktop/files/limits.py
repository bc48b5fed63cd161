"""Limits of a process, where the system has them: memory, computing time, no picture of it on the disk."""

import math
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import resource

_GRACE = 5
"""Seconds after which a process is ended that has used up its time and did not end by itself."""


def limit_memory(size: int) -> None:
    """Let this process have so many bytes of memory at most, and leave no core file."""
    if sys.platform != "win32":
        _set(resource.RLIMIT_AS, size)
        _set(resource.RLIMIT_CORE, 0)


def limit_seconds(seconds: float) -> None:
    """Let this process compute for so many seconds from now on; it is ended when it computes longer."""
    if sys.platform != "win32":
        _set(resource.RLIMIT_CPU, math.ceil(time.process_time() + max(0.0, seconds)) + _GRACE)


@contextmanager
def lifted() -> Iterator[None]:
    """Let programs started in the block have what the system allows."""
    if sys.platform == "win32":
        yield
        return
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU)
    before = [resource.getrlimit(kind) for kind in kinds]
    for kind, (_, most) in zip(kinds, before, strict=True):
        resource.setrlimit(kind, (most, most))
    try:
        yield
    finally:
        for kind, limits in zip(kinds, before, strict=True):
            resource.setrlimit(kind, limits)


def peak_memory(process: int | None = None) -> int:
    """Return the most bytes that a process has had, this one when None; 0 where the system does not tell."""
    status = Path("/proc", "self" if process is None else str(process), "status")
    try:
        lines = status.read_text("ascii", "replace").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmPeak:")), 0)


def _set(kind: int, size: int) -> None:
    """Set a limit as far down as the system's own."""
    if sys.platform != "win32":
        most = resource.getrlimit(kind)[1]
        soft = size if most == resource.RLIM_INFINITY else min(size, most)
        resource.setrlimit(kind, (soft, most))
