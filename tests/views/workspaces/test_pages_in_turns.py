"""Pages that take long to make: shown at once when chosen, made in turns, and given up with their library."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from desktop.actions.library import Library
from desktop.views.main_window import MainWindow
from desktop.views.operations import turns
from desktop.views.workspaces.controller import READ
from desktop.views.workspaces.page import Page
from tests.views.conftest import child, settle

PAGES = {"search": "library-search", "annotations": "retrieval", "ledger": "ledger", "analyze": "analysis"}
"""The pages that need a library, each with the command that shows it."""


@pytest.fixture(autouse=True)
def _one_step_a_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "TURN_S", 0.0)


def _take_turns(count: int) -> None:
    """Let timers go off that are due, as often as that."""
    for _ in range(count):
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents()


def _shown(window: MainWindow) -> Page:
    page = window.pages.currentWidget()
    assert isinstance(page, Page)
    return page


def _is_ready(page: Page) -> bool:
    return page.is_ready


def _wait_until_ready(window: MainWindow, qtbot: QtBot) -> Page:
    """Return the page that is shown, once it is made; one step a turn takes more than settling waits."""
    settle(window)
    page = _shown(window)
    qtbot.waitUntil(lambda: page.is_ready)
    settle(window)
    return page


def _pages() -> list[Page]:
    """Return the pages and contents of tabs that are there, but for Read."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [one for one in QApplication.allWidgets() if isinstance(one, Page) and one.objectName()]


@pytest.mark.parametrize("page_id", PAGES)
def test_a_page_is_shown_at_once_and_focused_when_it_is_ready(
    two: MainWindow, qtbot: QtBot, page_id: str
) -> None:
    two.commands[PAGES[page_id]].trigger()
    page = _shown(two)
    assert two.workspaces.current == page_id and page.isVisible() and not _is_ready(page)
    assert two.commands[PAGES[page_id]].isChecked()
    assert page.hasFocus(), "what is typed by now is not meant for the text"
    assert _wait_until_ready(two, qtbot) is page
    focused = QApplication.focusWidget()
    assert focused is not None and focused is not page
    assert page.isAncestorOf(focused) and focused.isVisible()


def test_it_is_chosen_again_while_it_is_made(two: MainWindow) -> None:
    two.commands["library-search"].trigger()
    _take_turns(2)
    two.commands["library-search"].trigger()
    settle(two)
    assert two.workspaces.current == "search"
    assert [one.objectName() for one in _pages()].count("hits-view") == 1


def test_whoever_asks_for_the_page_meanwhile_has_it_at_once(two: MainWindow) -> None:
    two.commands["library-search"].trigger()
    _take_turns(3)
    view = two.library_search.search("招商")
    assert view is not None and view.is_ready and view.isVisible()
    assert view.row.query() == "招商"
    settle(two)
    assert two.workspaces.current == "search"
    assert [one for one in _pages() if one.objectName() == "hits-view"] == [view]


@pytest.mark.parametrize("count", [0, 1, 3, 5])
def test_another_page_is_chosen_meanwhile(two: MainWindow, qtbot: QtBot, count: int) -> None:
    two.commands["analysis"].trigger()
    _take_turns(count)
    two.commands["library-search"].trigger()
    settle(two)
    assert two.workspaces.current == "search"
    assert not two.commands["analysis"].isChecked()
    assert child(two, QLineEdit, "query-words").hasFocus(), "a page that is ready later takes no focus"
    two.commands["analysis"].trigger()
    _wait_until_ready(two, qtbot)


@pytest.mark.parametrize("count", [0, 2, 4])
def test_what_was_to_be_done_there_is_not_done_on_another_page(two: MainWindow, count: int) -> None:
    done: list[str] = []
    two.workspaces.choose("analyze", lambda: done.append("analyze"))
    _take_turns(count)
    two.workspaces.choose(READ)
    settle(two)
    assert done == []
    two.workspaces.choose("analyze", lambda: done.append("now"))
    assert done == ["now"]


def test_a_tab_is_made_in_turns_and_focused_when_it_is_ready(two: MainWindow, qtbot: QtBot) -> None:
    page = two.workspaces.show("analyze")
    assert page is not None
    page.bar.setCurrentIndex(1)  # type: ignore[attr-defined]
    view = child(two, Page, "compare")
    assert not _is_ready(view) and view.isHidden()
    page.bar.setCurrentIndex(2)  # type: ignore[attr-defined]
    page.bar.setCurrentIndex(1)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: view.is_ready)
    settle(two)
    assert view.isVisible() and child(two, Page, "shared").isHidden()
    focused = QApplication.focusWidget()
    assert focused is not None and view.isAncestorOf(focused)


@pytest.mark.parametrize("page_id", PAGES)
@pytest.mark.parametrize("count", [0, 1, 2, 4, 6, 9])
def test_another_library_is_opened_meanwhile(two: MainWindow, qtbot: QtBot, page_id: str, count: int) -> None:
    path = two.session.library.path.with_name("another.piyue")
    Library.create(path, "甲").close()
    two.commands[PAGES[page_id]].trigger()
    _take_turns(count)
    two.open_library(path)
    settle(two)
    assert two.workspaces.current == READ
    assert _pages() == [], "what is given up is freed"
    two.commands[PAGES[page_id]].trigger()
    _wait_until_ready(two, qtbot)


@pytest.mark.parametrize("page_id", PAGES)
@pytest.mark.parametrize("count", [0, 2, 5, 8])
def test_language_and_theme_are_changed_meanwhile(
    two: MainWindow, qtbot: QtBot, page_id: str, count: int
) -> None:
    two.commands[PAGES[page_id]].trigger()
    _take_turns(count)
    two.choices.languages["zh"].trigger()
    two.choices.themes["dark"].trigger()
    page = _wait_until_ready(two, qtbot)
    texts = [one.text().rstrip("…") for one in page.findChildren(QPushButton)]
    assert [one for one in texts if one.isascii() and one.isalpha() and one != "CSV"] == []


@pytest.mark.parametrize("page_id", PAGES)
@pytest.mark.parametrize("count", [0, 2, 5, 8])
def test_the_window_is_closed_meanwhile(two: MainWindow, page_id: str, count: int) -> None:
    two.commands[PAGES[page_id]].trigger()
    _take_turns(count)
    two.close()
    _take_turns(5)
    assert not two.isVisible()


def test_what_is_to_be_done_there_has_all_of_the_page(two: MainWindow, qtbot: QtBot) -> None:
    done: list[Page | None] = []
    two.workspaces.choose("analyze", lambda: done.append(two.workspaces.show("analyze")))
    assert done == []
    page = _wait_until_ready(two, qtbot)
    assert done == [page]


@pytest.mark.parametrize("page_id", ["search", "annotations", "analyze"])
def test_tabs_stay_in_their_place_while_a_page_is_made(two: MainWindow, page_id: str) -> None:
    two.commands[PAGES[page_id]].trigger()
    _take_turns(2)
    bar = next(one for one in _shown(two).findChildren(QTabBar) if one.count() > 1)
    before = bar.geometry()
    assert before.y() < bar.height()
    settle(two)
    assert bar.geometry() == before
