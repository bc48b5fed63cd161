"""Counting: what the counts of a page are made of, computed in the background and kept for the next time."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.actions.derived_data import update_word_counts
from desktop.actions.document_filters import DocumentFilters, InvalidFilter
from desktop.actions.errors import DiskFull, LockedLibrary, ReadOnlyLibrary
from desktop.actions.library import Library
from desktop.actions.panel import PanelCell, PanelCounts, make_panel
from desktop.actions.word_table import CountedWord, count_words
from desktop.tasks import Progress
from desktop.text.dictionary import Dictionary
from desktop.views.analysis.counts_table import CountRow, rows_of
from desktop.views.analysis.library_facts import ANALYSIS
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session


@dataclass(frozen=True, slots=True)
class CountRequest:
    """What is to be counted.

    Attributes:
        dictionary: The words.
        by: The keys of the panel.
        filters: Which documents and parts.
        words: Whether the words themselves are wanted instead of a panel.
    """

    dictionary: Dictionary
    by: tuple[str, ...]
    filters: DocumentFilters
    words: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted.

    Attributes:
        request: What was asked for.
        cells: The cells of the panel.
        rows: The same by group, as a wide table has them.
        words: The words, where these were asked for.
    """

    request: CountRequest
    cells: list[PanelCell]
    rows: list[CountRow]
    words: list[CountedWord]


class Counting(QObject):
    """Counts in the background; the counts of texts that are the same are used again.

    Signals:
        counted: What was asked for last (`Counted`).
        moved: How far it has come: documents done, documents in all.
        began: It is being counted.
        ended: It is over, or no longer wanted.
        refused: A filter can't be used (`InvalidFilter`).
    """

    counted = Signal(object)
    moved = Signal(int, int)
    began = Signal()
    ended = Signal()
    refused = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts = PanelCounts(session.library.queries)
        self._job = LibraryRead(session, self, ANALYSIS)
        self._job.began.connect(self.began)
        self._job.ended.connect(self.ended)

    @property
    def busy(self) -> bool:
        """Whether something is being counted."""
        return self._job.busy

    def count(self, request: CountRequest) -> None:
        """Count; what was asked for before is no longer wanted."""
        self._job.read(
            partial(_count, self._counts, request),
            self.counted.emit,
            {InvalidFilter: self.refused.emit},
            on_progress=self._tell,
            supersedes=True,
        )

    def _tell(self, done: int, total: int) -> None:
        self.moved.emit(done, total)

    def stop(self) -> None:
        """Count no further; what has been counted is kept."""
        self._job.drop()


def _count(counts: PanelCounts, request: CountRequest, library: Library, progress: Progress) -> Counted:
    told: Callable[[int, int], object] = progress.report
    if request.words:
        words = count_words(library.queries, request.dictionary, request.filters, told)
        return Counted(request, [], [], words)
    with suppress(DiskFull, LockedLibrary, ReadOnlyLibrary):  # then words are counted in passing
        update_word_counts(library, told)
    counts.queries = library.queries
    cells = make_panel(library.queries, request.dictionary, request.by, request.filters, counts, told)
    return Counted(request, cells, rows_of(cells, wide=True), [])
