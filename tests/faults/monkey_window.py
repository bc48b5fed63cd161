"""``python -m tests.faults.monkey_window FOLDER SEED SECONDS``: the window that the monkey works at.

What is done is written to ``events.log`` before it is done, what goes wrong to ``faults.log``; both survive a
crash. It is started by `tests.faults.monkey`.
"""

import ctypes
import faulthandler
import gc
import logging
import random
import sys
import threading
import time
import traceback
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QEvent, QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from desktop import app
from desktop.actions.codebook import AddTag
from desktop.actions.documents import ImportFile
from desktop.actions.exports import FORMATS, ending_of, export_to
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.settings import Settings
from desktop.text.script import traditional
from desktop.views.main_window import MainWindow
from tests.conftest import REPORTS
from tests.faults.gestures import Hand
from tests.views.conftest import report

STUCK = 120
"""Seconds without a gesture after which the window counts as hanging; where it hangs is written down."""

KNOWN = ("This plugin does not support ",)
"""How warnings of Qt begin that say something of the platform without a screen, not of the program."""

MEASURE = 2000
"""Milliseconds between two measures of the memory."""

BURSTS = (1, 1, 1, 2, 4)
"""So many gestures follow each other without the program getting its turn between them."""

END = 20
"""Seconds at the end in which everything is closed."""


class EventLog:
    """Writes down what is done and what goes wrong.

    Attributes:
        memory: Seconds since the start and MB that were in use, at each measure.
    """

    def __init__(self, folder: Path) -> None:
        self._events: TextIO = (folder / "events.log").open("w", encoding="utf-8", buffering=1)
        self._faults: TextIO = (folder / "faults.log").open("w", encoding="utf-8", buffering=1)
        self._begun = time.monotonic()
        self.memory: list[tuple[float, float]] = []
        sys.excepthook = self.exception
        threading.excepthook = lambda args: self.exception(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: self.exception(
            args.exc_type, args.exc_value or RuntimeError(), args.exc_traceback
        )
        qInstallMessageHandler(self._qt)
        handler = logging.Handler(logging.WARNING)
        handler.emit = lambda record: self.fault(f"log: {record.getMessage()}")  # type: ignore[method-assign]
        logging.getLogger().addHandler(handler)

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._begun

    def event(self, words: str) -> None:
        """Write down what is done next."""
        self._events.write(f"{self.seconds:8.2f} {words}\n")

    def fault(self, words: str) -> None:
        """Write down what went wrong."""
        self.event(f"FAULT {words.strip().splitlines()[-1] if words.strip() else words!r}")
        self._faults.write(f"at {self.seconds:.2f} s: {words}\n")

    def measure(self) -> None:
        """Measure the memory in use.

        What the allocator only holds back does not count, nor do pages of files: of the fonts alone, more
        than a hundred MB come in as glyphs are drawn, and the system takes them back when it needs them.
        """
        gc.collect()
        if sys.platform == "linux":
            ctypes.CDLL(None).malloc_trim(0)
            status = Path("/proc/self/status").read_text(encoding="ascii")
            anonymous = next(line for line in status.splitlines() if line.startswith("RssAnon"))
            self.memory.append((self.seconds, int(anonymous.split()[1]) * 1024 / 1e6))

    def exception(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write down an exception."""
        self.fault("".join(traceback.format_exception(kind, error, trace)))

    def _qt(self, kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not words.startswith(KNOWN):
            where = "".join(traceback.format_stack(limit=8))
            self.fault(f"{where}\nQt: {words} ({context.file}:{context.line})")


class StayOpen(QObject):
    """Keeps the main window open until it may be closed."""

    may_close = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse to close."""
        if event.type() == QEvent.Type.Close and not self.may_close:
            event.ignore()
            return True
        return False


class Monkey(QObject):
    """Acts at a window by timers, so that it goes on while a dialog is being executed."""

    def __init__(
        self,
        window: MainWindow,
        hand: Hand,
        log: EventLog,
        rng: random.Random,
        seconds: float,
    ) -> None:
        super().__init__()
        self._window, self._hand, self._log, self._rng = window, hand, log, rng
        self._until = seconds
        self._at_once = rng.random() < 0.5
        self._stay = StayOpen(self)
        window.installEventFilter(self._stay)
        self._memory = QTimer(self, interval=MEASURE)
        self._memory.timeout.connect(lambda: log.measure() if hand.warm else None)
        self._memory.start()

    def start(self) -> None:
        """Begin."""
        self._next()

    def _next(self) -> None:
        QTimer.singleShot(self._rng.choice((0, 0, 0, 0, 1, 5, 20, 60)), self, self._tick)

    def _tick(self) -> None:
        faulthandler.dump_traceback_later(STUCK, exit=True)
        if self._log.seconds > self._until:
            self._end()
            return
        self._next()  # first, for what follows may be executing a dialog
        try:
            for _ in range(self._rng.choice(BURSTS)):
                self._act()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            self._log.exception(type(error), error, error.__traceback__)

    def _act(self) -> None:
        gesture = self._hand.choose()
        self._log.event(f"{'  ' * self._hand.depth}{gesture.name}")
        self._hand.depth += 1
        try:
            gesture.act()
        finally:
            self._hand.depth -= 1

    def _end(self) -> None:
        """Close whatever is open, innermost first, and then the window; or the window at once."""
        if self._at_once:
            self._leave()
            return
        QTimer.singleShot(20, self, self._end_on)
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        others = self._others()
        if front is not None or others:
            one = front or others[0]
            self._log.event(f"close {one.objectName()}")
            one.close()

    def _others(self) -> list[QWidget]:
        return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not self._window]

    def _end_on(self) -> None:
        calm = self._window.session.tasks.idle() and not self._others()
        if self._hand.depth or not (calm or self._log.seconds > self._until + END):
            self._end()
            return
        self._leave()

    def _leave(self) -> None:
        self._log.event("close the window")
        self._stay.may_close = True
        self._window.close()
        QApplication.exit(0)


def prepare(folder: Path, rng: random.Random) -> list[Path]:
    """Put files into a folder and make two libraries with texts and tags.

    What takes much memory is done once: a large text, one in traditional characters, and every export.
    """
    texts = [(path.name, path.read_bytes()) for path in sorted(REPORTS.glob("*.txt"))]
    if not texts:
        names = ("云岭县", "长治市", "海州市", "平川县", "南江区")
        texts = [(f"{name}.txt", (report(name) * 30).encode()) for name in names]
    texts.append(("大.txt", (report("大县") * 400).encode()))
    texts.append(("繁.txt", traditional(report("云岭县") * 30).encode()))
    for name, data in texts:
        (folder / name).write_bytes(data)
    (folder / "某.txt").write_bytes(report("某市").encode("gb18030"))
    paths = [folder / "甲.piyue", folder / "乙.piyue"]
    for path, some in zip(paths, (texts, texts[-4:]), strict=True):
        with Library.create(path, "猴") as library:
            for name, data in some:
                library.perform(ImportFile(read_bytes(data, name)))
            for place, name in enumerate(("经济", "民生", "环境", "招商"), 1):
                library.perform(AddTag(name, shortcut=str(place)))
            for name in FORMATS:
                export_to(library, folder / f"{path.stem}{ending_of(name)}", name)
    rng.shuffle(paths)
    return paths


def main(folder: Path, seed: int, seconds: float) -> None:
    """Let the monkey work."""
    faulthandler.enable()
    rng = random.Random(seed)
    files = folder / "files"
    files.mkdir()
    libraries = prepare(files, rng)
    log = EventLog(folder)
    settings = Settings()
    settings.language, settings.theme = rng.choice((("zh", "light"), ("en", "dark")))
    if rng.random() < 0.5:
        settings.annotator = "猴"  # else its name is asked for, by a dialog amid an action
    settings.folder = files
    window = app.build(settings)
    window.open_library(libraries[0])
    window.show()
    window.activateWindow()
    monkey = Monkey(window, Hand(window, rng, files, libraries), log, rng, seconds)
    monkey.start()
    app.application().exec()
    faulthandler.cancel_dump_traceback_later()
    (folder / "memory.csv").write_text(
        "".join(f"{at:.1f},{size:.1f}\n" for at, size in log.memory), encoding="ascii"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
