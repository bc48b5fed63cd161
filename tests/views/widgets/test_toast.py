"""Toasts: what was done can be undone by a click, what could not be done is said; the focus stays."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.actions.codebook import AddTag
from desktop.views.main_window import MainWindow
from desktop.views.widgets.toast import Toast
from tests.views.conftest import child, report, settle

LEFT = Qt.MouseButton.LeftButton


def test_what_was_done_is_said_and_undone_by_a_click(two: MainWindow) -> None:
    two.session.perform(AddTag("项目", shortcut="1"))
    two.reader.setFocus()
    two.reader.select(10, 14)
    QTest.keyClick(two.reader, Qt.Key.Key_1)
    assert two.toast.text() == "Tagged “项目”"
    assert two.toast.undo_button.isVisible()
    assert two.reader.hasFocus()
    QTest.mouseClick(two.toast.undo_button, LEFT)
    settle(two)
    assert two.session.library.queries.annotations(two.document.id) == []
    assert two.toast.text() == "Undone: Apply tag “项目”"
    assert not two.toast.undo_button.isVisible()
    assert two.reader.hasFocus()


def test_what_was_imported_is_viewed_by_a_click(two: MainWindow, tmp_path: Path) -> None:
    before = two.document.id
    file = tmp_path / "武乡县.txt"
    file.write_text(report("武乡县", 2022), encoding="utf-8")
    two.workspaces.show("search")
    two.import_export.import_paths([file])
    settle(two)
    assert two.toast.text() == "1 document imported"
    assert two.document.id == before
    assert two.toast.undo_button.isVisible()
    QTest.mouseClick(two.toast.view_button, LEFT)
    settle(two)
    assert "武乡县" in two.text()
    assert two.reader.hasFocus()
    assert not two.toast.isVisible()
    for name in ("一", "二"):  # two steps in one moment
        two.session.perform(AddTag(name))
    assert two.toast.isVisible()
    assert not two.toast.view_button.isVisible()


def test_of_two_steps_in_one_moment_the_last_is_what_is_undone(two: MainWindow) -> None:
    two.reader.select(10, 14)
    two.session.perform(AddTag("项目"))
    two.session.perform(AddTag("民生"))
    assert two.toast.text() == "Tag “民生” created"


def test_undone_by_key_it_says_what_and_offers_no_undo_any_more(two: MainWindow) -> None:
    for name in ("项目", "民生"):
        two.session.perform(AddTag(name))
        settle(two)
    assert two.toast.isVisible()
    for name in ("民生", "项目"):
        QTest.keySequence(two.reader, QKeySequence("Ctrl+Z"))
        settle(two)
        assert two.toast.text() == f"Undone: Create tag “{name}”"
        assert not two.toast.undo_button.isVisible()
    QTest.keySequence(two.reader, QKeySequence("Ctrl+Y"))
    settle(two)
    assert two.toast.undo_button.isVisible()


def test_what_could_not_be_done_is_said_without_an_undo(two: MainWindow) -> None:
    two.reader.setFocus()
    QTest.keyClick(two.reader, Qt.Key.Key_7)
    assert "7" in two.toast.text()
    assert not two.toast.undo_button.isVisible()


def test_it_stands_in_the_corner_and_no_wider_than_the_window(two: MainWindow) -> None:
    two.session.messages.show_note("很长的一句话，" * 30)
    settle(two)
    toast = two.toast
    assert two.rect().contains(toast.geometry())
    assert toast.geometry().left() < 100
    assert toast.geometry().bottom() < two.statusBar().geometry().top()
    two.resize(900, 560)
    settle(two)
    assert two.rect().contains(toast.geometry())


def test_long_words_are_shown_whole(two: MainWindow) -> None:
    two.session.perform(AddTag("推进以县城为重要载体的城镇化建设与农业转移人口市民化" * 4))
    settle(two)
    label = child(two.toast, QLabel, "toast-text")
    assert label.height() >= label.heightForWidth(label.width())
    assert two.toast.rect().contains(label.geometry())


def test_its_buttons_do_not_go_while_a_dialog_keeps_them_from_being_reached(
    two: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.views.widgets.toast.SHOWN_MS", 150)
    dialog = QDialog(two)
    dialog.setModal(True)
    dialog.open()
    toast = Toast(two)
    toast.show_step("已标注")
    QTest.qWait(500)
    assert toast.isVisible()
    dialog.reject()
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=3000)


def test_it_covers_no_button(two: MainWindow) -> None:
    two.session.messages.show_note("已导出")
    settle(two)
    usual = two.toast.geometry()
    button = QPushButton("接受", two)
    button.setGeometry(usual.left() + 10, usual.top() + 10, 60, 24)
    button.show()
    two.session.messages.show_note("已导出")
    settle(two)
    assert not two.toast.geometry().intersects(button.geometry())
    assert two.rect().contains(two.toast.geometry())
    button.hide()
    two.session.messages.show_note("已导出")
    settle(two)
    assert two.toast.geometry() == usual


def test_it_covers_no_button_of_a_page_that_is_shown_after_it(two: MainWindow) -> None:
    two.session.messages.show_note("已导出")
    two.commands["suggestions"].trigger()
    settle(two)
    accept = child(two, QPushButton, "queue-accept")
    assert accept.isVisible()
    assert two.toast.isVisible()
    where = QRect(accept.mapTo(two, QPoint(0, 0)), accept.size())
    assert not two.toast.geometry().intersects(where)
