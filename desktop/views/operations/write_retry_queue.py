"""The write retry queue: what is to be written once another program has finished writing into the library.

SQLite lets one program write at a time. The window tries for a moment only; what can't be written then waits
in line while the window paints and ticks, and is done in the order in which it was asked for.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.actions.errors import LibraryError, LockedLibrary
from desktop.i18n import translate
from desktop.tasks import Progress
from desktop.views.operations import background
from desktop.views.operations.write_queue import PATIENCE_S, WriteQueue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.actions.action import Result


BUSY_TIMEOUT_S = 0.02
"""Seconds that the window stands still for somebody else who is writing, at most."""

RETRY_INTERVAL_MS = 40
"""Milliseconds between two attempts."""

NOTE_DELAY_S = 0.25
"""Seconds after which the user is told what is waited for."""


GIVE_UP_S = 60.0
"""Seconds after which what nobody waits for is reported as impossible."""

_POLL_S = 0.005


@dataclass(eq=False, slots=True)
class _PendingWrite:
    """A write that is to be done.

    Attributes:
        do: Does it, at once or not at all; raises LockedLibrary where it has to wait.
        then: Is handed what was touched.
        failed: Is handed why it could not be done.
        until: When it is given up, by the monotonic clock.
        stays: Whether somebody needs the result before anything else goes on.
        result: What was touched.
        over: Whether it was done or given up.
    """

    do: Callable[[], Result[Any] | None]
    then: Callable[[Result[Any]], object]
    failed: Callable[[LibraryError], object]
    until: float
    stays: bool
    result: Result[Any] | None = None
    over: bool = False


class Host(background.Host, Protocol):
    """The session, as far as what waits needs it."""

    writes: WriteQueue


class WriteRetryQueue(QObject):
    """What is to be written into the library of a session, tried again until it can be.

    Attributes:
        is_importing: Whether it is likely the window's own import that is writing.
    """

    def __init__(self, session: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.is_importing = False
        self._pending: deque[_PendingWrite] = deque()
        self._progress: Progress | None = None
        self._since = 0.0
        self._is_told = False
        self._put_off: list[QWidget] = []
        self._staying = 0
        self._timer = QTimer(self, interval=RETRY_INTERVAL_MS)
        self._timer.timeout.connect(self._go_on)

    def __bool__(self) -> bool:
        """Return whether anything waits."""
        return bool(self._pending)

    def submit(
        self,
        handler: Callable[[], Result[Any] | None],
        then: Callable[[Result[Any]], object],
        failed: Callable[[LibraryError], object],
        *,
        stay: bool = False,
    ) -> Result[Any] | None:
        """Do something that writes, now or when its turn comes.

        Args:
            handler: Does it, or raises a LibraryError and has done nothing.
            then: Is handed what it touched; not called where that is None.
            failed: Is handed why it could not be done.
            stay: Whether to return only when it is over; the window lives on meanwhile, but takes no input.

        Returns:
            What was touched, or None where it was not done, or not yet.
        """
        patience = PATIENCE_S if stay else GIVE_UP_S
        one = _PendingWrite(handler, then, failed, time.monotonic() + patience, stay)
        self._pending.append(one)
        if self._pending[0] is one:
            self._go_on()
        if not one.over:
            self._begin()
            if stay:
                self._stay(lambda: one.over)
        return one.result

    def finish(self) -> None:
        """Do what waits before the library is closed, or tell that it could not be done."""
        for one in self._pending:
            one.until = min(one.until, time.monotonic() + PATIENCE_S)
        self._go_on()
        self._stay(lambda: not self._pending)

    def _go_on(self) -> None:
        """Do what waits first, if the library can be written to; the next follows when others had a turn."""
        self._tell()
        if not self._pending or self._session.writes.busy:
            self._end()
            return
        one = self._pending[0]
        try:
            one.result = one.do()
        except LockedLibrary as error:
            self._drop_late(error)
        except LibraryError as error:
            self._over(one)
            one.failed(error)
        except BaseException:
            self._over(one)
            raise
        else:
            self._over(one)
            if one.result is not None:
                one.then(one.result)

    def _over(self, one: _PendingWrite) -> None:
        one.over = True
        self._pending.remove(one)
        if self._pending:
            QTimer.singleShot(0, self, self._go_on)
        else:
            self._end()

    def _drop_late(self, error: LockedLibrary) -> None:
        """Drop what has waited too long, or everything where the user wants that; it is told once."""
        stopped = self._progress is not None and self._progress.canceled
        late = [one for one in self._pending if stopped or time.monotonic() > one.until]
        if any(not one.stays for one in late):  # what was asked for later would only be told after it
            late = list(self._pending)
        for one in late:
            self._over(one)
        if late:
            late[0].failed(error)

    def _begin(self) -> None:
        if self._progress is None and self._pending:
            self._progress = Progress(words=self._words())
            self._since, self._is_told = time.monotonic(), False
            self._timer.start()
            self._session.library.hurry(0)  # the timer tries again
            self._session.writes.began.emit(self._progress)

    def _end(self) -> None:
        if self._progress is not None and not self._pending:
            progress, self._progress = self._progress, None
            self._timer.stop()
            self._session.library.hurry(BUSY_TIMEOUT_S)
            self._session.writes.ended.emit(progress)
            progress.deleteLater()

    def _tell(self) -> None:
        """Show what is waited for, where it takes so long that a user wonders."""
        if self._progress is not None and not self._is_told and time.monotonic() - self._since > NOTE_DELAY_S:
            self._is_told = True
            self._session.messages.show_note(self._progress.text)

    def _words(self) -> str:
        if self.is_importing:
            return translate("Relocation", "Waiting for the import to finish writing…")
        return translate("Relocation", "Waiting for another program to finish writing…")

    # Staying.

    def _stay(self, is_over: Callable[[], bool]) -> None:
        """Let the window live until something is over; what a user types and clicks comes after it."""
        if is_over():
            return
        with self._windows_kept():
            tried = time.monotonic()
            while not is_over():
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
                time.sleep(_POLL_S)
                if (
                    time.monotonic() - tried > RETRY_INTERVAL_MS / 1000
                ):  # the timer does not tick when all is ending
                    self._go_on()
                    tried = time.monotonic()

    @contextmanager
    def _windows_kept(self) -> Iterator[None]:
        """Let no window close within the block, for whoever waits needs it; it is closed afterwards."""
        application = QCoreApplication.instance()
        assert application is not None
        if not self._staying:
            application.installEventFilter(self)
        self._staying += 1
        try:
            yield
        finally:
            self._staying -= 1
            if not self._staying:
                application.removeEventFilter(self)
                put_off, self._put_off = self._put_off, []
                if put_off:
                    QTimer.singleShot(0, self, lambda: _close(put_off))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put off that a window closes."""
        if event.type() == QEvent.Type.Close and isinstance(watched, QWidget) and watched.isWindow():
            event.ignore()
            if watched not in self._put_off:
                self._put_off.append(watched)
            return True
        return False


def _close(windows: list[QWidget]) -> None:
    for window in windows:
        if isValid(window):
            window.close()
