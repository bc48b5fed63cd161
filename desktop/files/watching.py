"""Watching: how long work on one file says how far it has come, and is stopped."""

from collections.abc import Callable

Watch = Callable[[int, int], object]
"""Is told how many documents of how many are done, 0 where nobody knows; what it raises ends the work."""

AT_ONCE = 200
"""Documents between two words to who watches."""


def unwatched(_done: int, _total: int) -> None:
    """Watch nothing."""
