"""The command palette: everything is found by Chinese, pinyin, initials and English, and run by Enter."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTagPath
from desktop.views.analysis.dictionary_dialog import DictionaryDialog
from desktop.views.commands.palette_entries import BATCH, PaletteEntry, PaletteSearch, other_words
from desktop.views.main_window import MainWindow
from desktop.views.retrieval.view import RetrievalView
from tests.views.conftest import settle, write


def open_palette(window: MainWindow) -> None:
    window.activateWindow()
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence("Ctrl+Shift+P"))
    settle(window)
    assert window.command_palette.palette.field.hasFocus()


def find(window: MainWindow, words: str) -> list[PaletteEntry]:
    """Type words into the open palette and return what is found."""
    palette = window.command_palette.palette
    palette.field.clear()
    if words.isascii():
        QTest.keyClicks(palette.field, words)
    else:
        write(palette.field, words)
    return palette.model.entries()


def enter(window: MainWindow) -> None:
    QTest.keyClick(window.command_palette.palette.field, Qt.Key.Key_Return)
    settle(window)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_command_is_found_in_both_languages_and_by_pinyin(
    make_window: Callable[..., MainWindow], language: str
) -> None:
    window = make_window(language=language)
    open_palette(window)
    for words in ("full screen", "全屏", "quanping", "qp"):
        found = find(window, words)
        assert "full-screen" in [one.key for one in found[:3]], (words, [one.title for one in found])


@pytest.mark.parametrize(
    "words",
    ["edit dictionary", "dictionary", "编辑词典", "词典", "bjcd", "cidian", "word list", "词表", "zhutici"],
)
def test_the_editor_of_dictionaries_is_found_and_opened(two: MainWindow, words: str) -> None:
    open_palette(two)
    found = find(two, words)
    assert "edit-dictionary" in [one.key for one in found[:3]], [one.title for one in found]
    while found[two.command_palette.palette.list.currentIndex().row()].key != "edit-dictionary":
        QTest.keyClick(two.command_palette.palette.field, Qt.Key.Key_Down)
    enter(two)
    dialog = two.findChild(DictionaryDialog)
    assert dialog is not None and dialog.isVisible()
    dialog.reject()


def test_other_words_for_commands_are_those_of_commands_that_there_are(two: MainWindow) -> None:
    known = {one.id for one in two.commands.all()}
    assert other_words().keys() <= known
    open_palette(two)
    for command, words in other_words().items():
        for one in words if two.commands[command].isEnabled() else ():
            assert command in [entry.key for entry in find(two, one)[:3]], one


def test_enter_runs_what_is_found_as_if_chosen_where_the_focus_was(two: MainWindow) -> None:
    two.reader.setFocus()
    open_palette(two)
    found = find(two, "outline")
    assert found[0].key in ("outline", "go-outline")
    shown = two.outline.panel.isVisible()
    while two.command_palette.palette.current() is not None:
        current = two.command_palette.palette.current()
        assert current is not None
        if current.key == "outline":
            break
        QTest.keyClick(two.command_palette.palette.field, Qt.Key.Key_Down)
    enter(two)
    assert two.outline.panel.isVisible() is not shown
    assert two.reader.hasFocus()


def test_documents_sections_and_tags_are_found(two: MainWindow) -> None:
    done = two.session.perform(AddTagPath("产业/煤炭"))
    assert done is not None
    two.session.perform(AddAnnotation(two.document.id, 5, 9, done.value[-1]))
    settle(two)
    open_palette(two)
    assert find(two, "changzhi")[0].kind == "document"
    enter(two)
    contents = two.document.contents
    assert contents is not None and "长治市" in contents.row.title
    open_palette(two)
    section = next(one for one in find(two, "gzap") if one.kind == "section")
    assert "工作安排" in section.title
    enter(two)
    assert two.reader.caret() == int(section.key)
    open_palette(two)
    assert find(two, "meitan")[0].kind == "tag"
    enter(two)
    page = two.findChild(RetrievalView)
    assert page is not None and page.isVisible(), "nothing is selected: its annotations are shown"
    assert len(page.model.rows()) == 1


def test_a_tag_is_applied_to_what_is_selected(two: MainWindow) -> None:
    two.session.perform(AddTagPath("产业"))
    two.reader.setFocus()
    two.reader.select(10, 14)
    open_palette(two)
    assert find(two, "chanye")[0].kind == "tag"
    enter(two)
    (row,) = two.session.library.queries.annotations(two.document.id)
    assert (row.start, row.end, row.tag) == (10, 14, "产业")


def test_escape_and_a_click_elsewhere_leave_and_give_the_focus_back(two: MainWindow) -> None:
    two.reader.setFocus()
    open_palette(two)
    QTest.keyClick(two.command_palette.palette.field, Qt.Key.Key_Escape)
    assert not two.command_palette.palette.isVisible()
    assert two.reader.hasFocus()
    open_palette(two)
    two.documents.list.setFocus()
    assert not two.command_palette.palette.isVisible()


def test_what_was_chosen_lately_is_offered_first(two: MainWindow) -> None:
    open_palette(two)
    find(two, "zoom in")
    enter(two)
    open_palette(two)
    assert two.command_palette.palette.model.entries()[0].key == "larger"


def test_what_cannot_be_done_now_is_not_offered(two: MainWindow) -> None:
    assert not two.commands["redo"].isEnabled()
    open_palette(two)
    assert "redo" not in [one.key for one in find(two, "redo")]


def test_thousands_of_names_are_read_bit_by_bit() -> None:
    entries = [
        PaletteEntry("document", str(number), f"{number}年报告", (), "", lambda: None)
        for number in range(400)
    ]
    search = PaletteSearch()
    search.set_entries(entries)
    assert search.find("399", []) == []
    batches = 1
    while search.read_some():
        batches += 1
    assert batches >= 400 // BATCH
    assert [one.key for one in search.find("399", [])] == ["399"]
    assert search.find("", ["document:7"])[0].key == "7"


def test_a_theme_is_chosen_and_long_titles_do_not_answer_to_scattered_letters(two: MainWindow) -> None:
    open_palette(two)
    found = find(two, "dark")
    assert (found[0].kind, found[0].title) == ("command", "Theme › Dark")
    assert all("dark" in entry.title.casefold() for entry in found if entry.kind == "document")
    assert find(two, "深色")[0].title == "Theme › Dark", "by its name in the other language"
    assert find(two, "shense")[0].title == "Theme › Dark"
    enter(two)
    assert two.session.theme.name == "dark"
