"""Finding by patterns in the window: beside it, left off as one types on, given up where it never ends."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop.actions.codebook import AddTag
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.reading import read_bytes
from desktop.text import pattern
from desktop.views.window import Window
from tests.helpers.recorder import Recorder
from tests.views.conftest import child, report, settle, write

ENDLESS = "(?:甲|甲甲)+(?<!甲)$"


@pytest.fixture
def finding(make_window: Callable[..., Window], tmp_path: Path) -> Window:
    """A window with a text on which some patterns never end, and the find bar for patterns open."""
    path = tmp_path / "find.piyue"
    text = report() + "招商引资再上台阶。\n" + "甲" * 400 + "\n招商引资到此为止。\n"
    with Library.create(path) as library:
        library.perform(ImportFile(read_bytes(text.encode(), "云岭县.txt")))
        library.perform(AddTag("招商"))
    window = make_window(path)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(child(window, QToolButton, "find-regex"), Qt.MouseButton.LeftButton)
    return window


def count(window: Window) -> str:
    return child(window, QLabel, "find-count").text()


def test_a_pattern_that_never_ends_is_given_up_and_said_so(
    finding: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pattern, "PATIENCE", 0.3)
    write(finding.finder.field, f"招商引资|{ENDLESS}")
    assert finding.finder.searching()
    assert "…" in count(finding)
    qtbot.waitUntil(lambda: not finding.finder.searching())
    assert "takes too long" in count(finding)
    assert finding.text()[slice(*finding.reader.selection())] == "招商引资"


def test_typing_on_leaves_a_search_off(finding: Window, qtbot: QtBot) -> None:
    write(finding.finder.field, ENDLESS)
    assert finding.finder.searching()
    finding.finder.field.selectAll()
    write(finding.finder.field, "招商引资再?上")
    qtbot.waitUntil(lambda: not finding.finder.searching(), timeout=1000)
    assert count(finding) == "1 / 1"
    start, end = finding.reader.selection()
    assert finding.text()[start:end] == "招商引资再上"
    QTest.keyClick(finding.finder.field, Qt.Key.Key_Escape)
    assert not finding.finder.hits()


def test_hits_are_not_annotated_while_more_are_looked_for(
    finding: Window, qtbot: QtBot, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pattern, "PATIENCE", 0.5)
    write(finding.finder.field, f"招商引资|{ENDLESS}")
    assert finding.finder.searching()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(finding.finder.field, Qt.Key.Key_F, modifiers)
    assert "under way" in recorder.heard("note")[-1]
    assert not finding.desk.library.reading.annotations(finding.document.id)
    qtbot.waitUntil(lambda: not finding.finder.searching())
    recorder.answer("choose_item", 0)
    QTest.keyClick(finding.finder.field, Qt.Key.Key_F, modifiers)
    settle(finding)
    rows = finding.desk.library.reading.annotations(finding.document.id)
    assert rows
    assert {row.quote for row in rows} == {"招商引资"}


def test_a_pattern_of_lines_is_found_in_another_document_too(two: Window, qtbot: QtBot) -> None:
    QTest.keyClick(two, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(child(two, QToolButton, "find-regex"), Qt.MouseButton.LeftButton)
    write(two.finder.field, r"[^，]+引资")
    qtbot.waitUntil(lambda: not two.finder.searching())
    before = two.finder.hits()
    assert before
    other = next(row.id for row in two.documents.shown() if row.id != two.document.id)
    two.open_document(other)
    settle(two)
    qtbot.waitUntil(lambda: not two.finder.searching())
    assert two.finder.hits()
    assert all("引资" in two.text()[slice(*hit)] for hit in two.finder.hits())
