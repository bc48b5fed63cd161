"""Progress: how long work on one file reports its progress, and is canceled."""

from collections.abc import Callable

ProgressCallback = Callable[[int, int], object]
"""Is told how many documents of how many are done, 0 where nobody knows; what it raises ends the work."""

AT_ONCE = 200
"""Documents between two words to who watches."""


def no_progress(_done: int, _total: int) -> None:
    """Watch nothing."""
