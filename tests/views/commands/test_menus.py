"""Menus and tool bar: no menu is longer than a screen, nothing is lost, and keys stay those of the user."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton

from desktop.settings import Settings
from desktop.views.commands.key_bindings import load
from desktop.views.commands.menu_titles import INNER, MAX_ENTRIES, MENUS
from desktop.views.main_window import MainWindow
from tests.views.conftest import child, settle

IN_NO_MENU = {"first-end", "last-end"}
"""Keys of the text alone."""


def entries(menu: QMenu) -> list[str]:
    """Return the words of what a menu offers."""
    return [one.text() for one in menu.actions() if not one.isSeparator()]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_menu_has_more_entries_than_a_screen_has_room_for(
    make_window: Callable[..., MainWindow], language: str
) -> None:
    window = make_window(language=language)
    assert [one.menu().objectName() for one in window.menuBar().actions()] == [
        f"menu-{name}" for name in MENUS
    ]
    for name in (*MENUS, *INNER):
        if name in ("recent", "tags"):
            continue  # as long as what it lists
        words = entries(child(window, QMenu, f"menu-{name}"))
        assert 0 < len(words) <= MAX_ENTRIES, name


def test_every_command_is_in_a_menu(two: MainWindow) -> None:
    known = {*MENUS, *INNER}
    lost = [one.id for one in two.commands.all() if one.menu() not in known]
    assert set(lost) == IN_NO_MENU


def test_no_key_is_that_of_two_commands(two: MainWindow) -> None:
    taken: dict[str, str] = {}
    for command in two.commands.all():
        for key in command.keys:
            assert key not in taken, (key, command.id, taken[key])
            taken[key] = command.id


def test_keys_that_changed_hands(two: MainWindow) -> None:
    keys = {one.id: one.keys for one in two.commands.all()}
    assert keys["command-palette"] == ("Ctrl+Shift+P",)
    assert keys["export-pdf"] == keys["annotate-hits"] == ()
    assert keys["keys"] == ("?",)
    assert keys["handbook"] == ("F1",)
    assert keys["library-search"] == ("Ctrl+Shift+F",)


def test_keys_of_commands_that_have_another_name_now_are_kept() -> None:
    settings = Settings()
    settings.set_text("keys", json.dumps({"pane:back": ["Ctrl+["], "window:reading-settings": ["F12"]}))
    assert load(settings) == {"window:back": ("Ctrl+[",), "window:settings": ("F12",)}


def test_a_user_who_gave_the_palettes_key_to_something_else_keeps_it(
    make_window: Callable[..., MainWindow],
) -> None:
    Settings().set_text(
        "keys", json.dumps({"window:export-pdf": ["Ctrl+Shift+P"], "window:command-palette": []})
    )
    window = make_window()
    assert window.commands["export-pdf"].shortcut().toString() == "Ctrl+Shift+P"
    assert window.commands["command-palette"].shortcut().isEmpty()


def test_the_menu_of_the_tool_bar_switches_layers(two: MainWindow) -> None:
    button = child(two, QToolButton, "tool-display")
    menu = button.menu()
    figures = two.commands["layer-figures"]
    assert figures in menu.actions()
    shown = figures.isChecked()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(figures).center())
    settle(two)
    assert two.reader.layer_visible("figures") is not shown


def test_a_switch_shows_in_menus_whether_it_is_on(two: MainWindow) -> None:
    switches = [two.commands[one.id] for one in two.commands.all() if one.checkable]
    assert {one.objectName() for one in switches} >= {"layer-words", "show-documents", "outline"}
    assert not any(one.isIconVisibleInMenu() for one in switches), "an icon would stand where the tick is"


def test_a_menu_within_a_menu_has_lines_between_its_groups(two: MainWindow) -> None:
    names = [
        one.objectName() if not one.isSeparator() else "-"
        for one in child(two, QMenu, "menu-document").actions()
    ]
    assert names[-2:] == ["-", "delete-document"], "what deletes stands apart"
    assert names[0] != "-"
    assert "--" not in "".join(names)
