"""No letter twice in a menu, in neither language: Alt and a letter always do one thing."""

from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.views.main_window import MainWindow
from tests.views.conftest import child, settle


def _letters(actions: Iterable[QAction]) -> list[str]:
    """Return the mnemonics of what a menu shows, as letters of one case."""
    texts = [action.text().replace("&&", "") for action in actions]
    return [text[text.index("&") + 1].upper() for text in texts if "&" in text]


def _doubled(window: MainWindow) -> dict[str, list[str]]:
    """Return the letters that a menu has more than once, by its title."""
    menus = {menu.title(): menu.actions() for menu in window.menuBar().findChildren(QMenu)}
    menus["the menu bar"] = window.menuBar().actions()
    doubled = {
        title: [letter for letter, count in Counter(_letters(actions)).items() if count > 1]
        for title, actions in menus.items()
    }
    return {title: letters for title, letters in doubled.items() if letters}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_letter_is_twice_in_a_menu(make_window: Callable[..., MainWindow], language: str) -> None:
    window = make_window(language=language)
    settle(window)
    titles = [action.text() for action in window.menuBar().actions()]
    assert len(_letters(window.menuBar().actions())) == len(titles) == 7
    assert _doubled(window) == {}


def test_a_letter_that_is_twice_would_be_seen(make_window: Callable[..., MainWindow]) -> None:
    window = make_window(language="en")
    child(window, QMenu, "menu-edit").addAction("&Undo something else")
    assert list(_doubled(window).values()) == [["U"]]
