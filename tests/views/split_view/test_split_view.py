"""The split view: what it opens first, and the panels that make room for it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.views.main_window import MainWindow
from tests.views.conftest import report, settle

PANELS = ("show-documents", "outline", "show-annotations")


@pytest.fixture
def years(make_window: Callable[..., MainWindow], tmp_path: Path) -> MainWindow:
    """A window with reports of two years of one place and one of another."""
    path = tmp_path / "years.piyue"
    with Library.create(path) as library:
        for region, year in (("云岭县", 2024), ("武乡县", 2023), ("云岭县", 2023)):
            library.perform(ImportFile(read_bytes(report(region, year).encode(), f"{region}{year}.txt")))
    return make_window(path)


def title(window: MainWindow, document_id: str) -> str:
    return next(row.title for row in window.session.library.queries.documents() if row.id == document_id)


def open_titled(window: MainWindow, words: str) -> None:
    rows = window.session.library.queries.documents()
    window.navigator.open_document(next(row.id for row in rows if words in row.title))
    settle(window)


def split(window: MainWindow) -> str:
    """Press the key of the split view and return the title of what is open in it."""
    QTest.keySequence(window.reader, QKeySequence("Ctrl+B"))
    settle(window)
    pane = window.split_view.pane
    assert pane is not None
    return title(window, pane.document.id)


def test_last_years_report_of_the_same_place_is_opened(years: MainWindow) -> None:
    open_titled(years, "2023年武乡县")
    open_titled(years, "2024年云岭县")
    assert "2023年云岭县" in split(years)


def test_where_there_is_none_what_was_read_before_is_opened(years: MainWindow) -> None:
    open_titled(years, "2024年云岭县")
    open_titled(years, "2023年武乡县")
    assert "2024年云岭县" in split(years)


def test_without_either_the_same_document_is_opened_where_it_is_read(
    make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "one.piyue"
    with Library.create(path) as library:
        library.perform(ImportFile(read_bytes(report().encode(), "one.txt")))
    window = make_window(path)
    assert split(window) == title(window, window.document.id)


def test_the_side_panels_are_folded_away_and_come_back(years: MainWindow) -> None:
    years.commands["show-annotations"].setChecked(False)
    years.documents.list.setFocus()
    years.commands["beside"].trigger()
    settle(years)
    assert years.reader.hasFocus()
    assert [years.commands[name].isChecked() for name in PANELS] == [False, False, False]
    assert not years.documents.isVisible()
    assert not years.outline.panel.isVisible()
    assert years.panel_shown("show-documents"), "on the next start there is no split view"
    QTest.keySequence(years.reader, QKeySequence("Ctrl+B"))
    settle(years)
    assert [years.commands[name].isChecked() for name in PANELS] == [True, True, False]
    assert years.documents.isVisible()


def test_what_was_chosen_beside_stays(years: MainWindow) -> None:
    open_titled(years, "2024年云岭县")
    first = split(years)
    pane = years.split_view.pane
    assert pane is not None
    pane.choice.setFocus()
    QTest.keyClick(pane.choice, Qt.Key.Key_Home)
    settle(years)
    chosen = title(years, pane.document.id)
    assert chosen != first
    split(years)
    assert not pane.isVisible()
    assert split(years) == chosen


def test_a_panel_that_was_hidden_by_hand_stays_hidden(years: MainWindow) -> None:
    QTest.keyClick(years.reader, Qt.Key.Key_F9)
    split(years)
    QTest.keyClick(years.reader, Qt.Key.Key_F10)
    assert years.annotations_panel.isVisible()
    QTest.keyClick(years.reader, Qt.Key.Key_F10)
    split(years)
    assert not years.documents.isVisible()
    assert not years.annotations_panel.isVisible()
