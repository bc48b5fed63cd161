"""Seeking: a pattern looked for beside the window, which takes what has been found when it likes."""

import threading
import time
from collections.abc import Iterator

from desktop.text.find import Place
from desktop.text.pattern import TooSlow

BREATH = 2_000
"""Places after which the window gets its turn, whatever else is to be found."""


class Seeking:
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
        threading.Thread(target=self._seek, name="piyue-seek", daemon=True).start()

    @property
    def ended(self) -> bool:
        """Whether nothing more will be found."""
        return self._ended.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait a little for the end; give whether it has come."""
        return self._ended.wait(seconds)

    def leave_off(self) -> None:
        """Search no further."""
        self._left_off.set()

    def _seek(self) -> None:
        try:
            for place in self._places:
                if self._left_off.is_set():
                    return
                if place is not None:
                    self.found.append(place)
                    if len(self.found) % BREATH == 0:
                        time.sleep(0.001)
        except TooSlow:
            self.too_slow = True
        finally:
            self._ended.set()
