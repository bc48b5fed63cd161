"""Another program writes for seconds: the window lives on, and what is done meanwhile is done in order."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.actions.annotate import AddAnnotation, ApplyTags
from desktop.actions.codebook import AddTag
from desktop.actions.library import Library
from desktop.views.main_window import MainWindow
from desktop.views.operations import write_retry_queue
from desktop.views.operations.write_queue import SYNC_ROW_LIMIT
from tests.helpers.elsewhere import holding
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import settle

WAITS = "Waiting for another program to finish writing…"
STILL = 100
"""So often a thread may tick, every 10 ms, before the window does; it stood still for three seconds."""


@pytest.fixture
def tag(two: MainWindow) -> str:
    two.session.settings.annotator = "王"
    action = AddTag("甲", shortcut="1")
    two.session.perform(action)
    settle(two)
    return action.id


@contextmanager
def ticking() -> Iterator[list[int]]:
    """Note when a timer of the window ticks, counted in ticks of a thread.

    Where the machine has no time for the program, neither goes on.
    """
    passed, ended = [0], threading.Event()

    def count() -> None:
        while not ended.wait(0.01):
            passed[0] += 1

    thread = threading.Thread(target=count)
    thread.start()
    ticks = [0]
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: ticks.append(passed[0]))
    timer.start()
    try:
        yield ticks
    finally:
        timer.stop()
        ended.set()
        thread.join()
    ticks.append(passed[0])


def longest(ticks: list[int]) -> int:
    return max(after - before for before, after in pairwise(ticks))


def tags(window: MainWindow) -> list[str]:
    return [row.name for row in window.session.library.queries.tags()]


def test_an_action_that_is_waited_for_is_done(two: MainWindow, tag: str, recorder: Recorder) -> None:
    with holding(two.session.library.path, 3), ticking() as ticks:
        began = time.monotonic()
        assert two.session.perform(AddTag("乙")) is not None
        assert time.monotonic() - began > 1
    assert longest(ticks) < STILL
    assert tags(two) == ["甲", "乙"]
    assert WAITS in recorder.heard("note")
    assert not recorder.heard("warn")
    settle(two)
    assert not two.progress.isVisible()


def test_keys_pressed_meanwhile_are_done_in_their_order(
    two: MainWindow, tag: str, recorder: Recorder, qtbot: QtBot
) -> None:
    with holding(two.session.library.path, 60) as release, ticking() as ticks:
        for start in (2, 12, 22):
            two.reader.select(start, start + 3)
            QTest.keyClick(two.reader, Qt.Key.Key_1)
        two.commands["undo"].trigger()
        two.session.perform_soon(AddTag("乙"))
        assert two.progress.isHidden()
        qtbot.waitUntil(two.progress.isVisible, timeout=30_000)
        assert not two.document.visible_annotations()
        release()
        qtbot.waitUntil(lambda: not two.session.retry_queue, timeout=30_000)
    assert longest(ticks) < STILL
    settle(two)
    assert sorted(row.start for row in two.document.visible_annotations()) == [2, 12]
    assert tags(two) == ["甲", "乙"]
    assert WAITS in recorder.heard("note")
    assert not two.progress.isVisible()


def test_many_wait_their_turn(two: MainWindow, tag: str, qtbot: QtBot) -> None:
    spans = [(two.document.id, start, start + size) for start in range(100) for size in range(1, 5)]
    with holding(two.session.library.path, 1), ticking() as ticks:
        two.session.perform_soon(AddAnnotation(two.document.id, 110, 112, tag))
        two.session.perform_many([ApplyTags(spans[: SYNC_ROW_LIMIT + 50], [tag])], SYNC_ROW_LIMIT + 50)
        two.session.perform_in_background([AddTag("乙")])
        qtbot.waitUntil(lambda: not two.session.retry_queue, timeout=30_000)
    settle(two)
    assert longest(ticks) < STILL
    assert tags(two) == ["甲", "乙"]
    assert len(two.session.library.queries.annotations()) == SYNC_ROW_LIMIT + 50 + 1


def test_nothing_is_lost_when_the_window_closes(two: MainWindow, tag: str) -> None:
    path, document_id = two.session.library.path, two.document.id
    action = AddAnnotation(document_id, 3, 5, tag)
    two.session.perform(action)
    settle(two)
    with holding(path, 1.5), ticking() as ticks:
        two.annotations_panel.annotation_list.edit_note(action.id)
        two.annotations_panel.annotation_list.note.setPlainText("at the end")
        two.session.perform_soon(AddTag("乙"))
        two.close()
    assert not two.isVisible()
    assert longest(ticks) < STILL
    with Library.open(path) as library:
        assert library.queries.annotation(action.id).note == "at the end"
        assert [row.name for row in library.queries.tags()] == ["甲", "乙"]


def test_a_window_that_is_closed_meanwhile_closes_afterwards(two: MainWindow, tag: str) -> None:
    path = two.session.library.path
    with holding(path, 1):
        QTimer.singleShot(200, two.close)
        assert two.session.perform(AddTag("乙")) is not None
        assert two.isVisible()
        QTest.qWait(50)
    assert not two.isVisible()
    with Library.open(path) as library:
        assert [row.name for row in library.queries.tags()] == ["甲", "乙"]


def test_what_could_not_be_done_is_told_once(
    two: MainWindow, tag: str, recorder: Recorder, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(write_retry_queue, "PATIENCE_S", 0.5)
    monkeypatch.setattr(write_retry_queue, "GIVE_UP_S", 0.5)
    with holding(two.session.library.path, 90):
        assert two.session.perform(AddTag("乙")) is None
        for name in "丙丁":
            two.session.perform_soon(AddTag(name))
        qtbot.waitUntil(lambda: not two.session.retry_queue, timeout=30_000)
        assert sum("in use by another program" in told for told in recorder.heard("warn")) == 2
    assert two.session.perform(AddTag("戊")) is not None
    assert tags(two) == ["甲", "戊"]


def test_what_waits_can_be_stopped(two: MainWindow, tag: str, recorder: Recorder, qtbot: QtBot) -> None:
    with holding(two.session.library.path, 90):
        two.session.perform_soon(AddTag("乙"))
        qtbot.waitUntil(two.progress.isVisible, timeout=30_000)
        QTest.mouseClick(two.progress.stop_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not two.session.retry_queue, timeout=30_000)
    assert len(recorder.heard("warn")) == 1
    assert tags(two) == ["甲"]
