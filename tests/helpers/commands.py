"""Commands in tests: ``piyue`` as a process of its own, as a script would run it."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind.

    Attributes:
        status: Exit status.
        out: Standard output, decoded as UTF-8 without translating line ends.
        err: Standard error, likewise.
    """

    status: int
    out: str
    err: str


def piyue(*arguments: str | Path, data: bytes = b"", **environment: str) -> Done:
    """Run a command to its end; the home folder is the test's own.

    Args:
        arguments: After ``piyue``.
        data: Its standard input.
        environment: Variables beyond the test's own.
    """
    return python("-m", "desktop", *arguments, data=data, **environment)


def python(*arguments: str | Path, data: bytes = b"", **environment: str) -> Done:
    """Run a fresh Python from the project's folder, with English messages unless told otherwise."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        input=data,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C", **environment},
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
