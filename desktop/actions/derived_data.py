"""Derived data: figures as rows and counts of words, made of the current texts in the background.

They belong to no step of the history. Each batch is written in a transaction of its own: whoever is stopped
or killed has lost nothing, and goes on with what is missing.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from db.queries import derived
from db.unit_of_work import UnitOfWork
from desktop.actions.library import Library
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.worker_processes import workers
from desktop.files.progress import ProgressCallback, no_progress
from desktop.text.outline import PARTS
from desktop.text.text_analysis import (
    AnalysisResult,
    AnalysisTask,
    analyze,
    recognizer_stamp,
    segmenter_stamp,
)

AT_ONCE = 16
"""Texts that are analyzed and written together."""


_Store = Callable[[UnitOfWork, Sequence[AnalysisResult], dict[str, Any]], None]


def update_figures(
    library: Library,
    on_progress: ProgressCallback = no_progress,
    processes: int | None = None,
    *,
    yielding: bool = False,
) -> int:
    """Recognize the figures of the texts whose rows are missing or outdated; return how many texts.

    Args:
        library: The library.
        on_progress: Is told how far it has come; may raise to stop.
        processes: How many worker processes analyze the texts, 0 for none; None: as many as are worth it.
        yielding: Whether these yield to whatever else the machine has to do.
    """
    with library.queries.moment() as connection:
        wanted = derived.without_figures(connection, recognizer_stamp())
    return _update(library, wanted, _store_figures, True, on_progress, processes, yielding=yielding)


def update_word_counts(
    library: Library, on_progress: ProgressCallback = no_progress, processes: int | None = None
) -> int:
    """Count the words of the texts where they are not counted; arguments as for ``update_figures``."""
    with library.queries.moment() as connection:
        wanted = derived.without_word_counts(connection, segmenter_stamp())
    return _update(library, wanted, _store_word_counts, False, on_progress, processes)


def _update(
    library: Library,
    wanted: Sequence[str],
    store: _Store,
    figures: bool,
    on_progress: ProgressCallback,
    processes: int | None,
    *,
    yielding: bool = False,
) -> int:
    if not wanted:
        return 0
    with workers(analyze, len(wanted), processes, yielding=yielding) as analyze_all:

        def begin(first: int) -> tuple[Iterator[AnalysisResult], dict[str, Any]]:
            tasks, origins = _tasks(library.queries, wanted[first : first + AT_ONCE], figures=figures)
            return analyze_all(tasks), origins

        following = begin(0)
        for first in range(0, len(wanted), AT_ONCE):
            analyzed, origins = following
            if first + AT_ONCE < len(wanted):
                following = begin(first + AT_ONCE)  # so that processes have work while these are written
            results: list[AnalysisResult] = []
            for result in analyzed:
                on_progress(first + len(results), len(wanted))
                results.append(result)
            library.write_derived(partial(_stored, store, results, origins))
    return len(wanted)


def _tasks(
    queries: LibraryQueries, ids: Sequence[str], *, figures: bool
) -> tuple[list[AnalysisTask], dict[str, Any]]:
    """Return what is to be analyzed, and version and year of each document by its id."""
    with queries.moment() as connection:
        rows = derived.texts_to_analyze(connection, ids)
    tasks = [
        AnalysisTask(key, text, tuple(queries.outline_kept(headings)), year, figures, not figures)
        for key, _, year, headings, text in rows
    ]
    return tasks, {key: (version_id, year) for key, version_id, year, _, _ in rows}


def _stored(
    store: _Store, results: Sequence[AnalysisResult], origins: dict[str, Any], work: UnitOfWork
) -> None:
    store(work, results, origins)


def _store_figures(work: UnitOfWork, results: Sequence[AnalysisResult], origins: dict[str, Any]) -> None:
    rows = [row for one in results for row in one.figures or ()]
    runs = [
        {
            "document_id": one.key,
            "version_id": origins[one.key][0],
            "year": origins[one.key][1],
            "recognizer": recognizer_stamp(),
            "packed": one.packed,
        }
        for one in results
    ]
    derived.store_figures(work.connection, rows, runs)


def _store_word_counts(work: UnitOfWork, results: Sequence[AnalysisResult], origins: dict[str, Any]) -> None:
    rows = [
        {
            "version_id": origins[one.key][0],
            "segmenter": segmenter_stamp(),
            **dict(zip(PARTS, one.words or (), strict=True)),
        }
        for one in results
    ]
    derived.store_word_counts(work.connection, rows)
