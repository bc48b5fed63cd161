"""Reading ahead: the files that come next are read by other processes while one is being written.

Threads wait for the processes; what is done to a library stays with whoever asks for the files.
"""

import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TypeVar

from desktop.files.progress import ProgressCallback

Value = TypeVar("Value")

FEW_FILES = 8
"""So many files are read one by one: starting processes for them would take longer."""

WORKERS = max(1, min(4, os.cpu_count() or 1))
"""Files that are read at a time."""

AHEAD = WORKERS + 1
"""Files that are read, or being read, while one is written; no more, for they are held in memory."""


class _NotWanted(Exception):
    """Nobody asks for the file any more."""


def read_ahead(
    paths: Sequence[Path], read: Callable[[Path, ProgressCallback], Value], on_progress: ProgressCallback
) -> Generator[tuple[Path, Value], None, None]:
    """Yield files with what was read of them, in their order.

    Args:
        paths: The files.
        read: Reads one. It is called in other threads and must not raise for what a file is or holds. It has
            to call what it is handed every moment, which raises where the file is no longer wanted.
        on_progress: Is called every moment by whichever thread reads; what it raises ends the reading.
    """
    stopped = threading.Event()

    def go_on(done: int, total: int) -> None:
        if stopped.is_set():
            raise _NotWanted
        on_progress(done, total)

    rest = iter(paths)
    waiting: deque[tuple[Path, Future[Value]]] = deque()
    with ThreadPoolExecutor(WORKERS, "read-ahead") as threads:
        try:
            waiting.extend((path, threads.submit(read, path, go_on)) for path in islice(rest, AHEAD))
            while waiting:
                path, future = waiting.popleft()
                value = future.result()
                waiting.extend((path_, threads.submit(read, path_, go_on)) for path_ in islice(rest, 1))
                yield path, value
        finally:
            stopped.set()
            for _, future in waiting:
                future.cancel()
