"""Progress: how long work on one file reports its progress, and is canceled."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

ProgressCallback = Callable[[int, int], object]
"""Is told how many documents of how many are done, 0 where nobody knows; what it raises ends the work."""

AT_ONCE = 200
"""Documents between two words to who watches."""


def no_progress(_done: int, _total: int) -> None:
    """Watch nothing."""


_listening: ContextVar[ProgressCallback] = ContextVar("progress", default=no_progress)


@contextmanager
def listening(on_progress: ProgressCallback) -> Iterator[None]:
    """Tell somebody what readers report in the block."""
    token = _listening.set(on_progress)
    try:
        yield
    finally:
        _listening.reset(token)


def report(done: int, total: int) -> None:
    """Say how many pages of how many are done, from within a reader; who listens may end the work."""
    _listening.get()(done, total)
