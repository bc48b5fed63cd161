"""The handbook: opened by key at the page of what has the focus, searched, in both languages."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QKeySequence, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.actions.codebook import AddTag
from desktop.views.handbook.controller import BY_NAME
from desktop.views.handbook.pages import pages, search
from desktop.views.handbook.window import HandbookWindow
from desktop.views.import_export.export_dialog import ExportDialog
from desktop.views.main_window import MainWindow
from tests.views.conftest import settle, write


def f1(window: MainWindow) -> HandbookWindow:
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence("F1"))
    settle(window)
    (handbook,) = (one for one in window.findChildren(HandbookWindow) if one.isVisible())
    return handbook


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_has_a_title_of_its_own(language: str) -> None:
    titles = [page.title for page in pages(language)]
    assert len(titles) >= 8
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert [page.id for page in pages(language)] == [page.id for page in pages("en")]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_mark_of_markdown_is_left_on_a_page(language: str, qapp: QApplication) -> None:
    for page in pages(language):
        document = QTextDocument()
        document.setMarkdown(page.text)
        text = document.toPlainText()
        assert [mark for mark in ("**", "](", "```") if mark in text] == [], page.id


def test_a_search_needs_all_words() -> None:
    assert [page.id for page in search("en", "ctrl+shift+p PALETTE")] == ["keyboard"]
    assert search("zh", "没有这样的词") == []
    assert len(search("zh", "")) == len(pages("zh"))


def test_f1_opens_the_page_of_what_has_the_focus(two: MainWindow, qtbot: QtBot) -> None:
    two.session.perform(AddTag("民生"))
    two.documents.list.setFocus()
    handbook = f1(two)
    assert handbook.current() == "documents"
    assert handbook.field.hasFocus()
    two.commands["handbook"].trigger()
    assert two.findChildren(HandbookWindow) == [handbook], "the one that is open"
    QTest.keyClick(handbook, Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(handbook)
    two.activateWindow()
    qtbot.waitUntil(two.isActiveWindow)
    two.annotations_panel.codebook.tree.setFocus()
    assert f1(two).current() == "tagging"
    f1(two).close()


def test_pages_are_found_by_their_words_and_links_lead_to_pages(two: MainWindow) -> None:
    two.reader.setFocus()
    handbook = f1(two)
    assert handbook.current() == "reading"
    QTest.keyClicks(handbook.field, "Ctrl+Shift+I toggle bookmark")
    assert handbook.current() == "keyboard"
    assert "Ctrl+Shift+I" in handbook.text.toPlainText()
    handbook.text.anchorClicked.emit(QUrl("figures.md"))
    assert handbook.current() == "figures"
    handbook.field.clear()
    write(handbook.field, "没有这样的词")
    assert handbook.current() == ""
    assert handbook.text.toPlainText() == ""
    handbook.close()


def test_it_speaks_the_language_chosen_meanwhile(two: MainWindow) -> None:
    handbook = f1(two)
    title = next(page.title for page in pages("zh") if page.id == handbook.current())
    two.choices.languages["zh"].trigger()
    settle(two)
    assert handbook.windowTitle() == "手册"
    assert handbook.text.toPlainText().splitlines()[0] == title
    handbook.close()
    two.choices.languages["en"].trigger()
    settle(two)


def test_f1_in_a_dialog_opens_its_page_over_the_dialog(two: MainWindow, qtbot: QtBot) -> None:
    two.commands["export"].trigger()
    (dialog,) = two.findChildren(ExportDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keySequence(dialog.formats, QKeySequence("F1"))
    (handbook,) = dialog.findChildren(HandbookWindow)
    assert handbook.isVisible()
    assert handbook.current() == "files"
    QTest.keyClick(handbook, Qt.Key.Key_Escape)
    dialog.reject()


def test_every_dialog_named_has_a_page() -> None:
    assert set(BY_NAME.values()) <= {page.id for page in pages("zh")}
