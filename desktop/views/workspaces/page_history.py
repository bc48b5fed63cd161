"""The history of pages: where one was in the window, to go back to and forward again. No Qt.

Example: one reads A, goes to Annotations, and from a row there to B. Going back leads to Annotations, then to
A; going forward from there to Annotations, then to B.
"""

from typing import NamedTuple

MAX_VISITS = 100
"""Visits that are remembered; the oldest are forgotten first."""


class Visit(NamedTuple):
    """Where one was.

    Attributes:
        page: Id of the page.
        document_id: The document that was open, or empty.
        position: The first code point of it that was in view.
    """

    page: str
    document_id: str = ""
    position: int = 0


class PageHistory:
    """The visits before the present one, and those that were gone back from."""

    def __init__(self) -> None:
        self._back: list[Visit] = []
        self._forward: list[Visit] = []

    def clear(self) -> None:
        """Forget all visits: they are those of another library."""
        self._back.clear()
        self._forward.clear()

    def leave(self, now: Visit) -> None:
        """Remember where one is before going elsewhere; what could be gone forward to is forgotten."""
        self._forward.clear()
        if not self._back or self._back[-1] != now:
            self._back.append(now)
        del self._back[:-MAX_VISITS]

    def back(self, now: Visit) -> Visit | None:
        """Return the visit before, and remember ``now`` for going forward; None where there is none."""
        if not self._back:
            return None
        self._forward.append(now)
        return self._back.pop()

    def forward(self, now: Visit) -> Visit | None:
        """Return the visit that was gone back from, or None."""
        if not self._forward:
            return None
        self._back.append(now)
        return self._forward.pop()

    def back_to(self, page: str, now: Visit) -> Visit | None:
        """Return the last visit of a page, going back over those after it; None where there is none."""
        if all(one.page != page for one in self._back):
            return None
        visit = self.back(now)
        while visit is not None and visit.page != page:
            visit = self.back(visit)
        return visit
