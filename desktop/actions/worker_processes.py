"""Worker processes: what is computed of many documents is computed by several of them."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

WORTH_PROCESSES = 100
"""Texts below which they are analyzed here: to start processes would take longer."""

MOST_PROCESSES = 4

Task = TypeVar("Task")
Done = TypeVar("Done")


@contextmanager
def workers(
    work: Callable[[Task], Done], count: int, processes: int | None = None
) -> Iterator[Callable[[Sequence[Task]], list[Done]]]:
    """Return what does work on many tasks, in order: with worker processes where there are many of them.

    Args:
        work: A function at the top of a module, or a partial of one.
        count: How many tasks there will be.
        processes: How many processes, 0 for none; None: as many as are worth it.
    """
    if processes is None:
        processes = min(MOST_PROCESSES, os.cpu_count() or 1) if count >= WORTH_PROCESSES else 0
    if not processes:
        yield lambda tasks: list(map(work, tasks))
        return
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"))
    try:
        yield lambda tasks: list(pool.map(work, tasks, chunksize=2))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
