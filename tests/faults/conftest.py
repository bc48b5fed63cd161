"""Disks that fill up, turn read-only and go away, and a window on them."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.views.conftest import library_of_two, make_window, recorder, two

__all__ = ["library_of_two", "make_window", "recorder", "two"]


@pytest.fixture(autouse=True)
def schema() -> None:
    """Lets each library be made as the program makes it."""


@dataclass(frozen=True, slots=True)
class Disk:
    """A small file system of its own.

    Attributes:
        path: Where it is mounted.
    """

    path: Path

    def fill(self) -> None:
        """Leave no room at all."""
        with (self.path / "filler").open("ab", buffering=0) as filler:
            for size in (1 << 16, 1 << 12, 1):
                try:
                    while True:
                        filler.write(b"\0" * size)
                except OSError:
                    continue

    def make_room(self) -> None:
        """Take away what filled it."""
        (self.path / "filler").unlink()

    def read_only(self, on: bool) -> None:
        """Refuse to be written, or take writing again."""
        _run("mount", "-o", f"remount,{'ro' if on else 'rw'}", str(self.path))

    def pull(self) -> None:
        """Go away under whoever uses it."""
        _run("umount", "-l", str(self.path))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of 4 MB; skipped where this may not be made."""
    if sys.platform != "linux":
        pytest.skip("mounts a tmpfs")
    folder = tmp_path / "盘"
    folder.mkdir()
    try:
        _run("mount", "-t", "tmpfs", "-o", "size=4m", "piyue-test", str(folder))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("may not mount a tmpfs")
    yield Disk(folder)
    subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)


_HOLDING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def held() -> Callable[[Path], object]:
    """Let a second process hold a library for the time of a ``with`` block."""

    @contextmanager
    def holding(path: Path) -> Iterator[None]:
        command = [sys.executable, "-c", _HOLDING, str(path)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdin is not None and process.stdout is not None
            assert process.stdout.readline() == b"held\n"
            try:
                yield
            finally:
                process.stdin.close()

    return holding
