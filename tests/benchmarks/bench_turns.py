"""How long lists hold the window that are sorted, filtered, grouped and selected, however long they are.

What is measured are turns of the event loop, in milliseconds of the processor that the window's thread takes:
of each row the longest turn of every time. More documents: ``PIYUE_BENCH_TURNS=10000``.
"""

import os
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.views.main_window import MainWindow
from tests.benchmarks import annotated_library
from tests.benchmarks.harness import Measured, at_most, benchmark
from tests.benchmarks.start_modes import _longest_turn
from tests.benchmarks.window_library import Shape, open_window, settle, window_in_use

MOST_MS = 50
TIMES = 3
SETTLE_S = 1.0
"""Seconds in which what was begun has ended."""

MANY_FIGURES = Shape(300, 0, 430_000)
"""A text with some 20,000 figures."""

DOCUMENTS = int(os.environ.get("PIYUE_BENCH_TURNS", "1000"))
ANNOTATIONS = 10 * DOCUMENTS
"""With fewer documents it ends within minutes, most of which are spent making the library."""

MAX_WAIT_S = 120.0
"""Seconds within which what is waited for has to come."""

DOWN = Qt.SortOrder.DescendingOrder

Act = Callable[[], object]


def _turn(act: Act, seconds: float = SETTLE_S) -> float:
    """Return the longest turn from an act on until what it began has ended."""
    return max(_longest_turn(lambda: True, act), _longest_turn(lambda: False, seconds=seconds))


def _wait_until(window: MainWindow, ended: Callable[[], bool]) -> None:
    """Let the window work until something has ended, but not for ever."""
    end = time.monotonic() + MAX_WAIT_S
    while not ended():
        if time.monotonic() > end:
            raise TimeoutError(f"not within {MAX_WAIT_S:.0f} s")
        settle(window)


@cache
def _figures() -> dict[str, list[float]]:
    """Return the longest turns of what is done with the figures of one text."""
    found: dict[str, list[float]] = {}
    with open_window(MANY_FIGURES) as window:
        _wait_until(window, lambda: not window.document.is_busy)
        panel = window.annotations_panel.figures
        found["shown"] = [_turn(window.annotations_panel.show_figures)]
        for column in range(len(panel.model.columns)):
            turn = _turn(partial(panel.table.sortByColumn, column, DOWN))
            found.setdefault("sorted", []).append(turn)
        for words in ("增长", "增长 %", "", "亿元"):
            found.setdefault("filtered", []).append(_turn(partial(panel.words.setText, words), 2.0))
    return found


def _make_annotated(path: Path) -> None:
    """Make a library of many documents and ten times as many annotations."""
    annotated_library.make(path, DOCUMENTS, ANNOTATIONS)


@cache
def _library() -> dict[str, list[float]]:
    """Return the longest turns of what is done with all annotations and all documents of a library."""
    with window_in_use(_make_annotated) as window:
        found = {"annotations shown": [_turn(window.commands["retrieval"].trigger, 5.0)]}
        view = window.retrieval.show()
        assert view is not None
        _wait_until(window, lambda: len(view.model.rows()) >= ANNOTATIONS)
        found["annotations selected"] = [_turn(view.table.selectAll) for _ in range(TIMES)]
        found["annotations sorted"] = [
            _turn(partial(view.table.sortByColumn, column, DOWN), 2.0) for column in range(TIMES)
        ]
        window.workspaces.show_text()
        documents = window.documents
        found["documents filtered"] = [
            _turn(partial(documents.filters.words.setText, words)) for words in ("1", "12", "县", "yx", "")
        ]
        found["documents sorted"] = [_turn(partial(documents.sort_by, column)) for column in range(TIMES)]
        found["documents grouped"] = [
            _turn(partial(documents.group_by, name)) for name in ("year", "place", "")
        ]
    return found


def _row(measured: Callable[[], dict[str, list[float]]], name: str) -> Measured:
    return Measured(measured()[name])


for _name, _title in (
    ("shown", "20,000 figures first shown"),
    ("sorted", "20,000 figures sorted"),
    ("filtered", "20,000 figures filtered"),
):
    benchmark(f"longest turn, {_title}", at_most(MOST_MS, "p95"))(partial(_row, _figures, _name))

for _name, _title in (
    ("annotations shown", f"{ANNOTATIONS:,} annotations first shown"),
    ("annotations selected", f"all of {ANNOTATIONS:,} annotations selected"),
    ("annotations sorted", f"{ANNOTATIONS:,} annotations sorted"),
    ("documents filtered", f"{DOCUMENTS:,} documents filtered"),
    ("documents sorted", f"{DOCUMENTS:,} documents sorted"),
    ("documents grouped", f"{DOCUMENTS:,} documents grouped"),
):
    benchmark(f"longest turn, {_title}", at_most(MOST_MS, "p95"))(partial(_row, _library, _name))
