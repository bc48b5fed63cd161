"""Tasks: work done in the background, and how its results come home.

Two lanes of one thread each: `TEXT` computes (words, figures, terms), `LIBRARY` does bulk work on a library.
A task is given plain data, gives back plain data, and knows nothing of Qt. Its result is delivered on the GUI
thread, unless what it was made from has been replaced in the meantime (`Revision`).
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from desktop.lifetime import alive

TEXT = "text"
LIBRARY = "library"

T = TypeVar("T")


class Canceled(Exception):
    """The user does not want the task's result any more."""


class Revision:
    """A number that grows when what a task was made from is replaced; older results are dropped."""

    def __init__(self) -> None:
        self.number = 0

    def advance(self) -> int:
        """Make all results under way stale and give the new number."""
        self.number += 1
        return self.number


class Progress(QObject):
    """How far a task has come, and whether it is still wanted; may be used from any thread.

    Where a task reports faster than the window takes it, only what was reported last is told: thousands of
    reports would hold the window.

    The task that tells it keeps it: with a dialog as its parent it would go when that is closed, under the
    worker's hands.

    Attributes:
        text: What is being done, where that is one thing whose steps mean nothing to a user; else empty.

    Signals:
        moved: Steps done, steps in all, and what is being done.
    """

    moved = Signal(int, int, str)
    _reported = Signal()

    def __init__(self, parent: QObject | None = None, words: str = "") -> None:
        super().__init__(parent)
        self.text = words
        self._stop = threading.Event()
        self._last: tuple[int, int, str] = (0, 0, "")
        self._is_telling = False
        self._reported.connect(self._tell)

    def report(self, done: int, total: int, what: str = "") -> None:
        """Say how far the task has come.

        Raises:
            Canceled: The task is no longer wanted.
        """
        self.check_canceled()
        self._last = done, total, what
        if not self._is_telling:
            self._is_telling = True
            self._reported.emit()

    @Slot()
    def _tell(self) -> None:
        """Tell what was reported last, on the thread that this object belongs to."""
        self._is_telling = False  # first: what is reported from now on is told again
        self.moved.emit(*self._last)

    def check_canceled(self) -> None:
        """Go on only while the task is wanted.

        Raises:
            Canceled: It is not.
        """
        if self._stop.is_set():
            raise Canceled

    def cancel(self) -> None:
        """Ask the task to stop at the next place where it can."""
        self._stop.set()

    @property
    def canceled(self) -> bool:
        """Whether the task was asked to stop."""
        return self._stop.is_set()


@dataclass(frozen=True, slots=True)
class _Delivery:
    function: Callable[[], Any]
    future: "Future[Any]"
    owner: QObject
    on_done: Callable[[Any], None]
    on_error: Callable[[BaseException], None] | None
    revision: Revision | None
    number: int


class BackgroundTasks(QObject):
    """The lanes.

    Signals:
        busy: Whether anything is under way, each time that changes.
    """

    busy = Signal(bool)
    _returned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._under_way = 0
        self._closed = False
        self._returned.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        function: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: Callable[[BaseException], None] | None = None,
        *,
        owner: QObject,
        revision: Revision | None = None,
        executor_name: str = TEXT,
    ) -> None:
        """Do something in the background.

        Args:
            function: The work; it must not touch a widget.
            on_done: Takes the result, on the GUI thread.
            on_error: Takes an exception, on the GUI thread; without it the exception is raised there.
            owner: The object that these two work for; they are not called once it is destroyed.
            revision: Neither is called when this has advanced since.
            executor_name: TEXT or LIBRARY; work of one lane is done in the order given.
        """
        if self._closed:
            return
        executor = self._lanes.get(executor_name)
        if executor is None:
            executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"piyue-{executor_name}")
            self._lanes[executor_name] = executor
        number = revision.number if revision else 0
        self._under_way += 1
        if self._under_way == 1:
            self.busy.emit(True)
        future = executor.submit(_unless_stale(function, revision, number))
        future.add_done_callback(
            lambda done: self._post(_Delivery(function, done, owner, on_done, on_error, revision, number))
        )

    def idle(self) -> bool:
        """Return whether nothing is under way."""
        return self._under_way == 0

    def wait(self) -> None:
        """Wait until everything given so far is done and has been delivered."""
        while self._under_way:
            QCoreApplication.processEvents()
            threading.Event().wait(0.002)

    def close(self) -> None:
        """Take no more work, drop what has not begun and wait for what has."""
        self._closed = True
        for executor in self._lanes.values():
            executor.shutdown(wait=True, cancel_futures=True)

    def _post(self, delivery: _Delivery) -> None:
        if not self._closed:
            self._returned.emit(delivery)

    @Slot(object)
    def _deliver(self, delivery: _Delivery) -> None:
        self._under_way -= 1
        if self._under_way == 0:
            self.busy.emit(False)
        if self._closed or delivery.future.cancelled():
            return
        if delivery.revision is not None and delivery.revision.number != delivery.number:
            return
        error = delivery.future.exception()
        if error is not None and delivery.on_error is None:
            raise error
        if not alive(delivery.owner):
            return
        if error is None:
            delivery.on_done(delivery.future.result())
        elif delivery.on_error is not None:
            delivery.on_error(error)


def _unless_stale(
    function: Callable[[], T], revision: Revision | None, number: int
) -> Callable[[], T | None]:
    """Spare the work whose result would be dropped anyway."""

    def work() -> T | None:
        if revision is not None and revision.number != number:
            return None
        return function()

    return work
