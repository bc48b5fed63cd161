"""Regex search in the window: in the background, stopped while the user types, given up where endless."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop.actions.codebook import AddTag
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.text import regex_search
from desktop.views.main_window import MainWindow
from desktop.views.search.find_bar import NARROW_PX
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, report, settle, write

ENDLESS = "(?:甲|甲甲)+(?<!甲)$"


@pytest.fixture
def finding(make_window: Callable[..., MainWindow], tmp_path: Path) -> MainWindow:
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


def count(window: MainWindow) -> str:
    return child(window, QLabel, "find-count").text()


def test_a_pattern_that_never_ends_is_given_up_and_said_so(
    finding: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regex_search, "TIMEOUT_S", 0.3)
    write(finding.find_bar.field, f"招商引资|{ENDLESS}")
    assert finding.find_bar.searching()
    assert "…" in count(finding)
    qtbot.waitUntil(lambda: not finding.find_bar.searching())
    assert "takes too long" in count(finding)
    assert finding.text()[slice(*finding.reader.selection())] == "招商引资"


def test_typing_on_leaves_a_search_off(finding: MainWindow, qtbot: QtBot) -> None:
    write(finding.find_bar.field, ENDLESS)
    assert finding.find_bar.searching()
    finding.find_bar.field.selectAll()
    write(finding.find_bar.field, "招商引资再?上")
    qtbot.waitUntil(lambda: not finding.find_bar.searching(), timeout=1000)
    assert count(finding) == "1 / 1"
    start, end = finding.reader.selection()
    assert finding.text()[start:end] == "招商引资再上"
    QTest.keyClick(finding.find_bar.field, Qt.Key.Key_Escape)
    assert not finding.find_bar.hits()


def test_hits_are_not_annotated_while_more_are_looked_for(
    finding: MainWindow, qtbot: QtBot, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regex_search, "TIMEOUT_S", 0.5)
    write(finding.find_bar.field, f"招商引资|{ENDLESS}")
    assert finding.find_bar.searching()
    finding.commands["annotate-hits"].trigger()
    assert "still running" in recorder.heard("note")[-1]
    assert not finding.session.library.queries.annotations(finding.document.id)
    qtbot.waitUntil(lambda: not finding.find_bar.searching())
    recorder.answer("choose_item", 0)
    finding.commands["annotate-hits"].trigger()
    settle(finding)
    rows = finding.session.library.queries.annotations(finding.document.id)
    assert rows
    assert {row.quote for row in rows} == {"招商引资"}


def test_a_pattern_of_lines_is_found_in_another_document_too(two: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(two, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(child(two, QToolButton, "find-regex"), Qt.MouseButton.LeftButton)
    write(two.find_bar.field, r"[^，]+引资")
    qtbot.waitUntil(lambda: not two.find_bar.searching())
    before = two.find_bar.hits()
    assert before
    other = next(row.id for row in two.documents.shown() if row.id != two.document.id)
    two.open_document(other)
    settle(two)
    qtbot.waitUntil(lambda: not two.find_bar.searching())
    assert two.find_bar.hits()
    assert all("引资" in two.text()[slice(*hit)] for hit in two.find_bar.hits())


def test_in_a_narrow_window_the_field_has_a_line_of_its_own(two: MainWindow) -> None:
    bar = two.find_bar
    QTest.keySequence(two.reader, QKeySequence("Ctrl+F"))
    settle(two)
    close = child(bar, QToolButton, "find-close")
    assert close.geometry().top() < bar.field.geometry().bottom()
    two.resize(910, 512)
    settle(two)
    assert bar.width() < NARROW_PX
    assert bar.field.width() > bar.width() // 2
    assert close.geometry().top() > bar.field.geometry().bottom()
    assert bar.rect().contains(close.geometry())
