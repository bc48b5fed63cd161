"""Commands in tests: ``piyue`` as a script would run it, here or in a process of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from desktop.cli import main

ROOT = Path(__file__).parents[2]
PATIENCE = 180
"""Seconds that a command in a process of its own may take; only one that hangs takes them."""

_ENGLISH = {"LC_ALL": "C"}


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


def piyue(*arguments: str | Path, data: bytes = b"", fresh: bool = False, **environment: str) -> Done:
    """Run a command to its end; the home folder is the test's own.

    Args:
        arguments: After ``piyue``.
        data: Its standard input.
        fresh: Whether it has to be a process of its own; that takes most of a second.
        environment: Variables beyond the test's own.
    """
    if fresh:
        return python("-m", "desktop", *arguments, data=data, **environment)
    with patch.dict(os.environ, {**_ENGLISH, **environment}), _streams(data) as (out, err):
        try:
            status = main([str(one) for one in arguments])
        except SystemExit as stop:
            status = stop.code if isinstance(stop.code, int) else 0
        return Done(status, _written(out), _written(err))


@contextmanager
def _streams(data: bytes) -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    out, err = (io.TextIOWrapper(io.BytesIO(), "ascii", newline="\r\n") for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(data), "ascii")
    with patch.object(sys, "stdin", given), redirect_stdout(out), redirect_stderr(err):
        yield out, err


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


def python(*arguments: str | Path, data: bytes = b"", **environment: str) -> Done:
    """Run a fresh Python from the project's folder, with English messages unless told otherwise."""
    return python_in(ROOT, *arguments, data=data, **environment)


def python_in(folder: Path, *arguments: str | Path, data: bytes = b"", **environment: str) -> Done:
    """Run a fresh Python from a folder, with English messages unless told otherwise."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        input=data,
        capture_output=True,
        cwd=folder,
        env={**os.environ, **_ENGLISH, **environment},
        check=False,
        timeout=PATIENCE,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
