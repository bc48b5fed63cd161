"""The loader: a ledger read, its proposals made, and its cells summarized, all in the background."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.changes import Changes
from desktop.actions.document_filters import InvalidFilter
from desktop.actions.ledger_grid import GridContents, LedgerGrid, Summaries, grid_contents
from desktop.actions.ledger_proposals import update_proposals
from desktop.actions.ledgers import Ledger
from desktop.actions.library import Library
from desktop.tasks import Progress
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session

_READ_LANE, _FILL_LANE = "ledger", "ledger-proposals"
"""Lanes of their own: to propose for thousands of reports takes minutes, in which other reads go on."""

_SETTLE_MS = 300
"""Milliseconds without a further change after which the ledger is read again."""

_AT_ONCE = 40
"""Changed documents that are summarized at once; more are in the background."""


class LedgerLoader(QObject):
    """One ledger, kept up to date.

    Signals:
        opened: The ledger has been read (`LedgerGrid`).
        summarized: The summaries of documents are there (`Summaries`).
        refreshed: The cells of documents changed (list of ids).
        moved: How far the work has come: the step, documents done, documents in all.
        ended: The work is over, or was stopped.
        refused: A filter of the ledger names what the library does not have (`InvalidFilter`).
    """

    opened = Signal(object)
    summarized = Signal(object)
    refreshed = Signal(object)
    moved = Signal(str, int, int)
    ended = Signal()
    refused = Signal(object)
    _made = Signal(object, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.grid: LedgerGrid | None = None
        self._opening = LibraryRead(session, self, _READ_LANE)
        self._summarizing = LibraryRead(session, self, _READ_LANE)
        self._filling = LibraryRead(session, self, _FILL_LANE)
        self._filling.ended.connect(lambda _: self.ended.emit())
        self._key = ""
        self._ledger: Ledger | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_SETTLE_MS)
        self._again.timeout.connect(self._reopen)
        self._made.connect(self._take_batch)
        session.changed.connect(self._follow)

    def open_ledger(self, ledger_id: str, ledger: Ledger) -> None:
        """Read a ledger and propose for it where that is missing."""
        self.drop()
        self._key, self._ledger = ledger_id, ledger
        self._opening.read(
            partial(_contents, ledger_id, ledger),
            self._opened,
            {InvalidFilter: self.refused.emit},
            supersedes=True,
        )

    def drop(self) -> None:
        """Want no results of the ledger that is open."""
        self.grid, self._ledger = None, None
        self._again.stop()
        for job in (self._opening, self._summarizing, self._filling):
            job.drop()

    @property
    def is_filling(self) -> bool:
        """Whether proposals are being made."""
        return self._filling.busy

    def _reopen(self) -> None:
        if self._ledger is not None and self._session.is_open:
            self.open_ledger(self._key, self._ledger)

    def _opened(self, contents: GridContents) -> None:
        self.grid = grid = LedgerGrid(contents)
        self.opened.emit(grid)
        self._summarize([row.id for row in contents.rows])
        if grid.proposed_count < len(contents.rows):
            self._filling.read(
                partial(_fill, contents.ledger, partial(self._made.emit, grid)),
                lambda _: None,
                on_progress=lambda done, total, step: self.moved.emit(step, done, total),
                supersedes=True,
            )

    def _summarize(self, document_ids: Sequence[str]) -> None:
        grid = self.grid
        if grid is not None and document_ids:
            work = partial(_summaries, grid, list(document_ids))
            self._summarizing.read(work, partial(self._summarized, grid))

    def _summarized(self, grid: LedgerGrid, found: Summaries) -> None:
        if grid is self.grid:
            self.summarized.emit(found)

    def _take_batch(self, grid: LedgerGrid, packed: Mapping[str, bytes]) -> None:
        """Show the cells of documents that were proposed for just now."""
        if grid is self.grid and self._session.is_open:
            grid.put(packed)
            self._renew(list(packed))

    def _renew(self, document_ids: Sequence[str]) -> None:
        if self.grid is None:
            return
        self.refreshed.emit(document_ids)
        if len(document_ids) <= _AT_ONCE:
            self.summarized.emit(self.grid.summaries(self._session.library.queries, document_ids))
        else:
            self._summarize(document_ids)

    # What changes meanwhile.

    def _follow(self, changes: Changes) -> None:
        if self.grid is None or not self._session.is_open:
            return
        if (
            changes.everything
            or changes.texts
            or changes.documents
            or changes.figures
            or changes.classification
        ):
            self._again.start()
        elif changes.ledger_cells:
            touched = [one for one in self.grid.by_id if one in changes.ledger_cells]
            self.grid.forget(touched)
            self._renew(touched)

    def close(self) -> None:
        """Want no results any more."""
        self.drop()
        self._session.changed.disconnect(self._follow)


def _contents(ledger_id: str, ledger: Ledger, library: Library, _progress: Progress) -> GridContents:
    return grid_contents(library.queries, ledger_id, ledger)


def _summaries(grid: LedgerGrid, ids: Sequence[str], library: Library, progress: Progress) -> Summaries:
    return grid.summaries(library.queries, ids, lambda *_: progress.check_canceled())


def _fill(ledger: Ledger, on_batch: object, library: Library, progress: Progress) -> int:
    assert callable(on_batch)
    return update_proposals(
        library, ledger.indicators, ledger.filters, progress.report, on_batch, yielding=True
    )
