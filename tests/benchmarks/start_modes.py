"""What a start does that is run as a process by the benchmarks; see `start_process`."""

import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QTabBar, QWidget

import desktop
from tests.benchmarks.memory import resident_memory

if TYPE_CHECKING:
    from desktop.text.spans import Span
    from desktop.views.reader.text_view import TextView

SETTLE = 2000
"""Milliseconds that whatever is still done in the background may take before memory is read."""

BRIEFLY = "--briefly"

IDLE = 5000
"""Milliseconds in which nothing is done, to count how often the window wakes up."""


class Watcher(QObject):
    """Says that a widget has painted, once it had something to paint.

    Args:
        widget: The widget.
        ready: Whether it has something to paint.
        then: Is called afterwards.
    """

    def __init__(self, widget: QWidget, *, ready: bool, then: Callable[[], None] = lambda: None) -> None:
        super().__init__(widget)
        self.ready = ready
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look out for the first painting."""
        if self.ready and event.type() == QEvent.Type.Paint:
            self.ready = False
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        say_painted()
        self._then()


def say_painted() -> None:
    """Show so."""
    print("painted", flush=True)


def end_later() -> None:
    """Say what memory is held when everything else has been done, and end; or end now, and say none."""
    if BRIEFLY in sys.argv:
        print("nan", flush=True)
        QTimer.singleShot(0, QApplication.closeAllWindows)
    else:
        QTimer.singleShot(SETTLE, say_memory)


def say_memory() -> None:
    """Show how many megabytes are held, and close in order: else the next start offers to go on."""
    print(resident_memory(), flush=True)
    QApplication.closeAllWindows()


def show_bare(text: Path) -> int:
    """Show a text in a window."""
    app = QApplication([])
    window, view = QMainWindow(), QPlainTextEdit(text.read_text(encoding="utf-8"))
    window.setCentralWidget(view)
    window.resize(1320, 860)
    Watcher(view.viewport(), ready=True, then=end_later)
    window.show()
    return app.exec()


def watch_layers(reader: "TextView", then: Callable[[], None]) -> None:
    """Say ``layers`` once figures, terms and words have been handed to a reader; call a function then."""
    missing = {"figures", "terms", "words"}
    set_spans, set_words = reader.set_spans, reader.set_words

    def have(layer: str, found: Sequence[object]) -> None:
        if found and layer in missing:
            missing.remove(layer)
            if not missing:
                print("layers", flush=True)
                then()

    def take_spans(layer: str, spans: Iterable["Span"]) -> None:
        taken = list(spans)
        set_spans(layer, taken)
        have(layer, taken)

    def take_words(boundaries: Sequence[int]) -> None:
        set_words(boundaries)
        have("words", boundaries)

    vars(reader).update(set_spans=take_spans, set_words=take_words)


def open_reader(library: Path) -> int:
    """Start the reader as the command ``piyue LIBRARY`` does."""
    import desktop.cli
    from desktop.app import VERSION_KEY, _Startup, application, first_window
    from desktop.settings import Settings

    assert callable(desktop.cli.main)  # what the command imports first
    app = application()
    settings = Settings()
    settings.set_text(VERSION_KEY, desktop.__version__)  # what is new is no part of a start
    window = first_window(settings, library)
    start = _Startup(window, library)
    start.begin_after_first_paint()
    Watcher(window.reader.viewport(), ready=bool(window.reader.text()))  # sees the painting before the start
    opened = QTimer(window, interval=20)

    def end_when_open() -> None:
        if window.composed and window.session.is_open:
            opened.stop()
            end_later()

    opened.timeout.connect(end_when_open)
    watch_layers(window.reader, opened.start)  # which are there before the library is open
    return app.exec()


def close_reader(library: Path) -> int:
    """Open a library, let all be found in it that is kept for the next time, and close it again."""
    from desktop.app import build
    from desktop.settings import Settings

    window = build(Settings())
    opened = window.open_library(library)
    window.show()
    window.library_search.updater.start()
    app = QApplication.instance()
    assert app is not None
    for _ in range(20):  # what one task finds another one goes on with
        window.session.tasks.wait()
        app.processEvents()
    window.close()
    return int(not opened)


def work_in_reader(library: Path) -> int:
    """Open every document, tag in each, and undo half of that; then say memory, and wake-ups when idle."""
    from PySide6.QtTest import QTest

    from desktop.app import application, build
    from desktop.settings import Settings

    _app, settings = application(), Settings()
    settings.annotator = "bench"
    window = build(settings)
    window.resize(1280, 800)
    window.show()
    if not window.open_library(library):
        return 1
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    for row in window.session.library.queries.documents():
        window.open_document(row.id)
        window.reader.setFocus()
        for start in range(10, 210, 20):
            window.reader.select(start, start + 4)
            QTest.keyClick(window.reader, Qt.Key.Key_1)
        assert len(window.document.visible_annotations()) == 10, "else undo would take back what was imported"
        for _ in range(5):
            window.session.undo()
        _wait(50)
        window.session.tasks.wait()
    _wait(SETTLE)
    print(resident_memory(), flush=True)
    updater = window.library_search.updater
    while updater.timer.isActive() or updater.busy:  # figures are recognized in the background: not idle yet
        _wait(100)
    _wait(SETTLE)
    before = _switches()
    _wait(IDLE)
    woken = sum(count - before.get(thread, 0) for thread, count in _switches().items())
    print(woken / (IDLE / 1000), flush=True)
    window.close()
    return 0


def _wait(milliseconds: int) -> None:
    """Run the event loop for a time, as the program does.

    ``qWait`` looks for events a hundred times a second, and keeps the interpreter from what works beside it.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def tell_turns(library: Path) -> int:
    """Start the reader and show every page; say the longest turn of the event loop in each of these.

    A turn is said as milliseconds of the processor that the window's thread takes, so that others who use the
    machine do not count.
    """
    from desktop.app import VERSION_KEY, _Startup, application, first_window
    from desktop.settings import Settings

    application()
    settings = Settings()
    settings.set_text(VERSION_KEY, desktop.__version__)
    window = first_window(settings, library)
    _Startup(window, library).begin_after_first_paint()
    print("start", _longest_turn(lambda: window.composed and bool(window.document.id)), flush=True)
    _longest_turn(lambda: "piyue-pages" in _threads())
    _longest_turn(lambda: "piyue-pages" not in _threads())
    for command in FIRST_SHOWN:
        took = _longest_turn(lambda: True, window.commands[command].trigger)
        print(command, max(took, _longest_turn(lambda: False, seconds=1.0)), flush=True)
    window.close()
    return 0


def tell_pages(library: Path) -> int:
    """Start the reader in a library of many documents and show every page and tab, twice.

    Says the longest turn of each, in milliseconds of the processor that the window's thread takes: of what is
    first shown by its name, of what is shown again as ``again``.
    """
    from desktop.app import VERSION_KEY, _Startup, application, first_window
    from desktop.settings import Settings

    application()
    settings = Settings()
    settings.set_text(VERSION_KEY, desktop.__version__)
    window = first_window(settings, library)
    _Startup(window, library).begin_after_first_paint()
    _longest_turn(lambda: window.composed and window.session.is_open)
    _longest_turn(lambda: "piyue-pages" in _threads())
    _longest_turn(lambda: "piyue-pages" not in _threads())
    window.open_document(window.session.library.queries.documents()[0].id)
    _longest_turn(lambda: False, seconds=MAKING_S)
    _longest_turn(window.session.tasks.idle)

    def choose(page: str, tab: int) -> None:
        if tab:
            bars = window.pages.findChildren(QTabBar)
            bar = next(one for one in bars if one.isVisible() and one.count() > tab)
            bar.setCurrentIndex(tab)
        else:
            window.commands[page].trigger()

    def told(name: str, act: Callable[[], object]) -> None:
        parts = (
            _longest_turn(lambda: True, act),
            _longest_turn(lambda: False, seconds=MAKING_S),
            _longest_turn(window.session.tasks.idle),
            _longest_turn(lambda: False, seconds=MAKING_S),
        )
        print(name, max(parts), flush=True)

    for name, page, tab in PAGES_AND_TABS:
        told(name, partial(choose, page, tab))
    for _, page, tab in PAGES_AND_TABS:
        if not tab:
            told("again", partial(choose, "go-text", 0))
            told("again", partial(choose, page, 0))
    window.close()
    return 0


PAGES_AND_TABS = (
    ("search", "library-search", 0),
    ("search-figures", "library-search", 1),
    ("annotations", "retrieval", 0),
    ("ledger", "ledger", 0),
    ("ledger-readings", "ledger", 1),
    ("counts", "analysis", 0),
    ("compare", "analysis", 1),
    ("shared", "analysis", 2),
)
"""The pages and their tabs: the name it is told by, the command of the page, and which tab of it."""

MAKING_S = 1.0
"""Seconds in which a page is made, and in which what was read for it is shown."""

FIRST_SHOWN = ("library-search", "retrieval", "ledger", "analysis", "handbook", "settings")
"""Commands that show a page or window, each made when it is first shown."""

MAX_WAIT_S = 60.0
TICK_MS = 5


def _threads() -> list[str]:
    return [thread.name for thread in threading.enumerate()]


def _longest_turn(
    ended: Callable[[], bool], act: Callable[[], object] = lambda: None, *, seconds: float = MAX_WAIT_S
) -> float:
    """Do something and turn the event loop until it has ended; return the longest turn in milliseconds."""
    ticker = QTimer()  # so that waiting for an event does not take long
    ticker.start(TICK_MS)
    end = time.monotonic() + seconds
    began = time.thread_time()
    act()
    longest = time.thread_time() - began
    while not ended() and time.monotonic() < end:
        began = time.thread_time()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        longest = max(longest, time.thread_time() - began)
    ticker.stop()
    return longest * 1000


def _switches() -> dict[str, int]:
    """Return how often each thread of this process that has not ended has gone to sleep."""
    return {
        status.parent.name: int(line.split()[1])
        for status in Path("/proc/self/task").glob("*/status")
        for line in status.read_text().splitlines()
        if line.startswith("voluntary_ctxt_switches")
    }


MODES = {
    "bare": show_bare,
    "open": open_reader,
    "close": close_reader,
    "work": work_in_reader,
    "turns": tell_turns,
    "pages": tell_pages,
}
"""What a start can do, by the word it is called with."""
