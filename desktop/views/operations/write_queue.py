"""The write queue: long writes to the library, done in the background, one at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.actions.action import Action, Result
from desktop.actions.changes import Changes, joined
from desktop.actions.errors import LibraryError, LockedLibrary
from desktop.actions.library import Library
from desktop.files.progress import ProgressCallback
from desktop.i18n import translate
from desktop.lifetime import alive
from desktop.tasks import Canceled, Progress
from desktop.views.operations.background import Host, LibraryWrite

T = TypeVar("T")

PATIENCE_S = 10.0
"""Seconds after which what the window needs an answer of, or a window that closes, waits no longer."""

SYNC_ROW_LIMIT = 200
"""So many rows are written at once; more in the background, which would stand still for them."""

LibraryWork = Callable[[Library, ProgressCallback], Result[object] | None]
"""Writes into a library through a connection of the worker's own and returns what came of it."""


class WriteQueue(QObject):
    """The edits of a session that are done in the background.

    While one is under way, the library takes no other from this window: SQLite lets one write at a time, and
    the window would stand still until it may. Whoever tries is told; what must not be lost waits its turn.

    Signals:
        began: An edit is under way (`Progress`).
        ended: It is over (that `Progress`).
    """

    began = Signal(object)
    ended = Signal(object)

    def __init__(self, session: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._writing = LibraryWrite(session, self)
        self._writing.began.connect(self._begin)
        self._writing.ended.connect(self._finish)
        self._running: set[Progress] = set()
        self._waiting: list[Callable[[], object]] = []

    @property
    def busy(self) -> bool:
        """Whether an edit is under way."""
        return bool(self._running)

    def refuse_if_busy(self) -> bool:
        """Return whether nothing can be done now, and tell the user so."""
        if self.busy:
            self._session.messages.show_note(
                translate(
                    "Operations", "The previous change is still being applied. Try again when it is done."
                )
            )
        return self.busy

    def run_when_free(self, handler: Callable[[], object]) -> None:
        """Do something that writes into the library: now, or when the edit that is under way is over."""
        if self.busy:
            self._waiting.append(handler)
        else:
            handler()

    def run(
        self,
        work: LibraryWork,
        words: str,
        on_done: Callable[[Result[Any]], object] = lambda _: None,
        on_failed: Callable[[], object] = lambda: None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Do an edit in the background and let every view know at the end.

        Args:
            work: What is to be done.
            words: What is shown of it meanwhile.
            on_done: Is handed the result, when all views know.
            on_failed: Is called where it was not done: it was stopped, or could not be, which has been told.
            owner: The object that these two work for; they are not called once it is destroyed.
        """
        asker = owner or self

        def done(result: Result[object]) -> None:
            if alive(asker):
                on_done(result)
            self._run_waiting()

        def failed(error: BaseException) -> None:
            if alive(asker):
                on_failed()
            try:
                self._report(error)
            finally:  # what waits must not be lost to a fault of ours
                self._run_waiting()

        def write(library: Library, progress: Progress) -> Result[object]:
            return work(library, progress.report) or Result(Changes(), None)

        self._writing.write(
            write,
            done,
            {BaseException: failed},
            words=words,
            on_other_library=lambda _: self._run_waiting(),
        )

    def flush(self) -> None:
        """Do at once what has waited: the library is about to be closed."""
        self._running.clear()
        self._run_waiting()

    def _begin(self, progress: Progress) -> None:
        self._running.add(progress)
        self.began.emit(progress)

    def _finish(self, progress: Progress) -> None:
        self._running.discard(progress)
        self.ended.emit(progress)

    def _run_waiting(self) -> None:
        waiting, self._waiting = ([], self._waiting) if self.busy else (self._waiting, [])
        for handler in waiting:
            handler()

    def _report(self, error: BaseException) -> None:
        if isinstance(error, Canceled):
            self._session.messages.show_note(translate("Operations", "Stopped. Nothing was changed."))
        elif isinstance(error, LibraryError):
            self._session.report_error(error)
        else:
            raise error


def patiently(handler: Callable[[], T], on_progress: Callable[[int, int], object]) -> T:
    """Do something on a worker, again and again while another program is writing.

    Args:
        handler: Does it, all or nothing.
        on_progress: Is called between attempts; may raise to stop.
    """
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            return handler()
        except LockedLibrary:
            if time.monotonic() > end:
                raise
            on_progress(0, 0)


def perform_all_work(actions: Sequence[Action[object]]) -> LibraryWork:
    """Return the work that does actions, all of them or none."""
    return lambda library, on_progress: patiently(
        lambda: library.perform_all(actions, on_progress), on_progress
    )


def perform_each_work(actions: Sequence[Action[object]]) -> LibraryWork:
    """Return the work that does actions one after the other; those that were done stay when it is stopped."""

    def work(library: Library, on_progress: ProgressCallback) -> Result[object]:
        made: list[Result[object]] = []
        try:
            for number, action in enumerate(actions):
                on_progress(number, len(actions))
                told = on_progress if len(actions) == 1 else None
                made.append(patiently(partial(library.perform, action, told), on_progress))
        except Canceled:
            if not made:
                raise
        return Result(joined(one.changes for one in made), [one.value for one in made])

    return work
