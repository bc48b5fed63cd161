"""The process that reads foreign files: it takes one job after another, within limits, and answers each.

Started by ``desktop.files.reader_process``. Jobs come in on standard input and answers go out where standard
output was, see ``desktop.files.reader_protocol``. What a library prints goes nowhere.
"""

import gc
import itertools
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, BinaryIO

from desktop.files.boundary import read_safely
from desktop.files.budget import MOST, REASONS, Budget, seconds_for, spend
from desktop.files.errors import Unreadable
from desktop.files.limits import limit_memory, limit_seconds, peak_memory
from desktop.files.reader_jobs import JOBS
from desktop.files.reader_protocol import read_message, write_message

AT_ONCE = 500
"""Items that go out together."""

_TIRED = MOST["memory"] // 4  # bytes after which a process is replaced, for memory is rarely given back
_FULL = (
    MOST["memory"] // 10 * 8
)  # bytes from which a library that gave up may have done so for want of memory
_COLLECTOR_THRESHOLDS = (20_000, 10, 20)  # instead of 700, 10, 10
_SAMPLE = "2024年云岭县政府工作报告\n\n一、2023年工作回顾\n增长6%。\n"
_LOOK = 1.0  # seconds between two looks whether the program is still there


class Conversation:
    """What a job says while it is under way.

    Args:
        requests: Where answers to questions come from.
        answers: Where to say it.
        size: Bytes of the file.
    """

    def __init__(self, requests: BinaryIO, answers: BinaryIO, size: int) -> None:
        self._requests = requests
        self._answers = answers
        self._size = size
        self.budget = Budget(seconds_for(size))
        limit_seconds(self.budget.seconds)

    def say(self, *message: Any) -> None:
        """Send a message."""
        write_message(self._answers, message)

    def on_progress(self, done: int, total: int) -> None:
        """Show how many documents are done; more time is allowed for more of them."""
        self.budget.seconds = seconds_for(self._size, done)
        limit_seconds(self.budget.left())
        self.say("watch", done, total)

    def map(self, columns: tuple[str, ...]) -> Mapping[str, str] | None:
        """Ask which column is which field."""
        self.say("map", columns)
        mapping: Mapping[str, str] | None = _received(self._requests)
        return mapping

    def items(self, items: Iterable[Any]) -> None:
        """Send items as they are read."""
        iterator = iter(items)
        while held := list(itertools.islice(iterator, AT_ONCE)):
            spend("steps", len(held))
            self.say("items", held)


def main(early: bool = False) -> None:
    """Serve whoever started this interpreter; load what reads texts first where there is time."""
    requests, answers = sys.stdin.buffer, _answers()
    if early:
        load()
    serve(requests, answers)


def load_and_serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Do the same as a copy of a program that has loaded nothing itself."""
    load()
    gc.freeze()
    serve(requests, answers)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Do what is asked for until nobody asks any more."""
    if hasattr(os, "getppid"):
        threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this process ends it
    limit_memory(MOST["memory"])
    with suppress(EOFError, BrokenPipeError):
        while True:
            job, path, size, arguments = _received(requests)
            conversation = Conversation(requests, answers, size)
            conversation.say("begun")
            _do(conversation, job, path, arguments)


def load() -> None:
    """Load what texts are read with, by reading one; let the collector look for garbage less often.

    What is loaded and what is read stays, or goes when nobody has it: a twentieth of the time is saved.
    """
    gc.set_threshold(*_COLLECTOR_THRESHOLDS)
    from desktop.files.pipeline import source_of

    source_of(_SAMPLE.encode(), "sample.txt", None)


def _received(stream: BinaryIO) -> Any:
    """Wait for a message.

    Raises:
        EOFError: Nobody is there any more.
    """
    held = read_message(stream)
    if held is None:
        raise EOFError
    return pickle.loads(held)


def _do(conversation: Conversation, job: str, path: str, arguments: tuple[Any, ...]) -> None:
    last: tuple[Any, ...]
    try:
        last = ("done", read_safely(path, partial(JOBS[job], conversation, *arguments), conversation.budget))
    except Unreadable as error:
        last = ("refused", *_told(error))
    del arguments
    try:
        conversation.say(*last, peak_memory() > _TIRED)
    except MemoryError:  # what was read can be held, but not packed as well
        conversation.say("refused", REASONS["memory"], {}, True)


def _told(error: Unreadable) -> tuple[str, dict[str, str]]:
    """Return a reason and its label arguments.

    A library that had too little memory may have said anything.
    """
    if error.reason in ("damaged", "scan", "empty") and peak_memory() > _FULL:
        return REASONS["memory"], error.details
    return error.reason, error.details


def _answers() -> BinaryIO:
    """Return where standard output goes, and let what libraries print go nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 — a device, on Windows no path
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    return answers


def _end_with(program: int) -> None:
    """End this process, and what it started, when the program that started it has ended."""
    while os.getppid() == program:
        time.sleep(_LOOK)
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
