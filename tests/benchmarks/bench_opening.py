"""Opening an annotated document in the whole window, beside an editor that shows the same as formats."""

import time
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop.views.main_window import MainWindow
from tests.benchmarks.harness import Measured, at_most, benchmark, repeat
from tests.benchmarks.window_library import WAIT_S, PaintWatcher, Shape, open_window, settle

USUAL = Shape(300, 0)
LARGE = Shape(20_000, 0, characters=1_000_000)
AMONG_MANY = Shape(300, 100_000)
TIMES = {USUAL: 5, LARGE: 3, AMONG_MANY: 5}
FLOOR_TIMES = {USUAL: 5, LARGE: 1, AMONG_MANY: 5}
"""An editor takes many seconds for 20,000 formats."""

LAYERS = frozenset({"annotations", "figures", "terms", "words"})

Opening = tuple[float, float]
"""Milliseconds until the text has been painted, and until all layers are there."""


class LayerWatcher(QObject):
    """Tells when all layers of the document that is opened next are there.

    Attributes:
        missing: The layers that are not.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.missing = set(LAYERS)
        window.document.computed.connect(self.missing.discard)
        window.document.annotations_reset.connect(self._have_annotations)
        self._document = window.document

    def _have_annotations(self) -> None:
        contents = self._document.contents
        if contents is not None and contents.loaded:
            self.missing.discard("annotations")


@cache
def _measured(shape: Shape) -> tuple[list[Opening], list[float]]:
    """Return how long a document took to open each time, and how long an editor takes for the same."""
    with open_window(shape) as window:
        here, other = window.document.contents, window.session.library.queries.documents()[-1]
        assert here is not None
        places = [(row.start, row.end) for row in window.document.visible_annotations()]
        openings = []
        for _ in range(TIMES[shape] + 1):
            window.open_document(other.id)
            settle(window)
            openings.append(_open(window, here.row.id))
        return openings[1:], repeat(lambda: _show_formats(here.text, places), FLOOR_TIMES[shape])


def _open(window: MainWindow, document_id: str) -> Opening:
    painted, layers = PaintWatcher(window.reader.viewport()), LayerWatcher(window)
    began = time.perf_counter()
    window.open_document(document_id)
    _wait(lambda: painted.painted > 0)
    _wait(lambda: not layers.missing)
    ended = time.perf_counter()
    layers.deleteLater()
    return (painted.painted - began) * 1000, (ended - began) * 1000


def _wait(condition: Callable[[], bool]) -> None:
    """Run the event loop as the program does: ``qWait`` keeps the interpreter from what works beside it."""
    until = time.perf_counter() + WAIT_S
    loop, look = QEventLoop(), QTimer(interval=1)
    look.timeout.connect(lambda: loop.quit() if condition() or time.perf_counter() > until else None)
    look.start()
    if not condition():
        loop.exec()
    look.stop()
    if not condition():
        raise RuntimeError("the document was not opened in time")


def _show_formats(text: str, places: list[tuple[int, int]]) -> None:
    """Show a text in an editor with a format for each annotation."""
    editor = QPlainTextEdit(text)
    editor.resize(800, 760)
    style = QTextCharFormat()
    style.setBackground(QColor("#cde8ff"))
    cursor = QTextCursor(editor.document())
    cursor.beginEditBlock()
    for start, end in places:
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(style)
    cursor.endEditBlock()
    editor.show()
    QApplication.processEvents()
    editor.close()
    editor.deleteLater()


def _texts(shape: Shape) -> Measured:
    openings, floor = _measured(shape)
    return Measured([text for text, _ in openings], floor)


def _layers(shape: Shape) -> Measured:
    openings, floor = _measured(shape)
    return Measured([layers for _, layers in openings], floor)


@benchmark(
    "opening 60,000 characters with 300 annotations, to the text",
    at_most(2, "ratio"),
    floor="QPlainTextEdit with formats",
)
def usual_text() -> Measured:
    return _texts(USUAL)


@benchmark("opening 60,000 characters with 300 annotations, to all layers")
def usual_layers() -> Measured:
    return Measured(_layers(USUAL).values)


@benchmark(
    "opening such a document among 100,000 annotations in others, to the text",
    at_most(2, "ratio"),
    floor="QPlainTextEdit with formats",
)
def text_among_many() -> Measured:
    return _texts(AMONG_MANY)


@benchmark("opening such a document among 100,000 annotations in others, to all layers")
def layers_among_many() -> Measured:
    return Measured(_layers(AMONG_MANY).values)


@benchmark(
    "opening a million characters with 20,000 annotations, to the text",
    at_most(500),
    floor="QPlainTextEdit with formats",
)
def large_text() -> Measured:
    return _texts(LARGE)


@benchmark("opening a million characters with 20,000 annotations, to all layers", at_most(2500))
def large_layers() -> Measured:
    return Measured(_layers(LARGE).values)
