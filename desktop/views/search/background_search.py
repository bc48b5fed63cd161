"""Background search: a pattern searched for in the background; the window collects hits when it is ready."""

import threading
import time
from collections.abc import Iterator

from desktop.text.regex_search import RegexTimeout
from desktop.text.text_search import Place

YIELD_S = 2_000
"""Places after which the window gets its turn, whatever else is to be found."""


class BackgroundSearch:
    """A search under way in a thread of its own, which ends by itself some seconds after it is left off.

    Attributes:
        found: The places found so far, which only grow.
        too_slow: Whether the pattern was given up; there may be more places.
    """

    def __init__(self, places: Iterator[Place | None]) -> None:
        self.found: list[Place] = []
        self.too_slow = False
        self._places = places
        self._left_off = threading.Event()
        self._ended = threading.Event()
        threading.Thread(target=self._search, name="piyue-seek", daemon=True).start()

    @property
    def finished(self) -> bool:
        """Whether nothing more will be found."""
        return self._ended.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait a little for the end; return whether it has come."""
        return self._ended.wait(seconds)

    def stop(self) -> None:
        """Search no further."""
        self._left_off.set()

    def _search(self) -> None:
        try:
            for place in self._places:
                if self._left_off.is_set():
                    return
                if place is not None:
                    self.found.append(place)
                    if len(self.found) % YIELD_S == 0:
                        time.sleep(0.001)
        except RegexTimeout:
            self.too_slow = True
        finally:
            self._ended.set()
