"""A program's start, run as a process by the benchmarks: says ``painted``, then what memory it holds.

Called with ``bare`` it shows a label in a window, with ``open LIBRARY`` it starts the reader as a user
does, with ``close LIBRARY`` it opens and closes the reader once, so that it knows what was open last.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

SETTLE = 4000
"""Milliseconds in the background that words, figures and terms may take before memory is read."""


class Watcher(QObject):
    """Says that a widget has painted, once it had something to paint."""

    def __init__(self, widget: QWidget, *, ready: bool) -> None:
        super().__init__(widget)
        self.ready = ready
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look out for the first painting."""
        if self.ready and event.type() == QEvent.Type.Paint:
            self.ready = False
            QTimer.singleShot(0, say_painted)
        return False


def say_painted() -> None:
    """Show so, and what memory is held somewhat later; then end at once."""
    print("painted", flush=True)
    QTimer.singleShot(SETTLE, say_memory)


def say_memory() -> None:
    """Show how many megabytes are held, and end."""
    print(resident_megabytes(), flush=True)
    os._exit(0)


def resident_megabytes() -> float:
    """Return what memory this process holds now (where the system does not tell: held at most)."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def show_bare() -> int:
    """Show a label in a window."""
    app = QApplication([])
    window, label = QMainWindow(), QLabel("批阅")
    window.setCentralWidget(label)
    window.resize(1320, 860)
    Watcher(label, ready=True)
    window.show()
    return app.exec()


def open_reader(library: Path) -> int:
    """Start the reader as the command ``piyue LIBRARY`` does."""
    import desktop.cli
    from desktop.app import _Startup, application, first_window
    from desktop.settings import Settings

    assert callable(desktop.cli.main)  # what the command imports first
    app = application()
    window = first_window(Settings(), library)
    Watcher(window.reader.viewport(), ready=bool(window.reader.text()))
    start = _Startup(window, library)
    QTimer.singleShot(0, start, start.begin)
    return app.exec()


def close_reader(library: Path) -> int:
    """Open a library and close it again."""
    from desktop.app import build
    from desktop.settings import Settings

    window = build(Settings())
    opened = window.open_library(library)
    window.show()
    window.session.tasks.wait()
    window.close()
    return int(not opened)


def main(what: str, *arguments: str) -> int:
    """Do what is asked."""
    if what == "bare":
        return show_bare()
    return (open_reader if what == "open" else close_reader)(Path(arguments[0]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
