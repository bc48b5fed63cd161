"""Keys of the user's own: what is kept, what is taken, and the sheet in which they are changed."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTreeWidget

from desktop.settings import Settings
from desktop.views.commands import key_bindings
from desktop.views.commands.registry import Command, Place, display_key
from desktop.views.commands.shortcuts_dialog import ShortcutsDialog
from desktop.views.main_window import MainWindow
from tests.views.conftest import child, settle

COMMANDS = [
    Command("find", "&Find", lambda: None, Place("edit", 0, 0), ("Ctrl+F",)),
    Command("undo", "&Undo", lambda: None, Place("edit", 0, 1), ("Ctrl+Z",)),
    Command("word", "&Word", lambda: None, Place("annotate", 0, 0), ("W",), scope="text"),
    Command("export-all", "&All", lambda: None, Place("export", 0, 0)),
    Command("copy", "&Copy", lambda: None, Place("edit", 1, 0), ("Ctrl+C",), scope="widget"),
]
NAMES = [one.name for one in key_bindings.bindings(COMMANDS, {})]
KEYS = ["Ctrl+K", "Ctrl+Z", "F3", "W", "Alt+Left", "]", "Ctrl+Shift+K", "Space"]


def test_no_key_is_given_twice_where_both_would_work(two: MainWindow) -> None:
    listed = key_bindings.bindings(two.commands.all(), {})
    window = [one for one in listed if one.scope == "window"]
    for one in window:
        for key in one.keys:
            assert not key_bindings.conflicting(listed, key, one.name), (one.name, key)


def test_names_are_unique(two: MainWindow) -> None:
    names = [one.name for one in key_bindings.bindings(two.commands.all(), {})]
    assert len(names) == len(set(names)) > 100


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(KEYS)), max_size=6))
def test_a_key_that_is_given_is_nobody_elses(steps: list[tuple[str, str]]) -> None:
    own: key_bindings.UserKeys = {}
    for name, key in steps:
        own = key_bindings.with_keys(own, key_bindings.bindings(COMMANDS, own), name, (key,))
        listed = key_bindings.bindings(COMMANDS, own)
        assert next(one for one in listed if one.name == name).keys == (key,)
        assert not key_bindings.conflicting(listed, key, name)


def test_what_is_as_it_came_is_not_kept() -> None:
    own = key_bindings.with_keys({}, key_bindings.bindings(COMMANDS, {}), "window:find", ("Ctrl+K",))
    assert own == {"window:find": ("Ctrl+K",)}
    assert key_bindings.with_keys(own, key_bindings.bindings(COMMANDS, own), "window:find", ("Ctrl+F",)) == {}


@pytest.mark.parametrize("held", ["", "[]", "{", '{"a": 1}', '{"window:undo": ["Ctrl+U"]}'])
def test_damaged_settings_do_no_harm(held: str) -> None:
    settings = Settings()
    settings.set_text("keys", held)
    kept = key_bindings.load(settings)
    assert kept == ({"window:undo": ("Ctrl+U",)} if "undo" in held else {})
    key_bindings.bindings(COMMANDS, kept)


def sheet(window: MainWindow) -> ShortcutsDialog:
    QTest.keySequence(window.reader, QKeySequence("?"))
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    return dialog


def test_a_key_is_changed_and_comes_back(two: MainWindow, make_window: Callable[..., MainWindow]) -> None:
    dialog = sheet(two)
    QTest.keyClicks(child(dialog, QLineEdit, "keys-filter"), "toggle bookmark")
    dialog.choose("window:bookmark")
    dialog.key.setFocus()
    QTest.keyClick(dialog.key, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert "Find in document" in dialog.said.text()
    QTest.mouseClick(child(dialog, QPushButton, "keys-use"), Qt.MouseButton.LeftButton)
    dialog.close()
    QTest.keySequence(two.reader, QKeySequence("Ctrl+F"))
    settle(two)
    assert not two.find_bar.isVisible()
    assert len(two.session.library.queries.bookmarks(two.document.id)) == 1
    library = two.session.library.path
    two.close()
    again = make_window(library)
    assert again.commands["bookmark"].shortcut() == QKeySequence("Ctrl+F")
    assert again.commands["find"].shortcut().isEmpty()


def test_a_key_of_the_pane_is_changed(two: MainWindow) -> None:
    dialog = sheet(two)
    dialog.choose("pane:next-word")
    dialog.key.setFocus()
    QTest.keyClick(dialog.key, Qt.Key.Key_L)
    QTest.mouseClick(child(dialog, QPushButton, "keys-use"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(child(dialog, QPushButton, "keys-use"), Qt.MouseButton.LeftButton)
    dialog.close()
    two.reader.set_caret(0)
    QTest.keyClick(two.reader, Qt.Key.Key_L)
    assert two.reader.caret() == two.reader.word_at(0)[1]
    QTest.keySequence(two.reader, QKeySequence("Ctrl+Right"))
    assert two.reader.caret() == two.reader.word_at(0)[1]


def test_numbers_stay_with_the_tags(two: MainWindow) -> None:
    dialog = sheet(two)
    dialog.choose("window:find")
    dialog.key.setFocus()
    QTest.keyClick(dialog.key, Qt.Key.Key_5)
    assert not child(dialog, QPushButton, "keys-use").isEnabled()
    assert dialog.said.text()
    dialog.close()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_key_is_called_enter(make_window: Callable[..., MainWindow], language: str) -> None:
    window = make_window(language=language)
    dialog = sheet(window)
    dialog.choose("pane:activate")
    item = child(dialog, QTreeWidget, "keys-list").currentItem()
    assert item is not None and item.text(1) == "Enter"
    assert display_key("Ctrl+Return") == "Ctrl+Enter"
    assert display_key("Ctrl+R") == "Ctrl+R"
