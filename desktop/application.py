"""The running program as Qt sees it, which macOS tells of files that were double-clicked in the Finder."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """The one QApplication.

    Windows and Linux name a double-clicked file as an argument of the command line; macOS sends an event to
    the program, also to one that is running already.

    Signals:
        file_requested: A file that the system asks the program to open (`Path`).
    """

    file_requested = Signal(object)

    def event(self, event: QEvent) -> bool:
        """Tell of a file that is to be opened; addresses of other kinds are not taken."""
        if isinstance(event, QFileOpenEvent):
            if not event.file():
                return False
            self.file_requested.emit(Path(event.file()))
            return True
        return super().event(event)
