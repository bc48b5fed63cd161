"""Unix signals: at Ctrl+C, the end of a session or a plain ``kill`` the windows close properly."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

from desktop.lifetime import note_ending

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals that ask a program to end; Windows has no SIGHUP."""


class SignalHandler(QObject):
    """Listens for the system's wish that the program end, from now on.

    A handler in Python runs only between two of its instructions, and Qt may wait for hours without one; the
    byte that Python writes into a socket for each signal wakes it.

    Args:
        app: The program. Asked once, it closes its windows, which keep what they hold; asked again, while
            something is still open, it leaves its event loop.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._asked = False
        self._heard, self._told = socket.socketpair()
        for end in (self._heard, self._told):
            end.setblocking(False)
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        for request in SIGNALS:
            signal.signal(request, lambda number, frame: None)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._close_windows)

    def _close_windows(self) -> None:
        self._heard.recv(64)
        if self._asked:
            self._app.quit()
            return
        self._asked = True
        note_ending(self._app)
        self._app.closeAllWindows()
