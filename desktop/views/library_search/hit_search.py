"""The hit search: a query for words answered in the background, piece by piece; what is stale is dropped."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.concordance import Concordance, arranged, collect
from desktop.actions.document_filters import DocumentFilters
from desktop.actions.errors import LibraryError
from desktop.actions.library import Library
from desktop.tasks import Progress
from desktop.text.concordance import ConcordanceLine
from desktop.text.search_query import SearchQuery
from desktop.views.library_search.query_problems import PROBLEMS
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session

LANE = "search"
"""The lane of the background tasks that it works on: a search does not wait for an import."""

POLL_MS = 40
"""Milliseconds between two looks whether more was found."""

PIECE_S = 0.1
"""Seconds after which what was found so far is handed on."""

REPORT_EVERY = 25
"""Documents after which it is told how many have been searched."""


class HitSearch(QObject):
    """Answers one query after the other; asking another drops the one before.

    Attributes:
        found: What has been found so far.

    Signals:
        added: More was found (`Concordance`, the new part alone).
        moved: Documents searched, documents in all.
        ended: All has been found.
        failed: The query can't be answered (the error).
    """

    added = Signal(object)
    moved = Signal(int, int)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job = LibraryRead(session, self, LANE)
        self._pieces: list[Concordance] = []
        self._taken = 0
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._take)
        self.found = Concordance()

    @property
    def busy(self) -> bool:
        """Whether a query is being answered."""
        return self._job.busy

    def start(
        self, query: SearchQuery, filters: DocumentFilters, only: Collection[str] | None = None
    ) -> None:
        """Answer a query; arguments as for ``collect``."""
        self.stop()
        self.found = Concordance()
        self._pieces, self._taken = [], 0
        self._job.read(
            partial(_search, self._pieces, query, filters, only),
            lambda _: self._end(),
            dict.fromkeys(PROBLEMS, self._fail) | {LibraryError: self._fail},
            on_progress=lambda done, total: self.moved.emit(done, total),
        )
        self._poll.start()

    def stop(self) -> None:
        """Want no answer any more."""
        self._poll.stop()
        self._job.drop()

    def _take(self) -> None:
        while self._taken < len(self._pieces):
            piece = self._pieces[self._taken]
            self._taken += 1
            self.found.add(piece)
            self.added.emit(piece)

    def _end(self) -> None:
        self._poll.stop()
        self._take()
        self._pieces = []
        self._taken = 0
        self.ended.emit()

    def _fail(self, error: Exception) -> None:
        self._poll.stop()
        self.failed.emit(error)


class Arranging(QObject):
    """Puts lines in an order in the background."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._job = LibraryRead(session, self, LANE)

    def start(
        self,
        found: Concordance,
        order: str,
        by_word: bool,
        on_done: Callable[[list[ConcordanceLine]], object],
    ) -> None:
        """Arrange the lines; an order asked for before is no longer wanted."""
        self._job.run(lambda _: arranged(found, order, by_word=by_word), on_done, supersedes=True)

    def stop(self) -> None:
        """Want no order any more."""
        self._job.drop()


def _search(
    pieces: list[Concordance],
    query: SearchQuery,
    filters: DocumentFilters,
    only: Collection[str] | None,
    library: Library,
    progress: Progress,
) -> None:
    """Search on a worker; the window takes the pieces when it is ready."""
    piece, begun = Concordance(), time.monotonic()

    def take(one: Concordance) -> None:
        nonlocal piece, begun
        piece.add(one)
        if time.monotonic() - begun > PIECE_S:
            pieces.append(piece)
            piece, begun = Concordance(), time.monotonic()

    def told(done: int, total: int) -> None:
        if done % REPORT_EVERY:
            progress.check_canceled()
        else:
            progress.report(done, total)

    collect(library.queries, query, filters, take, told, only)
    pieces.append(piece)
