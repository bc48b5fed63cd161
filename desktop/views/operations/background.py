"""Jobs in the background: how far they have come, how they are canceled, and what is done where they fail.

A feature has one object for each kind of job that it starts, and starts it as often as it likes. Work is
handed a `Progress`, which it reports to; the result comes back on the GUI thread while the owner exists.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from desktop import error_messages
from desktop.actions.action import Result
from desktop.actions.changes import Changes
from desktop.actions.errors import LibraryError
from desktop.actions.library import Library
from desktop.lifetime import alive, connect
from desktop.messages import Messages
from desktop.tasks import LIBRARY, BackgroundTasks, Canceled, Progress, Revision

T = TypeVar("T")

Failures = Mapping[Any, Callable[[Any], object]]
"""What is done with an error of each class, handed the error; the first class that it is of counts."""


class Host(Protocol):
    """The session, as far as jobs need it."""

    messages: Messages
    tasks: BackgroundTasks
    changed: SignalInstance

    @property
    def is_open(self) -> bool:
        """Whether a library is open."""

    @property
    def library(self) -> Library:
        """The library that is open."""

    def report_error(self, error: LibraryError) -> None:
        """Report why something could not be done, and read everything again."""


class BackgroundJob(QObject):
    """Work in the background of one kind, started as often as its feature wants.

    A job that is canceled ends without a word, and an error of the library is reported, unless its feature
    says otherwise; any other error is a fault of the program and is raised.

    Signals:
        began: Work is under way (`Progress`).
        ended: It is over, is no longer wanted, or has failed (that `Progress`); comes before its result.
    """

    began = Signal(object)
    ended = Signal(object)

    def __init__(
        self, session: Host, owner: QObject, executor_name: str = LIBRARY, *, single_use: bool = False
    ) -> None:
        """Make a job.

        Args:
            session: The session.
            owner: The object that the work is for; nothing is called any more once it is destroyed.
            executor_name: The lane of `BackgroundTasks` that the work is done on.
            single_use: Whether the job goes with its first work: where its owner outlives its feature.
        """
        super().__init__(owner)
        self._session = session
        self._executor_name = executor_name
        self._single_use = single_use
        self._revision = Revision()
        self._running: list[Progress] = []

    @property
    def progress(self) -> Progress | None:
        """What was begun last and is under way, or None."""
        return self._running[-1] if self._running else None

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return bool(self._running)

    def run(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], object],
        failures: Failures | None = None,
        *,
        on_progress: Callable[..., object] | None = None,
        words: str = "",
        supersedes: bool = False,
    ) -> Progress:
        """Do work in the background.

        Args:
            work: What is to be done, on a worker.
            on_done: Is handed the result.
            failures: What is done with errors, by their classes.
            on_progress: Is told how far the work has come: steps done, steps in all, what is being done.
            words: What is shown of the work meanwhile, where its steps mean nothing to a user.
            supersedes: Whether what was begun before is no longer wanted.

        Returns:
            How far the work has come; it can be canceled there.
        """
        if supersedes:
            self.drop()
        progress = Progress(words=words)
        if on_progress is not None:
            connect(progress.moved, self, on_progress, sender=progress)
        self._running.append(progress)
        self.began.emit(progress)
        self._session.tasks.run(
            partial(work, progress),
            partial(self._done, progress, on_done),
            partial(self._failed, progress, failures or {}),
            owner=self,
            revision=self._revision,
            executor_name=self._executor_name,
        )
        return progress

    def cancel(self) -> None:
        """Ask the work that is under way to stop; its feature is told as of any other failure."""
        for progress in self._running:
            progress.cancel()

    def drop(self) -> None:
        """Cancel what is under way, and want neither results nor errors of it."""
        self.cancel()
        self._revision.advance()
        for progress in list(self._running):
            self._end(progress)

    def _done(self, progress: Progress, on_done: Callable[[T], object], result: T) -> None:
        self._end(progress)
        on_done(result)

    def _failed(self, progress: Progress, failures: Failures, error: BaseException) -> None:
        self._end(progress)
        self._handle(failures, error)

    def _handle(self, failures: Failures, error: BaseException) -> None:
        """Do what is to be done with an error; raise it where nothing is."""
        known = [*failures.items(), *self._usual_failures().items()]
        handler = next((do for kind, do in known if isinstance(error, kind)), None)
        if handler is None:
            raise error
        handler(error)

    def _usual_failures(self) -> Failures:
        return {
            Canceled: lambda _: None,
            LibraryError: lambda error: error_messages.report(self._session.messages, error),
        }

    def _end(self, progress: Progress) -> None:
        self._running.remove(progress)
        self.ended.emit(progress)
        if self._single_use:
            self.deleteLater()


class LibraryRead(BackgroundJob):
    """Reads in the background, with a connection of their own to the library that is open when they begin."""

    def read(
        self,
        work: Callable[[Library, Progress], T],
        on_done: Callable[[T], object],
        failures: Failures | None = None,
        *,
        on_progress: Callable[..., object] | None = None,
        supersedes: bool = False,
    ) -> Progress:
        """Read from the library; see `run`.

        Args:
            work: Reads, on a worker.
            on_done: Is handed what was read.
            failures: What is done with errors, by their classes.
            on_progress: Is told how far the work has come.
            supersedes: Whether what was begun before is no longer wanted.
        """
        second = self._session.library.open_second
        return self.run(
            partial(_read, second, work), on_done, failures, on_progress=on_progress, supersedes=supersedes
        )


@dataclass(frozen=True, slots=True)
class _Written(Generic[T]):
    """What became of a write: its result, and whether somebody else wrote while it was under way."""

    result: Result[T]
    changed_by_others: bool


class LibraryWrite(BackgroundJob):
    """Writes in the background, with a connection of their own; every view is told at the end."""

    def write(
        self,
        work: Callable[[Library, Progress], Result[T]],
        on_done: Callable[[Result[T]], object],
        failures: Failures | None = None,
        *,
        words: str = "",
        on_other_library: Callable[[Result[T]], object] = lambda _: None,
    ) -> None:
        """Write into the library that is open now; see `run`.

        Args:
            work: Writes, on a worker, and returns what came of it.
            on_done: Is handed the result, when every view knows.
            failures: What is done with errors, by their classes.
            words: What is shown of the work meanwhile.
            on_other_library: Is handed the result instead where another library is open by then, or none.
        """
        library = self._session.library
        try:
            if library.changed_elsewhere():
                self._session.changed.emit(Changes(everything=True))
        except LibraryError as error:  # nothing can be written where nothing can be read
            self._handle(failures or {}, error)
            return

        def done(written: _Written[T]) -> None:
            if self._session.is_open and self._session.library is library:
                if not written.changed_by_others:
                    library.changed_elsewhere()  # that was us: there is nothing else to be read again
                self._session.changed.emit(written.result.changes)
                if alive(self):
                    on_done(written.result)
            else:
                on_other_library(written.result)

        self.run(partial(_write, library.open_second, work), done, failures, words=words)

    def _usual_failures(self) -> Failures:
        return {Canceled: lambda _: None, LibraryError: self._session.report_error}


def _read(second: Callable[[], Library], work: Callable[[Library, Progress], T], progress: Progress) -> T:
    progress.check_canceled()
    with second() as library:
        return work(library, progress)


def _write(
    second: Callable[[], Library], work: Callable[[Library, Progress], Result[T]], progress: Progress
) -> _Written[T]:
    progress.report(0, 0)
    with second() as library:
        library.changed_elsewhere()
        result = work(library, progress)
        return _Written(result, library.changed_elsewhere())
