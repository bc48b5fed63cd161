"""A window with three reports, and its page of analyses."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.actions.documents import ImportFile, SetMetadata
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.views.main_window import MainWindow
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.workspaces.page import Page
from tests.views.conftest import child, report, settle

PLACES = (("云岭县", 2023, "山西省"), ("云岭县", 2024, "山西省"), ("安平县", 2024, "云南省"))
ONLY_2024 = "低空经济加快布局，低空经济示范园区开工建设，招商引资再上台阶。\n" * 2


@pytest.fixture
def window(make_window: Callable[..., MainWindow], tmp_path: Path) -> MainWindow:
    """A window with three reports of two places and years."""
    path = tmp_path / "three.piyue"
    with Library.create(path) as library:
        for region, year, province in PLACES:
            text = report(region, year) + (ONLY_2024 if year == 2024 else "")
            done = library.perform(ImportFile(read_bytes(text.encode(), f"{region}{year}.txt")))
            (key,) = done.changes.documents
            library.perform(SetMetadata(key, region=region, province=province, year=year, level="county"))
    return make_window(path)


def analysis_page(window: MainWindow) -> Page:
    """Show the page of analyses by its key, and return it."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_A, both)
    settle(window)
    page = window.workspaces.page("analyze")
    assert window.workspaces.current == "analyze" and page is not None
    return page


def empty_words(page: QWidget, name: str) -> tuple[str, str]:
    """Return the heading and the hint that are shown where there is nothing yet."""
    shown = child(page, EmptyState, name)
    assert shown.isVisible()
    return shown.accessibleName(), shown.accessibleDescription()
