"""Figures in doubt: marked in page, card and table, gone through, confirmed and corrected."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPushButton

from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.text.span_styles import DOUBT_STYLE, TARGET_STYLE
from desktop.views.figures.panel import FiguresPanel
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, click_row, report, settle, write

DOUBTED = ("4 500户", "12个", "3.6亿元")
SENTENCES = "搬迁4 500户，培育嘎嘎乐12个。城镇新增就业4200人。另有3.6亿元。"
TEXT = report().replace("城镇新增就业4200人。", SENTENCES)
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(make_window: Callable[..., MainWindow], tmp_path: Path) -> MainWindow:
    """A window with a report of which three figures are in doubt."""
    path = tmp_path / "doubts.piyue"
    with Library.create(path) as library:
        library.perform(ImportFile(read_bytes(TEXT.encode(), "云岭县.txt")))
    window = make_window(path)
    window.reader.setFocus()
    return window


def panel(window: MainWindow) -> FiguresPanel:
    window.commands["go-figures"].trigger()
    return window.annotations_panel.figures


def to_check(window: MainWindow) -> list[str]:
    assert window.document.contents is not None
    return [one.figure.text for one in window.document.contents.figures if one.to_check]


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> str:
    """Press a key in the text; return what is selected then."""
    QTest.keyClick(window.reader, key, modifier)
    settle(window)
    return window.reader.selected_text()


def test_the_page_marks_what_is_in_doubt_and_says_so_to_a_screen_reader(window: MainWindow) -> None:
    found = window.reader.touching_spans("figures", 0, 999)
    spans = {window.text()[one.start : one.end]: one for one in found}
    assert {text for text, one in spans.items() if DOUBT_STYLE in one.style} == set(DOUBTED)
    assert spans["12个"].label == "嘎嘎乐 (to check)"
    assert spans["90亿元"].style == f"quantity {TARGET_STYLE}"
    assert spans["125.6亿元"].style == "quantity"


def test_q_goes_from_one_to_the_next_and_round(window: MainWindow) -> None:
    assert [press(window, Qt.Key.Key_Q) for _ in range(4)] == [*DOUBTED, DOUBTED[0]]
    assert press(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ShiftModifier) == DOUBTED[-1]
    assert press(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ShiftModifier) == DOUBTED[1]
    assert window.popover.card.isVisible()
    assert "To check ? Indicator with an unknown noun" in window.popover.card.accessibleDescription()
    assert window.reader.hasFocus()


def test_y_confirms_and_goes_on_and_undo_takes_it_back(window: MainWindow, recorder: Recorder) -> None:
    press(window, Qt.Key.Key_Q)
    assert press(window, Qt.Key.Key_Y) == DOUBTED[1]
    assert to_check(window) == list(DOUBTED[1:])
    assert press(window, Qt.Key.Key_Y) == DOUBTED[2]
    press(window, Qt.Key.Key_Y)
    assert to_check(window) == []
    assert recorder.heard("note")[-1] == "No figures left to check"
    (step, *_) = window.session.library.queries.history()
    assert step.name == "confirm-figure"
    for left in (1, 2, 3):
        window.commands["undo"].trigger()
        settle(window)
        assert len(to_check(window)) == left


def test_what_was_said_once_is_not_said_again(window: MainWindow, recorder: Recorder) -> None:
    press(window, Qt.Key.Key_Q)
    press(window, Qt.Key.Key_Y)
    at = window.text().index("4 500户")
    window.reader.select(at, at)
    press(window, Qt.Key.Key_Y)
    assert recorder.heard("note")[-1] == "Already confirmed"
    window.reader.select(0, 0)
    press(window, Qt.Key.Key_Y)
    assert recorder.heard("note")[-1] == "No figure here"
    assert to_check(window) == list(DOUBTED[1:])


def test_a_figure_without_doubt_is_confirmed_where_the_cursor_stays(window: MainWindow) -> None:
    at = window.text().index("125.6")
    window.reader.select(at, at)
    press(window, Qt.Key.Key_Y)
    assert window.reader.selection() == (at, at)
    assert [one.figure.text for one in panel(window).shown_figures() if one.confirmed] == ["125.6亿元"]


def test_e_corrects_and_takes_the_doubt_away(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Q)
    press(window, Qt.Key.Key_Q)
    press(window, Qt.Key.Key_E)
    dialog = child(window, QDialog, "figure-dialog")
    indicator = child(dialog, QLineEdit, "figure-indicator")
    indicator.clear()
    write(indicator, "示范户")
    QTest.keyClick(indicator, Qt.Key.Key_Return)
    settle(window)
    (known,) = (one for one in panel(window).shown_figures() if one.figure.text == "12个")
    assert (known.corrected, known.confirmed, known.figure.indicator) == (True, False, "示范户")
    assert to_check(window) == [DOUBTED[0], DOUBTED[2]]


def test_saving_the_dialog_unchanged_confirms(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Q)
    press(window, Qt.Key.Key_E)
    dialog = child(window, QDialog, "figure-dialog")
    QTest.keyClick(child(dialog, QLineEdit, "figure-indicator"), Qt.Key.Key_Return)
    settle(window)
    assert to_check(window) == list(DOUBTED[1:])


def test_a_click_on_the_card_confirms(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Q)
    (button,) = (one for one in window.popover.card.findChildren(QPushButton) if one.text() == "Confirm")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(window)
    assert to_check(window) == list(DOUBTED[1:])
    at = window.text().index("4 500户")
    window.reader.select(at, at)
    press(window, Qt.Key.Key_I)
    assert "Confirmed manually" in window.popover.card.accessibleDescription()


def test_the_table_lists_only_what_is_to_be_checked_and_goes_on_to_the_next(window: MainWindow) -> None:
    figures = panel(window)
    status = child(figures, QComboBox, "figure-status")
    assert status.itemText(status.count() - 1) == "? To check  3"
    QTest.keyClick(status, Qt.Key.Key_End)
    assert [one.figure.text for one in figures.shown_figures()] == list(DOUBTED)
    click_row(figures.table, 0)
    for left in (DOUBTED[1:], DOUBTED[2:], ()):
        QTest.keyClick(figures.table, Qt.Key.Key_Y)
        settle(window)
        assert [one.figure.text for one in figures.shown_figures()] == list(left)
    assert status.itemText(status.count() - 1) == "? To check"


def test_the_text_goes_along_when_figures_are_confirmed_in_the_table(window: MainWindow) -> None:
    figures = panel(window)
    QTest.keyClick(child(figures, QComboBox, "figure-status"), Qt.Key.Key_End)
    click_row(figures.table, 0)
    assert window.reader.selected_text() == DOUBTED[0]
    for following in DOUBTED[1:]:
        QTest.keyClick(figures.table, Qt.Key.Key_Y)
        settle(window)
        assert window.reader.selected_text() == following
        assert figures.table.hasFocus()


def test_many_are_confirmed_in_one_step(window: MainWindow) -> None:
    figures = panel(window)
    click_row(figures.table, 0)
    figures.table.selectAll()
    QTest.keyClick(figures.table, Qt.Key.Key_Y)
    settle(window)
    assert all(one.confirmed for one in figures.shown_figures())
    window.commands["undo"].trigger()
    settle(window)
    assert to_check(window) == list(DOUBTED)
    assert not any(one.correction_id for one in figures.shown_figures())


def test_signs_stay_out_of_what_is_copied(window: MainWindow) -> None:
    figures = panel(window)
    click_row(figures.table, 0)
    QTest.keyClick(figures.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0][-1] == "To check"
    assert [line[0] for line in lines if line[-1] == "Indicator with an unknown noun"] == ["嘎嘎乐"]
    shown = [figures.model.data(figures.model.index(row, 0)) for row in range(figures.model.rowCount())]
    assert "? 嘎嘎乐" in shown
