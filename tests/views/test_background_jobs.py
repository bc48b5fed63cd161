"""Jobs in the background: results, progress, errors, canceling, and what supersedes what."""

from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.actions.action import Result
from desktop.actions.changes import Changes
from desktop.actions.codebook import AddTag
from desktop.actions.errors import CorruptLibrary, LibraryError, NotFound
from desktop.actions.library import Library
from desktop.tasks import Canceled, Progress
from desktop.views.main_window import MainWindow
from desktop.views.operations.background import BackgroundJob, LibraryRead, LibraryWrite
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import settle


class Held:
    """Work that goes on until it is let go, or canceled."""

    def __init__(self, value: str) -> None:
        self.begun, self.go_on = Event(), Event()
        self.value = value

    def __call__(self, progress: Progress) -> str:
        self.begun.set()
        while not self.go_on.wait(0.005):
            progress.check_canceled()
        return self.value


def watched(job: BackgroundJob) -> list[tuple[str, Progress]]:
    seen: list[tuple[str, Progress]] = []
    job.began.connect(lambda progress: seen.append(("began", progress)))
    job.ended.connect(lambda progress: seen.append(("ended", progress)))
    return seen


def test_a_read_has_a_connection_of_its_own_and_tells_how_far_it_is(two: MainWindow) -> None:
    job = LibraryRead(two.session, two)
    got: list[tuple[int, bool]] = []
    moved: list[tuple[int, int, str]] = []
    seen = watched(job)

    def read(library: Library, progress: Progress) -> int:
        assert library is not two.session.library
        progress.report(1, 2, "half")
        return len(library.queries.documents())

    progress = job.read(
        read,
        lambda count: got.append((count, job.busy)),
        on_progress=lambda done, total, what: moved.append((done, total, what)),
    )
    assert job.busy
    settle(two)
    assert got == [(2, False)]
    assert moved == [(1, 2, "half")]
    assert seen == [("began", progress), ("ended", progress)]


def test_what_is_superseded_is_canceled_and_never_heard_of(two: MainWindow) -> None:
    job = BackgroundJob(two.session, two)
    got: list[str] = []
    failed: list[BaseException] = []
    seen = watched(job)
    first, second = Held("first"), Held("second")
    one = job.run(first, got.append, {BaseException: failed.append})
    assert first.begun.wait(5)
    other = job.run(second, got.append, supersedes=True)
    second.go_on.set()
    assert one.canceled
    assert seen == [("began", one), ("ended", one), ("began", other)]
    settle(two)
    assert got == ["second"]
    assert failed == []
    assert seen[3:] == [("ended", other)]


def test_what_is_canceled_is_told_where_the_feature_wants_it(two: MainWindow) -> None:
    job = BackgroundJob(two.session, two)
    canceled: list[Canceled] = []
    for failures in ({}, {Canceled: canceled.append}):
        held = Held("nothing")
        job.run(held, lambda _: pytest.fail("it was canceled"), failures)
        assert held.begun.wait(5)
        job.cancel()
        settle(two)
        assert not job.busy
    assert len(canceled) == 1


def test_an_error_of_the_library_is_reported_unless_the_feature_does_it(
    two: MainWindow, recorder: Recorder
) -> None:
    job = LibraryRead(two.session, two)
    own: list[LibraryError] = []

    def read(_library: Library, _progress: Progress) -> None:
        raise NotFound(two.session.library.path, "gone")

    job.read(read, lambda _: pytest.fail("it failed"))
    settle(two)
    assert len(recorder.heard("warn")) == 1
    job.read(read, lambda _: pytest.fail("it failed"), {LibraryError: own.append})
    settle(two)
    assert len(recorder.heard("warn")) == 1
    assert [type(error) for error in own] == [NotFound]


def test_a_fault_of_the_program_is_raised(two: MainWindow, qtbot: QtBot) -> None:
    job = BackgroundJob(two.session, two)

    def work(_progress: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        job.run(work, lambda _: pytest.fail("it failed"), {OSError: lambda _: pytest.fail("no OSError")})
        settle(two)
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert not job.busy


def test_nothing_is_called_when_the_owner_is_gone(two: MainWindow) -> None:
    owner, held = QObject(), Held("late")
    got: list[str] = []
    BackgroundJob(two.session, owner).run(held, got.append)
    assert held.begun.wait(5)
    del owner
    held.go_on.set()
    settle(two)
    assert got == []


def test_a_write_is_told_to_every_view_once_and_before_its_result(two: MainWindow) -> None:
    job = LibraryWrite(two.session, two)
    order: list[object] = []
    two.session.changed.connect(lambda changes: order.append(changes))

    def write(library: Library, _progress: Progress) -> Result[Any]:
        return library.perform(AddTag("甲"))

    job.write(write, lambda result: order.append(result.value))
    settle(two)
    assert len(order) == 2
    assert isinstance(order[0], Changes) and order[0].tags
    assert not two.session.library.changed_elsewhere()  # what was written is not taken for somebody else's
    assert [row.name for row in two.session.library.queries.tags()] == ["甲"]


def test_a_write_into_a_library_that_is_open_no_more_is_not_told_as_one_of_the_next(
    two: MainWindow, tmp_path: Any
) -> None:
    Library.create(tmp_path / "other.piyue").close()
    job, held = LibraryWrite(two.session, two), Held("")
    seen: list[Changes] = []
    told: list[Result[Any]] = []

    def write(library: Library, progress: Progress) -> Result[Any]:
        held(progress)
        return library.perform(AddTag("甲"))

    job.write(write, lambda _: pytest.fail("another library is open"), on_other_library=told.append)
    assert held.begun.wait(5)
    two.open_library(tmp_path / "other.piyue")
    two.session.changed.connect(seen.append)
    held.go_on.set()
    settle(two)
    assert len(told) == 1
    assert seen == []
    assert two.session.library.queries.tags() == []


def test_a_write_into_a_library_that_cannot_be_read_is_reported(
    two: MainWindow, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = two.session.library

    def unreadable() -> bool:
        raise CorruptLibrary(library.path, "damaged")

    with monkeypatch.context() as patch:
        patch.setattr(library, "changed_elsewhere", unreadable)
        job = LibraryWrite(two.session, two)
        job.write(lambda _library, _progress: Result(Changes(), None), lambda _: pytest.fail("it failed"))
        assert not job.busy
    assert len(recorder.heard("warn")) == 1


def test_a_job_for_one_use_goes_with_it(two: MainWindow, qtbot: QtBot) -> None:
    job = BackgroundJob(two.session, two.session, single_use=True)
    got: list[int] = []
    with qtbot.waitSignal(job.destroyed):
        job.run(lambda _: 1, got.append)
    assert got == [1]
