"""Edits: what takes longer than a window can wait for, done to the library beside it, one at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance

from desktop.actions.action import Action, Result
from desktop.actions.changes import Changes, joined
from desktop.actions.errors import LibraryError, LockedLibrary
from desktop.actions.library import Library
from desktop.lifetime import alive
from desktop.messages import Messages
from desktop.tasks import LIBRARY, Cancelled, Progress, Tasks

translate = QCoreApplication.translate

T = TypeVar("T")

PATIENCE_S = 10.0
"""Seconds after which what the window needs an answer of, or a window that closes, waits no longer."""

FEW = 200
"""So many rows are written at once; more beside the window, which would stand still for them."""

Watch = Callable[[int, int], object]
Work = Callable[[Library, Watch], Result[object] | None]
"""Writes into a library through a connection of the worker's own and returns what came of it."""


@dataclass(frozen=True, slots=True)
class _Written:
    """What became of an edit: its result, and whether somebody else wrote while it was under way."""

    result: Result[object]
    others: bool


class Host(Protocol):
    """The session, as far as edits need it."""

    messages: Messages
    tasks: Tasks
    changed: SignalInstance

    @property
    def is_open(self) -> bool:
        """Whether a library is open."""

    @property
    def library(self) -> Library:
        """The library that is open."""

    def tell_of(self, error: LibraryError) -> None:
        """Tell why something could not be done."""


class Edits(QObject):
    """The edits of a desk that are done beside its window.

    While one is under way, the library takes no other from this window: SQLite lets one write at a time, and
    the window would stand still until it may. Whoever tries is told; what must not be lost waits its turn.

    Signals:
        began: An edit is under way (`Progress`).
        ended: It is over (that `Progress`).
    """

    began = Signal(object)
    ended = Signal(object)

    def __init__(self, desk: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._under_way: set[Progress] = set()
        self._waiting: list[Callable[[], object]] = []

    @property
    def busy(self) -> bool:
        """Whether an edit is under way."""
        return bool(self._under_way)

    def refused(self) -> bool:
        """Say whether nothing can be done now, and tell the person so."""
        if self.busy:
            self._desk.messages.note(
                translate("Edits", "The last change is still being made; try again when it is done")
            )
        return self.busy

    def when_free(self, deed: Callable[[], object]) -> None:
        """Do something that writes into the library: now, or when the edit that is under way is over."""
        if self.busy:
            self._waiting.append(deed)
        else:
            deed()

    def run(
        self,
        work: Work,
        words: str,
        on_done: Callable[[Result[Any]], object] = lambda _: None,
        on_failed: Callable[[], object] = lambda: None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Do an edit beside the window and let every view know at the end.

        Args:
            work: What is to be done.
            words: What is shown of it meanwhile.
            on_done: Is handed the result, when all views know.
            on_failed: Is called where it was not done: it was stopped, or could not be, which has been told.
            owner: The object that these two work for; they are not called once it is destroyed.
        """
        library, progress = self._desk.library, Progress(words=words)
        asker = owner or self
        if library.changed_elsewhere():
            self._desk.changed.emit(Changes(everything=True))
        self._under_way.add(progress)
        self.began.emit(progress)

        def done(written: _Written) -> None:
            self._end(progress)
            if self._desk.is_open and self._desk.library is library:
                if not written.others:
                    library.changed_elsewhere()  # that was us: there is nothing else to be read anew
                self._desk.changed.emit(written.result.changes)
                if alive(asker):
                    on_done(written.result)
            self._go_on()

        def failed(error: BaseException) -> None:
            self._end(progress)
            if alive(asker):
                on_failed()
            try:
                self._tell(error)
            finally:  # what waits must not be lost to a fault of ours
                self._go_on()

        writing = partial(_written, library.second, work, progress)
        self._desk.tasks.run(writing, done, failed, owner=self, lane=LIBRARY)

    def finish(self) -> None:
        """Do at once what has waited: the library is about to be closed."""
        self._under_way.clear()
        self._go_on()

    def _end(self, progress: Progress) -> None:
        self._under_way.discard(progress)
        self.ended.emit(progress)

    def _go_on(self) -> None:
        waiting, self._waiting = ([], self._waiting) if self.busy else (self._waiting, [])
        for deed in waiting:
            deed()

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self._desk.messages.note(translate("Edits", "Stopped; nothing was changed"))
        elif isinstance(error, LibraryError):
            self._desk.tell_of(error)
        else:
            raise error


def patiently(deed: Callable[[], T], watch: Callable[[int, int], object]) -> T:
    """Do something on a worker, again and again while another program is writing.

    Args:
        deed: Does it, all or nothing.
        watch: Is called between attempts; may raise to stop.
    """
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            return deed()
        except LockedLibrary:
            if time.monotonic() > end:
                raise
            watch(0, 0)


def performing(actions: Sequence[Action[object]]) -> Work:
    """Give the work that does actions, all of them or none."""
    return lambda library, watch: patiently(lambda: library.perform_all(actions, watch), watch)


def performing_each(actions: Sequence[Action[object]]) -> Work:
    """Give the work that does actions one after the other; those that were done stay when it is stopped."""

    def work(library: Library, watch: Watch) -> Result[object]:
        made: list[Result[object]] = []
        try:
            for number, action in enumerate(actions):
                watch(number, len(actions))
                told = watch if len(actions) == 1 else None
                made.append(patiently(partial(library.perform, action, told), watch))
        except Cancelled:
            if not made:
                raise
        return Result(joined(one.changes for one in made), [one.value for one in made])

    return work


def _written(second: Callable[[], Library], work: Work, progress: Progress) -> _Written:
    progress.tell(0, 0)
    with second() as library:
        library.changed_elsewhere()
        result = work(library, progress.tell)
        return _Written(result or Result(Changes(), None), library.changed_elsewhere())
