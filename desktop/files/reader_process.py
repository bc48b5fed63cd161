"""Readers in a process of their own: a file that crashes one, or takes too much, ends that process alone.

A process reads many files, one after another; it is replaced when it died, and ended when it was not needed
for a while, when the reading is stopped, and with the program. It knows no Qt, and gives plain data back.
"""

import atexit
import io
import logging
import os
import pickle
import queue
import signal
import sys
import threading
import time
from collections.abc import Generator
from contextlib import suppress
from functools import cache
from typing import IO, TYPE_CHECKING, Any

from desktop.files.budget import MOST, REASONS, seconds_for
from desktop.files.errors import Unreadable
from desktop.files.limits import peak_memory
from desktop.files.progress import ProgressCallback, no_progress
from desktop.files.reader_protocol import read_message, write_message
from desktop.files.reader_start import StartedProcess, can_copy, start_copies, start_interpreter

if TYPE_CHECKING:
    from desktop.files.column_mapping import Mapper

IDLE = 60.0
"""Seconds that a process without work is kept."""

MOST_IDLE = 2
"""Processes without work that are kept."""

_WAIT = 0.05  # seconds between two looks whether the reading is still wanted
_WALL = 10  # times its computing time that a process may take without a word

_log = logging.getLogger(__name__)


class Died(Exception):
    """A process ended without an answer."""


@cache
def _answer_names() -> frozenset[tuple[str, str]]:
    """Return module and name of each class that an answer may be made of."""
    from desktop.files.answer_types import ANSWER_TYPES  # loads all that is read of any file

    return frozenset((one.__module__, one.__qualname__) for one in ANSWER_TYPES)


class _AnswerUnpickler(pickle.Unpickler):
    """Reads an answer made of plain values, and refuses whatever would do something."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _answer_names():
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


class ReaderProcess:
    """One such process.

    Args:
        process: The process as it was started.

    Attributes:
        peak: Bytes of memory that it was seen to have at most.
    """

    def __init__(self, process: StartedProcess) -> None:
        self.peak = 0
        self._process = process
        assert self._process.stdin is not None and self._process.stdout is not None
        self._requests: IO[bytes] = self._process.stdin
        self._answers: queue.Queue[bytes | None] = queue.Queue(4)
        self._ended = threading.Event()
        reading = threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True)
        reading.start()

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def _listen(self, stream: IO[bytes]) -> None:
        with suppress(OSError, ValueError), stream:
            while (message := read_message(stream)) is not None:
                self._put(message)
        self._put(None)

    def _put(self, message: bytes | None) -> None:
        while not self._ended.is_set():
            with suppress(queue.Full):
                self._answers.put(message, timeout=_WAIT)
                return

    def ask(self, message: object) -> None:
        """Send a message.

        Raises:
            Died: It is not there any more.
        """
        try:
            write_message(self._requests, message)
        except OSError as error:
            raise Died from error

    def answer(self) -> tuple[Any, ...] | None:
        """Return the next message; None when none came within a moment.

        Raises:
            Died: It ended without one.
        """
        try:
            held = self._answers.get(timeout=_WAIT)
        except queue.Empty:
            self.peak = max(self.peak, peak_memory(self.pid))  # which takes as long as to read a short text
            return None
        if held is None:
            raise Died
        message: tuple[Any, ...] = _AnswerUnpickler(io.BytesIO(held)).load()
        return message

    def end(self) -> int:
        """End it, and what it started, at once; return how it ended."""
        self._ended.set()
        if self._process.poll() is None:
            with suppress(ProcessLookupError, PermissionError):
                self._kill()
        status = self._process.wait()
        with suppress(OSError):
            self._requests.close()
        return status

    def _kill(self) -> None:
        if sys.platform != "win32":
            with suppress(ProcessLookupError):  # a copy that has no group of its own yet
                os.killpg(self.pid, signal.SIGKILL)
                return
        self._process.kill()


class _Pool:
    """The processes that are there."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[tuple[ReaderProcess, float]] = []
        self._busy: set[ReaderProcess] = set()
        self._timer: threading.Timer | None = None

    def take(self) -> ReaderProcess:
        """Return a process without work."""
        with self._lock:
            while self._idle:
                process, _ = self._idle.pop()
                if process.alive:
                    self._busy.add(process)
                    return process
                process.end()
        process = ReaderProcess(start_interpreter(early=False))
        with self._lock:
            self._busy.add(process)
        return process

    def start(self, count: int, early: int) -> None:
        """Start processes that will be needed soon, where there are none yet; see `start_readers`."""
        with self._lock:
            if self._idle or self._busy:
                return
            started = _start_copies(count, early) if can_copy() else _start_interpreters(early)
            self._idle += [(ReaderProcess(process), time.monotonic()) for process in started]
            if self._timer is None:
                self._retire_later()

    def give_back(self, process: ReaderProcess) -> None:
        """Keep a process for the next file."""
        with self._lock:
            self._busy.discard(process)
            if len(self._idle) < MOST_IDLE:
                self._idle.append((process, time.monotonic()))
                if self._timer is None:
                    self._retire_later()
                return
        process.end()

    def drop(self, process: ReaderProcess) -> int:
        """End a process; return how it ended."""
        with self._lock:
            self._busy.discard(process)
        return process.end()

    def close(self) -> None:
        """End all."""
        with self._lock:
            processes = [*(one for one, _ in self._idle), *self._busy]
            self._idle.clear()
            self._busy.clear()
            timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
        for process in processes:
            process.end()

    def _retire_later(self) -> None:
        self._timer = threading.Timer(IDLE, self._retire)
        self._timer.daemon = True
        self._timer.start()

    def _retire(self) -> None:
        with self._lock:
            now = time.monotonic()
            old = [one for one, since in self._idle if now - since >= IDLE]
            self._idle = [(one, since) for one, since in self._idle if now - since < IDLE]
            self._timer = None
            if self._idle:
                self._retire_later()
        for process in old:
            process.end()


def _start_interpreters(count: int) -> list[StartedProcess]:
    return [start_interpreter(early=True) for _ in range(count)]


def _start_copies(count: int, early: int) -> list[StartedProcess]:
    from desktop.files.reader_worker import load_and_serve, serve

    # Those that have loaded come last, for the last is taken first.
    return [*start_copies(count - early, serve), *start_copies(early, load_and_serve)]


_pool = _Pool()


def start_readers(count: int, early: int | None = None) -> None:
    """Start processes that will read soon, so that they get ready meanwhile; where they can't be, none is.

    Args:
        count: How many may be needed.
        early: How many of them load at once what texts are read with, the others when they are needed; all
            when None.
    """
    with suppress(OSError):  # whoever needs one then, is told
        _pool.start(count, count if early is None else early)


@atexit.register
def end_processes() -> None:
    """End all processes that read, whatever they are at."""
    _pool.close()


def read_apart(
    job: str,
    path: str,
    size: int,
    *arguments: object,
    mapper: "Mapper | None" = None,
    on_progress: ProgressCallback = no_progress,
) -> Any:
    """Return what a job gives that reads a file in a process of its own.

    Args:
        job: Which, see ``desktop.files.reader_jobs``.
        path: The file's path, for errors.
        size: Its bytes; they say how long it may take.
        arguments: The job's.
        mapper: Tells which column of a table is which field.
        on_progress: Is told how far it has come, and every moment that it goes on; what it raises stops it.

    Raises:
        Unreadable: When the file cannot be taken.
    """
    stream = items_apart(job, path, size, *arguments, mapper=mapper, on_progress=on_progress)
    try:
        while True:
            next(stream)
    except StopIteration as end:
        return end.value


def items_apart(
    job: str,
    path: str,
    size: int,
    *arguments: object,
    mapper: "Mapper | None" = None,
    on_progress: ProgressCallback = no_progress,
) -> Generator[Any, None, Any]:
    """Yield the items of such a job as they are read, and return the rest of what it gives.

    Raises:
        Unreadable: When the file cannot be taken, or not further.
    """
    process = _begun(path, (job, path, size, arguments), on_progress)
    whole = False
    try:
        heard = time.monotonic()
        while True:
            message = process.answer()
            if message is None:
                on_progress(0, 0)
                if time.monotonic() - heard > _WALL * seconds_for(size):
                    raise Unreadable(path, REASONS["seconds"])
                continue
            heard = time.monotonic()
            match message:
                case ("watch", done, total):
                    on_progress(done, total)
                case ("map", columns):
                    process.ask(mapper(columns) if mapper is not None else None)
                case ("items", items):
                    yield from items
                case ("done", value, tired):
                    whole = not tired
                    return value
                case ("refused", reason, details, tired):
                    whole = not tired
                    raise _of_refusal(path, reason, details)
    except Died as error:
        raise _of_death(path, process.peak, _pool.drop(process)) from error
    finally:
        if whole:
            _pool.give_back(process)
        else:
            _pool.drop(process)


def _begun(path: str, message: object, on_progress: ProgressCallback) -> ReaderProcess:
    """Return a process that has taken a job up; one that ended while it waited for work is replaced.

    Raises:
        Unreadable: When none takes it up.
    """
    for _ in range(MOST_IDLE + 1):
        process = _pool.take()
        begun = False
        try:
            process.ask(message)
            while process.answer() is None:
                on_progress(0, 0)
            begun = True
        except Died:
            continue
        finally:
            if not begun:
                _pool.drop(process)
        return process
    raise Unreadable(path, "damaged", reader="no process could read it")


def _of_refusal(path: str, reason: str, details: dict[str, str]) -> Unreadable:
    refusal = Unreadable(path, reason, **details)
    if "reader" in details:
        _log.info("%s", refusal)
    return refusal


def _of_death(path: str, peak: int, status: int) -> Unreadable:
    """Return why a file cannot be taken whose reading ended its process."""
    words = f"the process that read it ended with {status}"
    _log.info("%s: %s", path, words)
    if sys.platform != "win32" and -status == signal.SIGXCPU:
        return Unreadable(path, REASONS["seconds"], reader=words)
    by_system = -status == getattr(signal, "SIGKILL", 0)  # which was short of memory
    if by_system or peak > MOST["memory"] // 2:
        return Unreadable(path, REASONS["memory"], reader=words)
    return Unreadable(path, "damaged", reader=words)
