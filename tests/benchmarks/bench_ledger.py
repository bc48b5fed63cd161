"""A ledger of 3,000 documents and 30 indicators: opened, and walked through by keys."""

import gc
import time
from collections.abc import Callable
from functools import cache, partial

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.settings import Settings
from desktop.views.ledger.page import LedgerPage
from desktop.views.main_window import MainWindow
from tests.benchmarks.harness import Measured, at_most, benchmark
from tests.benchmarks.ledger_library import ledger_library
from tests.benchmarks.window_library import WAIT_S, PaintWatcher, settle
from tests.helpers.message_recorder import Recorder

TIMES = 20
_TICK_MS = 5
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Clock:
    """What an act took until the cells were painted.

    Attributes:
        wall: Milliseconds that went by.
        cpu: Milliseconds of all threads of the process.
        hold: The most milliseconds of the GUI thread between two turns of its event loop.
    """

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.cpu: list[float] = []
        self.hold: list[float] = []

    def measure(self, act: Callable[[], object], painted: Callable[[], bool]) -> None:
        """Measure an act."""
        ticker = QTimer()  # so that waiting for an event does not take long
        ticker.start(_TICK_MS)
        wall, cpu, hold = time.perf_counter(), time.process_time(), 0.0
        began = time.thread_time()
        act()
        while True:
            hold = max(hold, time.thread_time() - began)
            if painted() or time.perf_counter() - wall > WAIT_S:
                break
            began = time.thread_time()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        ticker.stop()
        if not painted():
            raise RuntimeError("the grid was not painted")
        self.wall.append((time.perf_counter() - wall) * 1000)
        self.cpu.append((time.process_time() - cpu) * 1000)
        self.hold.append(hold * 1000)


@cache
def measured() -> dict[str, Clock]:
    """Return what opening the page, opening a ledger again and keys took."""
    found = {name: Clock() for name in ("page", "open", "right", "down", "page-down", "confirm")}
    with ledger_library() as path:
        window = app.build(Settings(), Recorder())
        window.resize(1280, 800)
        window.open_library(path)
        window.show()
        settle(window)
        gc.collect()
        gc.freeze()  # as the program does once it has started
        found["page"].measure(
            lambda: QTest.keyClick(window, Qt.Key.Key_L, _MODIFIERS), lambda: _is_painted(window)
        )
        page = window.workspaces.page("ledger")
        assert isinstance(page, LedgerPage)
        settle(window)
        for _ in range(TIMES):
            _open_again(window, page, found["open"])
            settle(window)
        _press_keys(window, page, found)
        window.close()
        QApplication.processEvents()
    return found


def _is_painted(window: MainWindow) -> bool:
    page = window.workspaces.page("ledger")
    if not isinstance(page, LedgerPage) or not page.grid.model.rowCount():
        return False
    viewport = page.grid.table.cells.viewport()
    if viewport.property("watched") is None:
        viewport.setProperty("watched", True)
        window.setProperty("watcher", PaintWatcher(viewport))
        viewport.update()
    return bool(window.property("watcher").painted)


def _open_again(window: MainWindow, page: LedgerPage, clock: Clock) -> None:
    opened: list[PaintWatcher] = []
    viewport = page.grid.table.cells.viewport()
    connection = page.grid.loader.opened.connect(lambda _: opened.append(PaintWatcher(viewport)))
    clock.measure(lambda: page.chooser.activated.emit(0), lambda: bool(opened) and opened[0].painted > 0)
    page.grid.loader.opened.disconnect(connection)


def _press_keys(window: MainWindow, page: LedgerPage, found: dict[str, Clock]) -> None:
    cells = page.grid.table.cells
    page.grid.table.take_focus()
    keys = {
        "right": Qt.Key.Key_Right,
        "down": Qt.Key.Key_Down,
        "page-down": Qt.Key.Key_PageDown,
        "confirm": Qt.Key.Key_Return,
    }
    for name, key in keys.items():
        for _ in range(TIMES):
            watcher = PaintWatcher(cells.viewport())
            found[name].measure(partial(QTest.keyClick, cells, key), partial(_has_painted, watcher))
            settle(window)


def _has_painted(watcher: PaintWatcher) -> bool:
    return watcher.painted > 0


@benchmark("the page Ledger to the painted grid, 3,000 documents × 30 indicators", at_most(300))
def opening_the_page() -> Measured:
    return Measured(measured()["page"].wall)


@benchmark("a ledger to the painted grid, 3,000 documents × 30 indicators", at_most(300))
def opening_a_ledger() -> Measured:
    return Measured(measured()["open"].wall)


@benchmark("a key to the next cell of a ledger, painted", at_most(30))
def next_cell() -> Measured:
    return Measured(measured()["right"].wall)


@benchmark("a key to the next document of a ledger, painted", at_most(30))
def next_document() -> Measured:
    return Measured(measured()["down"].wall)


@benchmark("a screen further in a ledger, painted", at_most(60))
def next_screen() -> Measured:
    return Measured(measured()["page-down"].wall)


@benchmark("Enter in a ledger to the next cell, painted", at_most(30))
def confirming() -> Measured:
    return Measured(measured()["confirm"].wall)
