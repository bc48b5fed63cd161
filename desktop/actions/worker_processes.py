"""Worker processes: what is computed of many documents is computed by several of them."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

WORTH_PROCESSES = 100
"""Texts below which they are analyzed here: to start processes would take longer."""

MOST_PROCESSES = 4
NICENESS = 10
"""Of processes that yield to whatever else the machine has to do."""

Task = TypeVar("Task")
Done = TypeVar("Done")


@contextmanager
def workers(
    work: Callable[[Task], Done], count: int, processes: int | None = None, *, yielding: bool = False
) -> Iterator[Callable[[Sequence[Task]], Iterator[Done]]]:
    """Return what does work on many tasks, in order: with worker processes where there are many of them.

    Processes begin with all the tasks at once; without them each is done when its result is asked for.

    Args:
        work: A function at the top of a module, or a partial of one.
        count: How many tasks there will be.
        processes: How many processes, 0 for none; None: as many as are worth it.
        yielding: Whether these yield to whatever else the machine has to do.
    """
    if processes is None:
        processes = min(MOST_PROCESSES, os.cpu_count() or 1) if count >= WORTH_PROCESSES else 0
    if not processes:
        yield partial(map, work)
        return
    from concurrent.futures import ProcessPoolExecutor  # not for the start of a window
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_begin, initargs=(yielding,)
    )
    try:
        yield partial(pool.map, work, chunksize=2)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(yielding: bool) -> None:
    """Let a worker process end with the program, also where that is killed, and perhaps yield to others."""
    if yielding and hasattr(os, "nice"):
        os.nice(NICENESS)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
