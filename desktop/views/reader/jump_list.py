"""The jump list: the places one has jumped away from, to go back to and forward again. No Qt.

Example: from 0 one jumps to 900 and then to 50. Going back leads to 900, then to 0; going forward from there
to 900, then to 50. A jump from 900 to 300 instead forgets 50.
"""

MAX_PLACES = 200
"""Places that are remembered; the oldest are forgotten first."""


class JumpList:
    """The places one has been at, as code points."""

    def __init__(self) -> None:
        self._places: list[int] = []
        self._at = 0

    def clear(self) -> None:
        """Forget all places: they are those of another text."""
        self._places.clear()
        self._at = 0

    def count(self) -> int:
        """Return how many places can be gone back to."""
        return self._at

    def push(self, code_point: int) -> None:
        """Remember a place before jumping away from it; what could be gone forward to is forgotten."""
        del self._places[self._at :]
        if not self._places or self._places[-1] != code_point:
            self._places.append(code_point)
        del self._places[:-MAX_PLACES]
        self._at = len(self._places)

    def back(self, now: int) -> int | None:
        """Return the place before and remember ``now`` for going forward; None where there is none."""
        if self._at == 0:
            return None
        if self._at == len(self._places):
            self._places.append(now)
        self._at -= 1
        return self._places[self._at]

    def forward(self) -> int | None:
        """Return the place gone back from, or None."""
        if self._at + 1 >= len(self._places):
            return None
        self._at += 1
        return self._places[self._at]
