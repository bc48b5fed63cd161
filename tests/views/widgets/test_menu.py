"""Menus: while one is open, letters choose its entries and do nothing in the text."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child


def open_menu(window: MainWindow, name: str) -> QMenu:
    """Open a menu of the menu bar while the text has the focus."""
    window.reader.setFocus()
    menu = child(window, QMenu, f"menu-{name}")
    menu.popup(window.mapToGlobal(window.menuBar().geometry().bottomLeft()))
    assert QApplication.activePopupWidget() is menu
    return menu


def test_a_letter_chooses_an_entry_and_not_what_it_does_in_the_text(
    two: MainWindow, recorder: Recorder
) -> None:
    two.reader.select(0, 4)
    menu = open_menu(two, "file")
    QTest.keyClick(menu, Qt.Key.Key_U)  # Document; in the text, U goes to the annotation before
    assert QApplication.activePopupWidget() is child(two, QMenu, "menu-document")
    assert recorder.heard("note") == []
    QTest.keyClick(child(two, QMenu, "menu-document"), Qt.Key.Key_H)  # in the text, H highlights
    assert two.session.library.queries.annotations(two.document.id) == []
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    QTest.keyClick(two.reader, Qt.Key.Key_H)
    assert len(two.session.library.queries.annotations(two.document.id)) == 1


def test_a_letter_that_no_entry_has_does_nothing(two: MainWindow, recorder: Recorder) -> None:
    menu = open_menu(two, "view")
    QTest.keyClick(menu, Qt.Key.Key_L)
    layers = child(two, QMenu, "menu-layers")
    assert QApplication.activePopupWidget() is layers
    QTest.keyClick(layers, Qt.Key.Key_U)  # in the text, U goes to the annotation before
    assert QApplication.activePopupWidget() is layers
    assert recorder.heard("note") == []
    QTest.keyClick(layers, Qt.Key.Key_Escape)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
