"""The figure search: a query for figures answered in the background; what is stale is dropped."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.actions.document_filters import DocumentFilters
from desktop.actions.errors import LibraryError
from desktop.actions.figure_listing import ListedFigure, known_indicators, list_figures
from desktop.actions.library import Library
from desktop.tasks import Progress
from desktop.text.number_query import parse_number_query
from desktop.views.library_search.hit_search import LANE
from desktop.views.library_search.query_problems import PROBLEMS
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session

_NAMES_LANE = "figure-names"
"""Where indicators are counted: in a large library for seconds, in which no query waits."""

REPORT_EVERY = 200
"""Figures after which it is told how many were found."""


class FigureSearch(QObject):
    """Answers one query after the other; asking another drops the one before.

    Signals:
        began: The first figures where there are many (list of `ListedFigure`); the answer has them again.
        moved: How many figures were found so far.
        answered: The figures (list of `ListedFigure`), and whether they are all.
        failed: The query can't be answered (the error).
        indicators_known: The names of indicators that may be asked for (list of str).
    """

    began = Signal(list)
    moved = Signal(int)
    answered = Signal(list, bool)
    failed = Signal(object)
    indicators_known = Signal(list)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job = LibraryRead(session, self, LANE)
        self._names = LibraryRead(session, self, _NAMES_LANE)
        self._awaited: list[ListedFigure] | None = None

    @property
    def busy(self) -> bool:
        """Whether a query is being answered."""
        return self._job.busy

    def start(self, query: str, filters: DocumentFilters) -> None:
        """Understand a query, for which indicators and units may have to be loaded, and answer it."""
        found: list[ListedFigure] = []
        self._awaited = found
        self._job.read(
            partial(_search, query, filters, found),
            lambda complete: self.answered.emit(found, complete),
            dict.fromkeys(PROBLEMS, self.failed.emit) | {LibraryError: self.failed.emit},
            on_progress=lambda count, _: self._tell(found, count),
            supersedes=True,
        )

    def _tell(self, found: list[ListedFigure], count: int) -> None:
        if self._awaited is found:  # the first report that arrives; earlier ones may be left out
            self._awaited = None
            self.began.emit(found[:count])
        self.moved.emit(count)

    def read_indicators(self) -> None:
        """Read which indicators occur."""
        self._names.read(
            lambda library, _: known_indicators(library.queries),
            self.indicators_known.emit,
            {LibraryError: lambda _: None},  # whoever searches is told
            supersedes=True,
        )

    def stop(self) -> None:
        """Want no answer any more."""
        self._job.drop()

    def close(self) -> None:
        """Want nothing any more."""
        self._job.drop()
        self._names.drop()


def _search(
    written: str, filters: DocumentFilters, found: list[ListedFigure], library: Library, progress: Progress
) -> bool:
    """Fill a list with what is found, on a worker; return whether that is all."""
    found.clear()
    query = parse_number_query(written)

    def take(one: ListedFigure) -> None:
        found.append(one)
        if len(found) % REPORT_EVERY:
            progress.check_canceled()
        else:
            progress.report(len(found), 0)

    return list_figures(
        library.queries,
        query,
        filters,
        take,
        on_document=lambda _: progress.check_canceled(),
        check_canceled=progress.check_canceled,
    )
