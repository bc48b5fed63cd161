"""The rail and the pages of the window, by keys and clicks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.views.main_window import MainWindow
from desktop.views.retrieval.view import RetrievalView
from tests.views.conftest import child, click_row, settle


@pytest.fixture
def annotated(two: MainWindow) -> MainWindow:
    """A window whose two documents have an annotation each."""
    tag = AddTag("民生")
    two.session.perform(tag)
    for row in two.documents.model.rows():
        two.session.perform(AddAnnotation(row.id, 40, 48, tag.id))
    settle(two)
    return two


def press(window: MainWindow, keys: str) -> None:
    """Press keys where the focus is."""
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(keys))
    settle(window)


def click(window: MainWindow, name: str) -> None:
    """Click a button of the rail."""
    QTest.mouseClick(child(window, QToolButton, f"rail-{name}"), Qt.MouseButton.LeftButton)
    settle(window)


def rows(window: MainWindow) -> RetrievalView:
    """Return the list of annotations."""
    found = window.findChild(RetrievalView)
    assert found is not None
    return found


def test_a_click_in_the_rail_shows_a_page_in_the_same_window(annotated: MainWindow) -> None:
    before = len([one for one in QApplication.topLevelWidgets() if one.isVisible()])
    click(annotated, "retrieval")
    assert rows(annotated).isVisible()
    assert rows(annotated).table.hasFocus()
    assert not annotated.reader.isVisible()
    assert len([one for one in QApplication.topLevelWidgets() if one.isVisible()]) == before
    assert child(annotated, QToolButton, "rail-retrieval").isChecked()
    click(annotated, "go-text")
    assert annotated.reader.hasFocus()
    assert not rows(annotated).isVisible()
    assert child(annotated, QToolButton, "rail-go-text").isChecked()
    assert not child(annotated, QToolButton, "rail-retrieval").isChecked()


def test_a_page_that_is_chosen_twice_stays_and_keeps_its_tick(annotated: MainWindow) -> None:
    for _ in range(2):
        click(annotated, "go-text")
        assert child(annotated, QToolButton, "rail-go-text").isChecked()
    assert annotated.reader.isVisible()


def test_each_page_has_a_key_and_keeps_its_state(annotated: MainWindow) -> None:
    annotated.reader.setFocus()
    annotated.reader.select(10, 14)
    press(annotated, "Ctrl+Shift+R")
    click_row(rows(annotated).table, 1)
    rows(annotated).filters.words.setText("民生")
    press(annotated, "Ctrl+2")
    assert annotated.reader.selection() == (10, 14)
    press(annotated, "Ctrl+Shift+R")
    assert rows(annotated).filters.words.text() == "民生"
    assert rows(annotated).table.currentIndex().row() == 1


def test_alt_left_goes_back_across_pages_and_documents(annotated: MainWindow) -> None:
    first = annotated.document.id
    second = next(row.id for row in annotated.documents.model.rows() if row.id != first)
    press(annotated, "Ctrl+Shift+R")
    click_row(rows(annotated).table, 1)
    press(annotated, "Return")
    assert (annotated.document.id, annotated.reader.isVisible()) == (second, True)
    assert annotated.reader.selection() == (40, 48)
    press(annotated, "Alt+Left")
    assert rows(annotated).table.hasFocus()
    press(annotated, "Alt+Left")
    assert (annotated.document.id, annotated.reader.hasFocus()) == (first, True)
    press(annotated, "Alt+Right")
    assert rows(annotated).isVisible()
    press(annotated, "Alt+Right")
    assert (annotated.document.id, annotated.reader.hasFocus()) == (second, True)


def test_alt_left_returns_to_the_document_before(annotated: MainWindow) -> None:
    first = annotated.document.id
    click_row(annotated.documents.list, 1)
    settle(annotated)
    assert annotated.document.id != first
    press(annotated, "Alt+Left")
    assert annotated.document.id == first


def test_jumps_in_the_text_come_before_pages(annotated: MainWindow) -> None:
    annotated.resize(1000, 540)
    for _ in range(12):
        annotated.reader.zoom(1)
    settle(annotated)
    press(annotated, "Ctrl+Shift+R")
    click_row(rows(annotated).table, 0)
    press(annotated, "Return")
    arrived = annotated.reader.position()
    annotated.navigator.go_to(annotated.text().index("二、2024"))
    settle(annotated)
    assert annotated.reader.position() != arrived
    press(annotated, "Alt+Left")
    assert annotated.reader.position() == arrived
    assert annotated.reader.isVisible()
    press(annotated, "Alt+Left")
    assert rows(annotated).isVisible()


def test_what_belongs_to_the_text_shows_the_text(annotated: MainWindow) -> None:
    for keys, focused in (
        ("Ctrl+L", annotated.documents.filters.words),
        ("Ctrl+1", annotated.documents.list),
    ):
        press(annotated, "Ctrl+Shift+R")
        press(annotated, keys)
        assert focused.hasFocus(), keys


def test_ctrl_f_searches_on_the_page_that_is_shown(annotated: MainWindow) -> None:
    annotated.reader.setFocus()
    press(annotated, "Ctrl+F")
    assert annotated.find_bar.isVisible()
    press(annotated, "Ctrl+Shift+R")
    press(annotated, "Ctrl+F")
    assert rows(annotated).filters.words.hasFocus()


def test_undo_works_on_every_page(annotated: MainWindow) -> None:
    press(annotated, "Ctrl+Shift+R")
    rows(annotated).table.selectAll()
    press(annotated, "Del")
    assert rows(annotated).model.rows() == []
    press(annotated, "Ctrl+Z")
    assert len(rows(annotated).model.rows()) == 2


def test_another_library_begins_with_its_text(annotated: MainWindow) -> None:
    press(annotated, "Ctrl+Shift+R")
    page = child(annotated, QWidget, "annotations-page")
    assert page.isVisible()
    path = annotated.session.library.path
    assert annotated.libraries.open(path)
    settle(annotated)
    assert annotated.reader.isVisible()
    press(annotated, "Alt+Left")
    assert annotated.reader.isVisible(), "the pages before were those of the library before"


def test_pages_speak_the_language_chosen_while_another_was_shown(annotated: MainWindow) -> None:
    press(annotated, "Ctrl+Shift+R")
    press(annotated, "Ctrl+2")
    annotated.choices.languages["zh"].trigger()
    settle(annotated)
    assert rows(annotated).query_button.text() == "查询"
    assert child(annotated, QToolButton, "rail-go-text").text() == "阅读"
    annotated.choices.languages["en"].trigger()
    settle(annotated)
