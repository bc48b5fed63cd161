"""A program's start, run as a process by the benchmarks: says ``painted``, then what memory it holds.

``python -m tests.benchmarks.opening bare`` opens a label in a window; a library's path opens the reader.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

SETTLE = 2500
"""Milliseconds in the background that words, figures and terms may take before memory is read."""


class Watcher(QObject):
    """Calls back once a widget has painted and what it shows is there."""

    def __init__(self, widget: QWidget, text: str) -> None:
        super().__init__(widget)
        self.text = text
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.text:
            self.text = ""
            QTimer.singleShot(0, say_painted)
        return False


def say_painted() -> None:
    print("painted", flush=True)
    QTimer.singleShot(SETTLE, say_memory)


def say_memory() -> None:
    print(resident_megabytes(), flush=True)
    os._exit(0)


def resident_megabytes() -> float:
    """Give what memory this process holds now (where the system does not tell: at most)."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def bare() -> QWidget:
    QApplication.setApplicationName("bare")
    window = QMainWindow()
    label = QLabel("批阅")
    window.setCentralWidget(label)
    window.resize(1320, 860)
    label.setProperty("watcher", Watcher(label, label.text()))
    return window


def reader(library: Path) -> QWidget:
    from desktop.app import build
    from desktop.settings import Settings

    window = build(Settings())
    if not window.open_library(library):
        raise SystemExit(1)
    Watcher(window.reader.viewport(), window.reader.text())
    return window


def main(what: str) -> int:
    app = QApplication([])
    window = bare() if what == "bare" else reader(Path(what))
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
