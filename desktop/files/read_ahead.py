"""Reading ahead: the files that come next are read by other processes while one is being written.

Threads wait for the processes; what is done to a library stays with whoever asks for the files.
"""

import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TypeVar

from desktop.files.file_input import find_files
from desktop.files.progress import ProgressCallback
from desktop.files.reader_process import start_readers

Value = TypeVar("Value")

FEW_FILES = 8
"""So many files are read one by one: starting processes for them would take longer."""

WORKERS = max(1, min(4, os.cpu_count() or 1))
"""Groups of files that are read at a time."""

TEXT_WORKERS = max(1, WORKERS // 2)
"""Groups of texts that are read at a time for a library that takes their index with them.

To write a text there takes as long as to read it. More processes would only have more to load.
"""

AHEAD = 2 * WORKERS + 2
"""Groups that are read, or being read, while one is written; no more, for they are held in memory."""

GROUP_FILES = 8
"""Texts that are read together at most."""

GROUP_BYTES = 1 << 19
"""Bytes of texts that are read together at most."""

_TEXT_ENDINGS = frozenset(("", ".txt", ".text", ".md", ".markdown"))
"""Endings of files that are read in milliseconds; another may take seconds, and is waited for alone."""


def start_early(paths: Sequence[str | os.PathLike[str]]) -> None:
    """Start the processes that will read files and all files of folders, where these are many.

    They load what they need while whoever asks does so.
    """
    first = list(islice(find_files(paths), FEW_FILES + 1))
    if len(first) > FEW_FILES:
        start_readers(WORKERS, workers_for(first))


def workers_for(paths: Sequence[Path]) -> int:
    """Return how many groups of files are read at a time for whoever writes all of a text at once."""
    return TEXT_WORKERS if all(path.suffix.lower() in _TEXT_ENDINGS for path in paths) else WORKERS


class _NotWanted(Exception):
    """Nobody asks for the file any more."""


def read_ahead(
    paths: Sequence[Path],
    read: Callable[[Sequence[Path], ProgressCallback], Sequence[Value]],
    on_progress: ProgressCallback,
    workers: int = WORKERS,
) -> Generator[tuple[Path, Value], None, None]:
    """Yield files with what was read of them, in their order.

    Args:
        paths: The files.
        read: Reads some of them. It is called in other threads and must not raise for what a file is or
            holds. It has to call what it is handed every moment, which raises where the files are no longer
            wanted.
        on_progress: Is called every moment by whichever thread reads; what it raises ends the reading.
        workers: Groups that are read at a time.
    """
    stopped = threading.Event()

    def go_on(done: int, total: int) -> None:
        if stopped.is_set():
            raise _NotWanted
        on_progress(done, total)

    rest = _groups(paths)
    waiting: deque[tuple[list[Path], Future[Sequence[Value]]]] = deque()
    with ThreadPoolExecutor(workers, "read-ahead") as threads:
        try:
            waiting.extend((group, threads.submit(read, group, go_on)) for group in islice(rest, AHEAD))
            while waiting:
                group, future = waiting.popleft()
                values = future.result()
                waiting.extend((next_, threads.submit(read, next_, go_on)) for next_ in islice(rest, 1))
                yield from zip(group, values, strict=True)
        finally:
            stopped.set()
            for _, future in waiting:
                future.cancel()


def _groups(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """Cut files into groups that are read together: short texts, and few where there are few in all."""
    most = max(1, min(GROUP_FILES, len(paths) // (2 * WORKERS)))
    group: list[Path] = []
    held = 0
    for path in paths:
        size = _size_as_text(path)
        if group and (len(group) == most or held + size > GROUP_BYTES):
            yield group
            group, held = [], 0
        group.append(path)
        held += size
    if group:
        yield group


def _size_as_text(path: Path) -> int:
    """Return the bytes of a text; of any other file so many that it makes a group alone."""
    if path.suffix.lower() in _TEXT_ENDINGS:
        with suppress(OSError, ValueError):
            return path.stat().st_size
    return GROUP_BYTES + 1
