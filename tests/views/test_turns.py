"""Work taken in turns of the event loop: nothing is held for long, and nothing goes on without its owner."""

import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.operations import turns
from desktop.views.operations.turns import Steps, Turns, take_all, take_steps


def _steps(taken: list[int], count: int, seconds: float = 0.0) -> Steps:
    for number in range(count):
        taken.append(number)
        time.sleep(seconds)
        yield


def test_a_turn_takes_as_many_steps_as_there_is_time_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "TURN_S", 60.0)
    taken: list[int] = []
    assert take_steps(_steps(taken, 3))
    assert taken == [0, 1, 2]
    monkeypatch.setattr(turns, "TURN_S", 0.01)
    slow: list[int] = []
    steps = _steps(slow, 3, seconds=0.02)
    for count in (1, 2, 3):
        assert not take_steps(steps)
        assert slow == list(range(count))
    assert take_steps(steps)


def test_a_turn_takes_steps_and_lets_others_have_theirs(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "TURN_S", 0.0)
    taken: list[int] = []
    owner = QObject()
    Turns(_steps(taken, 3), owner).start()
    assert taken == [], "what is shown by now is painted first"
    for count in (1, 2, 3):
        QApplication.processEvents()
        assert taken == list(range(count))
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert owner.children() == [], "done work leaves nothing behind"


def test_it_ends_with_its_owner_and_with_whoever_takes_the_rest(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "TURN_S", 0.0)
    taken: list[int] = []
    owner = QObject()
    Turns(_steps(taken, 3), owner).start()
    QApplication.processEvents()
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    assert taken == [0]
    rest, other = _steps(taken, 2), QObject()
    Turns(rest, other).start()
    take_all(rest)
    qtbot.waitUntil(lambda: other.children() == [])
    assert taken == [0, 0, 1]
