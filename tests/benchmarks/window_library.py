"""A library with one heavily annotated document among many others, and a window in which it is open."""

import importlib
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.ids import new_id
from desktop import app
from desktop.actions.codebook import AddTag, AddTagPath
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.draft import Draft, SourceFile
from desktop.settings import Settings
from desktop.text.metadata import Metadata
from desktop.views.composition import SHOWN_LATER
from desktop.views.main_window import MainWindow
from tests.benchmarks.annotated_library import Fill
from tests.benchmarks.texts import report
from tests.helpers.message_recorder import Recorder

OTHERS = 200
"""Documents beside the one that is open."""

TAGS = 40
KEY = "1"
"""The key that applies a tag."""

WAIT_S = 30.0


@dataclass(frozen=True, slots=True)
class Shape:
    """How much there is in a library.

    Attributes:
        here: Annotations of the document that is open.
        elsewhere: Annotations of all others.
        characters: Code points of the document that is open.
    """

    here: int
    elsewhere: int
    characters: int = 60_000


def make(path: Path, shape: Shape) -> str:
    """Make the library; return the id of the heavily annotated document."""
    random = Random(12)
    with Library.create(path, "王") as library:
        tag_id = new_id()
        library.perform(AddTag("经济", id=tag_id, color="#0072b2", shortcut=KEY))
        tags = [tag_id]
        tags += [library.perform(AddTagPath(f"主题{one % 8}/标签{one}")).value[-1] for one in range(TAGS)]
        drafts = tuple(_draft(number, 2_000 if number else shape.characters) for number in range(OTHERS + 1))
        library.perform(ImportFile(SourceFile("all.txt", b"all", "utf-8", False, drafts)))
        rows = library.queries.documents()
        for number, (row, draft) in enumerate(zip(rows, drafts, strict=True)):
            count = shape.elsewhere // OTHERS if number else shape.here
            places = []
            for _ in range(count):
                start = random.randrange(0, len(draft.text) - 40)
                end = start + random.randrange(4, 40)
                places.append((row.id, row.version_id, draft.text, start, end, random.choice(tags)))
            if places:
                library.perform(Fill(rows=places))
        return rows[0].id


def _draft(number: int, characters: int) -> Draft:
    text = report(characters, number + 1)
    metadata = Metadata(title=f"{2000 + number % 25}年第{number}号政府工作报告", kind="report")
    return Draft(text, metadata, f"{number}.txt", number, 0, len(text))


class PaintWatcher(QObject):
    """Tells when a widget had painted first.

    Attributes:
        painted: The time, as `time.perf_counter` counts it; 0 as long as it has not.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.painted = 0.0
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the widget paint, and note the time after it."""
        if event.type() != QEvent.Type.Paint:
            return False
        self._widget.removeEventFilter(self)
        done = QApplication.sendEvent(self._widget, event)
        self.painted = time.perf_counter()
        return done


@contextmanager
def open_window(shape: Shape) -> Iterator[MainWindow]:
    """Open a window of 1280 by 800 with such a library, its first document open and all layers computed."""
    with tempfile.TemporaryDirectory(prefix="piyue-bench-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "window.piyue"
        document_id = make(path, shape)
        window = app.build(Settings(), Recorder())
        app.collect_rarely()
        window.resize(1280, 800)
        window.open_library(path)
        window.show()
        window.open_document(document_id)
        settle(window)
        yield window
        window.close()
        QApplication.processEvents()


@contextmanager
def window_in_use(make: Callable[[Path], object]) -> Iterator[MainWindow]:
    """Open a window of 1280 by 800 with a library, as it is once it is in use.

    Args:
        make: Makes the library at a path.
    """
    with tempfile.TemporaryDirectory(prefix="piyue-bench-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "window.piyue"
        make(path)
        window = app.build(Settings(), Recorder())
        for name in SHOWN_LATER:  # as the program does once its window is in use
            importlib.import_module(name)
        app.collect_rarely()
        window.resize(1280, 800)
        window.open_library(path)
        window.show()
        settle(window)
        yield window
        window.close()


def settle(window: MainWindow) -> None:
    """Wait until nothing is under way."""
    for _ in range(4):
        QTest.qWait(60)
        window.session.tasks.wait()
    QApplication.processEvents()


def until_painted(window: MainWindow, act: Callable[[], object]) -> tuple[float, float]:
    """Do something at a window as a user does.

    Returns:
        Milliseconds until the text has been painted again, and until nothing more is waiting to be done.
    """
    watcher = PaintWatcher(window.reader.viewport())
    began = time.perf_counter()
    act()
    while not watcher.painted and time.perf_counter() - began < WAIT_S:
        QApplication.processEvents()
    QApplication.processEvents()
    QApplication.processEvents()
    ended = time.perf_counter()
    if not watcher.painted:
        raise RuntimeError("the text was not painted again")
    return (watcher.painted - began) * 1000, (ended - began) * 1000
