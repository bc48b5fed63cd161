"""Starting processes that read: new interpreters, or copies of a program that has only just begun itself.

A copy is there in milliseconds, and loads what texts are read with while the program loads its database.
Only a program without a window and with a single thread may be copied: what other threads hold at that moment
would be held in the copy for ever.
"""

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, BinaryIO, Protocol

_BOOT = "import sys; sys.path[:] = sys.argv[1:]; from desktop.files.reader_worker import main; main({})"
_STREAMS = 3
"""Standard input, output and error have the numbers below."""


class StartedProcess(Protocol):
    """A process that reads, as ``subprocess.Popen`` has it.

    Attributes:
        pid: Its number; where the system has groups of processes, it makes one of that number.
        stdin: Where requests go.
        stdout: Where answers come from.
    """

    pid: int
    stdin: IO[bytes] | None
    stdout: IO[bytes] | None

    def poll(self) -> int | None:
        """Return how it ended, None while it goes on."""

    def wait(self) -> int:
        """Wait until it has ended, and return how."""

    def kill(self) -> None:
        """End it at once."""


def start_interpreter(early: bool) -> StartedProcess:
    """Start a process that reads as a new interpreter.

    Args:
        early: Whether it loads what reads texts before it is asked for anything.
    """
    options: dict[str, Any] = {"start_new_session": True}  # what it starts ends with it; no Ctrl+C
    if sys.platform == "win32":
        options = {"creationflags": subprocess.CREATE_NO_WINDOW}
    return subprocess.Popen(
        [sys.executable, "-c", _BOOT.format(early), *map(os.path.abspath, sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        **options,
    )


def can_copy() -> bool:
    """Return whether this process may be copied."""
    if sys.platform != "linux" or "PySide6.QtCore" in sys.modules:
        return False
    try:
        return len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return False


def start_copies(count: int, serve: Callable[[BinaryIO, BinaryIO], None]) -> list[StartedProcess]:
    """Start processes that read as copies of this one.

    Args:
        count: How many.
        serve: What they do, with requests and a stream for answers; they end with it.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    gc.freeze()  # what there is stays, and is not copied for the collector's marks
    return [_Copy(serve) for _ in range(count)]


class _Copy:
    """A process that is a copy of this one.

    Args:
        serve: What it does.
    """

    def __init__(self, serve: Callable[[BinaryIO, BinaryIO], None]) -> None:
        requests, to_it = os.pipe()
        from_it, answers = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            _be_copy(requests, answers, serve)
        os.close(requests)
        os.close(answers)
        self.stdin: IO[bytes] | None = os.fdopen(to_it, "wb")
        self.stdout: IO[bytes] | None = os.fdopen(from_it, "rb")
        self._status: int | None = None

    def poll(self) -> int | None:
        """Return how it ended, negative for a signal; None while it goes on."""
        return self._status if self._status is not None else self._look(os.WNOHANG)

    def wait(self) -> int:
        """Wait until it has ended, and return how."""
        status = self.poll()
        while status is None:
            status = self._look(0)
        return status

    def kill(self) -> None:
        """End it at once."""
        os.kill(self.pid, signal.SIGKILL)

    def _look(self, how: int) -> int | None:
        try:
            pid, status = os.waitpid(self.pid, how)
        except ChildProcessError:  # somebody else waited for it
            self._status = 0
        else:
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
        return self._status


def _be_copy(requests: int, answers: int, serve: Callable[[BinaryIO, BinaryIO], None]) -> None:
    """Let a copy serve with streams of its own, and end there: nothing of the program goes on in it."""
    status = 1
    try:
        os.setsid()  # what it starts ends with it; no Ctrl+C
        requests, answers = os.dup(requests), os.dup(answers)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(_STREAMS):
            os.dup2(nowhere, stream)
        kept = sorted((requests, answers))
        os.closerange(_STREAMS, kept[0])
        os.closerange(kept[0] + 1, kept[1])
        os.closerange(kept[1] + 1, os.sysconf("SC_OPEN_MAX"))
        serve(os.fdopen(requests, "rb"), os.fdopen(answers, "wb"))
        status = 0
    finally:
        os._exit(status)
