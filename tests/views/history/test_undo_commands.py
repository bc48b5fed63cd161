"""Undo and redo in a window while another annotator works in the same library."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.actions.codebook import AddTag
from desktop.actions.library import Library
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import settle


@pytest.fixture
def other(two: MainWindow) -> Iterator[Library]:
    """The library of the window, opened by another annotator."""
    with Library.open(two.session.library.path, "李") as opened:
        yield opened


def _tags(window: MainWindow) -> set[str]:
    return {tag.name for tag in window.session.library.queries.tags()}


def _press(window: MainWindow, keys: str) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, Qt.Key.Key_Z if keys == "undo" else Qt.Key.Key_Y, modifier)
    settle(window)


def test_the_own_step_is_taken_back(two: MainWindow, other: Library) -> None:
    two.session.perform(AddTag("自己的"))
    other.perform(AddTag("他人的"))
    settle(two)
    _press(two, "undo")
    assert "自己的" not in _tags(two)
    assert "他人的" in _tags(two)
    _press(two, "redo")
    assert {"自己的", "他人的"} <= _tags(two)


def test_a_step_of_another_is_asked_for(two: MainWindow, other: Library) -> None:
    two.session.library.annotator = "新来的"
    other.perform(AddTag("他人的"))
    two.session.library_changed.emit()
    settle(two)
    messages = two.session.messages
    assert isinstance(messages, Recorder)
    undo = two.commands["undo"]
    assert "李" in undo.text()
    undo.trigger()
    settle(two)
    (asked,) = messages.heard("choose")
    assert "李" in asked
    assert "他人的" in asked
    assert "他人的" in _tags(two)
    messages.answer("choose", "yes", "yes")
    undo.trigger()
    settle(two)
    assert "他人的" not in _tags(two)
    two.commands["redo"].trigger()
    settle(two)
    assert "他人的" in _tags(two)
