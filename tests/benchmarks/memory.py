"""What memory a process holds and has held."""

import sys
from pathlib import Path

STATUS = Path("/proc/self/status")


def peak_memory() -> float:
    """Return the most MB that this process held; where the system tells it, without those of its parent.

    Linux gives a child the peak of the process that began it as `ru_maxrss`, so that a small process of a
    large one would seem large; `VmHWM` begins anew with the program that is run.
    """
    return _status_megabytes("VmHWM") or _usage_megabytes()


def resident_memory() -> float:
    """Return how many MB this process holds now (where the system does not tell: held at most)."""
    return _status_megabytes("VmRSS") or _usage_megabytes()


def _status_megabytes(name: str) -> float | None:
    if not STATUS.exists():
        return None
    lines = STATUS.read_text(encoding="ascii", errors="replace").splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:")), None)


def _usage_megabytes() -> float:
    import resource  # not on Windows

    scale = 1024 * 1024 if sys.platform == "darwin" else 1024  # macOS counts bytes
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale
