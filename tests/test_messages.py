"""Messages: what a user is told is there to be read as a whole."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop import theme
from desktop.messages import HEADING, INPUT_WIDTH, LEAST_WIDTH, WIDEST_INPUT, Choice, Messages


@pytest.mark.parametrize("times", [1, 3, 9])
def test_a_box_has_room_for_its_heading(qapp: QApplication, times: int) -> None:
    before = qapp.styleSheet()
    qapp.setStyleSheet(theme.style_sheet(theme.LIGHT))
    seen: list[tuple[int, int, int, int]] = []

    def preview() -> None:
        box = qapp.activeModalWidget()
        assert isinstance(box, QDialog)
        label = box.findChild(QLabel, "qt_msgbox_label")
        assert isinstance(label, QLabel)
        needed = label.fontMetrics().horizontalAdvance(label.text())
        seen.append((label.width(), needed, label.height(), label.heightForWidth(label.width())))
        box.reject()

    QTimer.singleShot(100, preview)
    assert Messages(None).choose("已导入四篇文档，" * times, "其余", [Choice("yes", "好")]) == ""
    ((width, needed, height, of_words),) = seen
    assert width >= max(min(needed, HEADING), LEAST_WIDTH)
    assert height >= of_words
    qapp.setStyleSheet(before)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_text_of_several_lines_is_saved_by_key(qapp: QApplication, key: Qt.Key) -> None:
    def answer() -> None:
        box = qapp.activeModalWidget()
        assert isinstance(box, QDialog)
        field = box.findChild(QPlainTextEdit)
        assert isinstance(field, QPlainTextEdit)
        field.setFocus()
        QTest.keyClicks(field, "one")
        QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClicks(field, "two")
        QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
        if box.isVisible():
            box.reject()

    QTimer.singleShot(100, answer)
    assert Messages(None).ask_text("Note", "Note") == "one\ntwo"


def test_a_choice_is_no_wider_than_a_window_however_long_what_it_offers(qapp: QApplication) -> None:
    seen: list[int] = []

    def look() -> None:
        box = qapp.activeModalWidget()
        assert isinstance(box, QDialog)
        seen.append(box.width())
        box.reject()

    for items in (["产业", "民生"], ["产业振兴" * 60, "民生"]):
        QTimer.singleShot(100, look)
        assert Messages(None).choose_item("Merge", "Into:", items) is None
    assert seen[0] >= INPUT_WIDTH
    assert seen[0] <= seen[1] <= WIDEST_INPUT


def test_a_long_label_above_a_choice_is_wrapped(qapp: QApplication) -> None:
    seen: list[tuple[int, int, int]] = []

    def look() -> None:
        box = qapp.activeModalWidget()
        assert isinstance(box, QDialog)
        label = box.findChild(QLabel)
        assert isinstance(label, QLabel)
        seen.append((box.width(), label.height(), label.heightForWidth(label.width())))
        box.reject()

    for words in ("Name", "Every document from this file gets a new text version. " * 6):
        QTimer.singleShot(100, look)
        assert Messages(None).choose_item("Encoding", words, ["UTF-8", "GB 18030"]) is None
    (short, _, _), (long, height, needed) = seen
    assert short == INPUT_WIDTH
    assert long <= HEADING
    assert height >= needed


def test_a_question_belongs_to_the_dialog_that_a_user_works_in(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = QDialog(window)
    for one in (window, dialog):
        one.show()
        qtbot.waitExposed(one)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: qapp.activeWindow() is dialog)
    seen: list[QWidget | None] = []

    def answer() -> None:
        box = qapp.activeModalWidget()
        assert isinstance(box, QDialog)
        seen.append(box.parentWidget())
        QTest.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(100, answer)
    assert Messages(window).choose("Go back?", "", [Choice("yes", "Go back")]) == "yes"
    assert seen == [dialog]
