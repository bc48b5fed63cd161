"""Work in the background: results come home, stale ones are dropped, errors are not swallowed."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.tasks import LIBRARY, BackgroundTasks, Canceled, Progress, Revision


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[BackgroundTasks]:
    made = BackgroundTasks()
    yield made
    made.close()


def test_a_result_comes_home_to_the_gui_thread(tasks: BackgroundTasks) -> None:
    threads: list[threading.Thread] = []
    results: list[int] = []

    def work() -> int:
        threads.append(threading.current_thread())
        return 7

    def done(result: int) -> None:
        threads.append(threading.current_thread())
        results.append(result)

    tasks.run(work, done, owner=tasks)
    assert not tasks.idle()
    tasks.wait()
    assert results == [7]
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()
    assert tasks.idle()


def test_what_is_stale_is_dropped(tasks: BackgroundTasks) -> None:
    revision = Revision()
    results: list[object] = []
    worked: list[object] = []
    gate = threading.Event()
    tasks.run(lambda: gate.wait(5), results.append, revision=revision, owner=tasks)
    tasks.run(lambda: worked.append(1), results.append, revision=revision, owner=tasks)
    revision.advance()
    gate.set()
    tasks.run(lambda: "new", results.append, revision=revision, owner=tasks)
    tasks.wait()
    assert results == ["new"]
    assert worked == []


def test_an_error_is_handed_on(tasks: BackgroundTasks) -> None:
    errors: list[BaseException] = []

    def fail() -> None:
        raise KeyError("x")

    tasks.run(fail, lambda _: None, errors.append, owner=tasks)
    tasks.wait()
    assert [type(error) for error in errors] == [KeyError]


def test_an_error_that_nobody_takes_is_raised(tasks: BackgroundTasks, qtbot: QtBot) -> None:
    def fail() -> None:
        raise KeyError("x")

    with qtbot.captureExceptions() as caught:
        tasks.run(fail, lambda _: None, owner=tasks)
        tasks.wait()
    assert [kind for kind, _, _ in caught] == [KeyError]


def test_lanes_do_not_wait_for_each_other(tasks: BackgroundTasks) -> None:
    gate = threading.Event()
    results: list[object] = []
    tasks.run(lambda: gate.wait(5), results.append, executor_name=LIBRARY, owner=tasks)
    tasks.run(lambda: "text", results.append, owner=tasks)
    while not results:
        QTest.qWait(5)
    assert results == ["text"]
    gate.set()
    tasks.wait()


def test_progress_is_told_and_can_be_canceled(tasks: BackgroundTasks) -> None:
    progress = Progress()
    seen: list[tuple[int, int, str]] = []
    errors: list[BaseException] = []
    told = threading.Semaphore(0)

    def tell(done: int, total: int, what: str) -> None:
        seen.append((done, total, what))
        told.release()

    progress.moved.connect(tell)

    def work() -> None:
        for number in range(10_000):
            progress.report(number, 10_000, "x")
            assert told.acquire(timeout=10), "a report that is waited for is told"
            if number == 3:
                progress.cancel()

    tasks.run(work, lambda _: None, errors.append, owner=tasks)
    while not errors:
        QTest.qWait(5)
    assert progress.canceled
    assert [type(error) for error in errors] == [Canceled]
    assert seen == [(number, 10_000, "x") for number in range(4)]


def test_of_what_is_reported_faster_than_it_is_taken_the_last_is_told(tasks: BackgroundTasks) -> None:
    progress = Progress()
    seen: list[tuple[int, int, str]] = []
    progress.moved.connect(lambda done, total, what: seen.append((done, total, what)))
    reported = threading.Event()

    def work() -> None:
        for number in range(1000):
            progress.report(number + 1, 1000, "x")
        reported.set()

    tasks.run(work, lambda _: None, owner=tasks)
    assert reported.wait(5)
    assert seen == [], "nothing is told while the window does something else"
    tasks.wait()
    assert seen == [(1000, 1000, "x")]
    progress.report(7, 8)
    assert seen[1:] == [(7, 8, "")], "whoever reports on the window's own thread is told at once"


def test_what_has_no_owner_any_more_is_not_delivered(tasks: BackgroundTasks) -> None:
    results: list[object] = []
    owner, other = QObject(), QObject()
    gate = threading.Event()

    def fail() -> None:
        raise KeyError("x")

    tasks.run(lambda: gate.wait(5), results.append, owner=owner)
    tasks.run(fail, lambda _: None, results.append, owner=owner)
    tasks.run(lambda: "other", results.append, owner=other)
    delete(owner)
    gate.set()
    tasks.wait()
    assert results == ["other"]


def test_after_closing_nothing_is_delivered(qtbot: QtBot) -> None:
    tasks = BackgroundTasks()
    results: list[object] = []
    gate = threading.Event()
    tasks.run(lambda: gate.wait(5), results.append, owner=tasks)
    gate.set()
    tasks.close()
    tasks.run(lambda: 1, results.append, owner=tasks)
    QTest.qWait(20)
    assert results == []
