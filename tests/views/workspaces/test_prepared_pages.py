"""Pages that take long to make: prepared turn by turn once chosen, and given up where no longer wanted."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.actions.library import Library
from desktop.views.library_search.hits_view import HitsView
from desktop.views.library_search.page import SearchPage
from desktop.views.main_window import MainWindow
from desktop.views.workspaces.controller import READ
from tests.views.conftest import settle


def _take_turns(count: int) -> None:
    """Let timers go off that are due, as often as that."""
    for _ in range(count):
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents()


def _views() -> list[HitsView]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [one for one in QApplication.allWidgets() if isinstance(one, HitsView)]


def test_the_page_is_shown_after_some_turns_and_not_at_once(two: MainWindow) -> None:
    two.commands["library-search"].trigger()
    assert two.workspaces.current == READ
    settle(two)
    assert two.workspaces.current == "search"
    (view,) = _views()
    assert view.isVisible()
    assert view.row.field.hasFocus()
    assert two.commands["library-search"].isChecked()


def test_it_is_chosen_again_while_it_is_prepared(two: MainWindow) -> None:
    two.commands["library-search"].trigger()
    two.commands["library-search"].trigger()
    settle(two)
    assert two.workspaces.current == "search"
    assert len(_views()) == 1


def test_whoever_asks_for_the_page_meanwhile_has_it_at_once(two: MainWindow) -> None:
    two.commands["library-search"].trigger()
    view = two.library_search.search("招商")
    assert view is not None
    assert two.workspaces.current == "search"
    settle(two)
    assert _views() == [view]
    assert view.row.query() == "招商"


@pytest.mark.parametrize("turns", range(6))
def test_another_page_is_chosen_meanwhile(two: MainWindow, turns: int) -> None:
    two.commands["library-search"].trigger()
    _take_turns(turns)
    two.workspaces.show("annotations")
    settle(two)
    assert two.workspaces.current == "annotations"
    assert not two.commands["library-search"].isChecked()
    assert all(two.isAncestorOf(one) for one in _views()), "what is given up is freed"
    two.commands["library-search"].trigger()
    settle(two)
    assert two.workspaces.current == "search"
    assert len(_views()) == 1


@pytest.mark.parametrize("turns", range(5))
def test_another_library_is_opened_meanwhile(two: MainWindow, turns: int) -> None:
    path = two.session.library.path.with_name("another.piyue")
    Library.create(path, "甲").close()
    two.commands["library-search"].trigger()
    _take_turns(turns)
    two.open_library(path)
    settle(two)
    assert two.workspaces.current == READ
    assert _views() == []
    page = two.library_search.page()
    assert isinstance(page, SearchPage)
    assert len(_views()) == 1
