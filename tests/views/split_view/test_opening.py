"""Two texts side by side: which one comes beside the first, and the panels that make room for them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.views.main_window import MainWindow
from tests.views.conftest import report, settle

REPORTS = (("云岭县", 2022), ("云岭县", 2023), ("云岭县", 2024), ("长治市", 2023))


@pytest.fixture
def several(make_window: Callable[..., MainWindow], tmp_path: Path) -> MainWindow:
    """A window with a library of reports of two places, none of them read yet."""
    path = tmp_path / "several.piyue"
    with Library.create(path) as library:
        for region, year in REPORTS:
            library.perform(ImportFile(read_bytes(report(region, year).encode(), f"{region}{year}.txt")))
    return make_window(path)


def open_report(window: MainWindow, region: str, year: int) -> None:
    rows = window.session.library.queries.documents()
    window.open_document(next(row.id for row in rows if (row.region, row.year) == (region, year)))
    settle(window)


def split(window: MainWindow) -> None:
    window.reader.setFocus()
    QTest.keyClick(window.reader, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    settle(window)


def beside(window: MainWindow) -> tuple[str, int | None]:
    """Return place and year of the report in the second pane, which is visible."""
    pane = window.split_view.pane
    assert pane is not None
    assert pane.isVisible()
    rows = window.session.library.queries.documents()
    return next((row.region, row.year) for row in rows if row.id == pane.document.id)


def test_last_years_report_of_the_same_place_comes_beside(several: MainWindow) -> None:
    open_report(several, "长治市", 2023)
    open_report(several, "云岭县", 2024)
    split(several)
    assert beside(several) == ("云岭县", 2023)


def test_else_the_report_that_was_read_before(several: MainWindow) -> None:
    open_report(several, "云岭县", 2023)
    open_report(several, "长治市", 2023)
    split(several)
    assert beside(several) == ("云岭县", 2023)


def test_what_was_chosen_beside_stays(several: MainWindow) -> None:
    open_report(several, "云岭县", 2024)
    split(several)
    pane = several.split_view.pane
    assert pane is not None
    pane.choice.setFocus()
    first = beside(several)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(pane.choice, key)
        settle(several)
    chosen = beside(several)
    assert chosen != first
    split(several)
    assert not pane.isVisible()
    split(several)
    assert beside(several) == chosen


def test_the_panels_make_room_and_come_back(several: MainWindow) -> None:
    open_report(several, "云岭县", 2024)
    panels = several.documents, several.annotations_panel
    assert all(panel.isVisible() for panel in panels)
    before = several.reader.width()
    split(several)
    assert not any(panel.isVisible() for panel in panels)
    assert several.reader.width() > before // 2
    split(several)
    assert all(panel.isVisible() for panel in panels)


def test_a_panel_that_was_hidden_or_shown_by_hand_stays_so(several: MainWindow) -> None:
    open_report(several, "云岭县", 2024)
    QTest.keyClick(several.reader, Qt.Key.Key_F9)
    split(several)
    QTest.keyClick(several.reader, Qt.Key.Key_F10)
    assert several.annotations_panel.isVisible()
    QTest.keyClick(several.reader, Qt.Key.Key_F10)
    split(several)
    assert not several.documents.isVisible()
    assert not several.annotations_panel.isVisible()


def test_the_next_start_knows_nothing_of_the_folding(several: MainWindow) -> None:
    open_report(several, "云岭县", 2024)
    split(several)
    assert several.settings.text("show-documents") in ("", "true")
    assert several.settings.text("show-annotations") in ("", "true")
